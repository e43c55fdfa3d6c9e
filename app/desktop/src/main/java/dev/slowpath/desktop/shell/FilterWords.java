package dev.slowpath.desktop.shell;

import dev.slowpath.workbench.screen.Filter;

/// What chips and the search call filters.
final class FilterWords {

  private FilterWords() {}

  /// What of.
  static String key(Filter filter) {
    return switch (filter) {
      case Filter.Time _ -> "Time";
      case Filter.OfEndpoint _ -> "Endpoint";
      case Filter.OfService _ -> "Service";
      case Filter.OfThread _ -> "Thread";
    };
  }

  static String value(Filter filter) {
    return switch (filter) {
      case Filter.Time(var range) -> Words.window(range);
      case Filter.OfEndpoint(var endpoint) -> endpoint.name();
      case Filter.OfService(String service) -> service;
      case Filter.OfThread(String thread) -> thread;
    };
  }

  static String icon(Filter filter) {
    return switch (filter) {
      case Filter.Time _ -> "c-clock-outline";
      case Filter.OfEndpoint _ -> "g-gauge";
      case Filter.OfService _ -> "s-server";
      case Filter.OfThread _ -> "f-fire";
    };
  }

  /// How far it reaches.
  static String reach(Filter filter) {
    return switch (filter) {
      case Filter.Time _ -> "Everything is measured anew over this time";
      case Filter.OfEndpoint _ -> "Requests of this endpoint, their statements and their plans";
      case Filter.OfService _ -> "Requests of this service, their statements and their plans";
      case Filter.OfThread _ ->
          "Samples of this thread; requests and statements are not held to it";
    };
  }
}
