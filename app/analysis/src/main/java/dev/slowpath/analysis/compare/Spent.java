package dev.slowpath.analysis.compare;

import dev.slowpath.model.endpoint.TimeKind;

/// What a request's time goes to, from when it was sent.
public enum Spent {
  /// From when it was sent to when a worker took it.
  QUEUE("queue"),
  DATABASE("database"),
  HTTP("http"),
  CACHE("cache"),
  WAIT("wait"),
  SERIALISATION("serialisation"),
  OWN("own");

  private final String id;

  Spent(String id) {
    this.id = id;
  }

  /// The name used in JSON.
  public String id() {
    return id;
  }

  static Spent on(TimeKind kind) {
    return switch (kind) {
      case DATABASE -> DATABASE;
      case HTTP -> HTTP;
      case CACHE -> CACHE;
      case WAIT -> WAIT;
      case SERIALISATION -> SERIALISATION;
      case OWN -> OWN;
    };
  }
}
