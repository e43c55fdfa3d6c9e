package dev.slowpath.plugin.traces.requests;

import dev.slowpath.plugin.reading.span.Times;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which columns of a table of requests mean what, told by the names that people and programs give
/// them. Case, spaces and punctuation do not matter.
final class RequestColumns {
  private static final List<String> TIME =
      List.of(
          "timestamp",
          "starttime",
          "startedat",
          "start",
          "started",
          "time",
          "datetime",
          "date",
          "ts",
          "timelocal",
          "timeiso8601",
          "msec",
          "begin",
          "when");
  private static final List<String> NAME =
      List.of(
          "route",
          "endpoint",
          "url",
          "uri",
          "requesturi",
          "path",
          "target",
          "name",
          "label",
          "requestname",
          "request",
          "operation",
          "transaction",
          "resource",
          "page");
  private static final List<String> DURATION =
      List.of(
          "duration",
          "elapsed",
          "elapsedtime",
          "latency",
          "responsetime",
          "requesttime",
          "timetaken",
          "took",
          "servicetime",
          "totaltime",
          "runtime",
          "rt");
  private static final List<String> STATUS =
      List.of("status", "statuscode", "responsecode", "httpstatus", "httpcode", "code");
  private static final List<String> METHOD =
      List.of("method", "verb", "httpmethod", "requestmethod");
  private static final List<String> SERVICE =
      List.of("service", "servicename", "app", "application", "host", "httphost", "servername");
  private static final Map<String, Integer> UNITS =
      Map.of(
          "s",
          Times.SECONDS,
          "sec",
          Times.SECONDS,
          "seconds",
          Times.SECONDS,
          "ms",
          Times.MILLIS,
          "millis",
          Times.MILLIS,
          "milliseconds",
          Times.MILLIS,
          "us",
          Times.MICROS,
          "micros",
          Times.MICROS,
          "ns",
          Times.NANOS,
          "nanos",
          Times.NANOS);

  private final Optional<String> time;
  private final Optional<String> name;
  private final Optional<String> status;
  private final Optional<String> method;
  private final Optional<String> service;
  private Optional<String> duration = Optional.empty();
  private Optional<Integer> unit = Optional.empty();

  private RequestColumns(Collection<String> names) {
    time = found(names, TIME);
    name = found(names, NAME);
    status = found(names, STATUS);
    method = found(names, METHOD);
    service = found(names, SERVICE);
    for (String one : names) {
      findDuration(one);
    }
  }

  static RequestColumns of(Collection<String> names) {
    return new RequestColumns(names);
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replace("µ", "u").replaceAll("[^a-z0-9]", "");
  }

  private static Optional<String> found(Collection<String> names, List<String> wanted) {
    for (String one : wanted) {
      for (String name : names) {
        if (normal(name).equals(one)) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  /// The name of a duration may end in its unit; one with a unit wins.
  private void findDuration(String column) {
    String normal = normal(column);
    for (String base : DURATION) {
      String rest = normal.startsWith(base) ? normal.substring(base.length()) : "-";
      boolean isBetter = duration.isEmpty() || unit.isEmpty();
      if (isBetter && (rest.isEmpty() || UNITS.containsKey(rest))) {
        duration = Optional.of(column);
        unit = Optional.ofNullable(UNITS.get(rest));
      }
    }
    // nginx writes this one in seconds, and so do those that follow it
    if (unit.isEmpty() && normal.equals("requesttime")) {
      unit = Optional.of(Times.SECONDS);
    }
  }

  /// Whether there is what a request cannot do without: when, what and how long.
  boolean isEnough() {
    return time.isPresent() && name.isPresent() && duration.isPresent();
  }

  Optional<Integer> unit() {
    return unit;
  }

  String time(Map<String, String> row) {
    return value(time, row);
  }

  String name(Map<String, String> row) {
    return value(name, row);
  }

  String duration(Map<String, String> row) {
    return value(duration, row);
  }

  String status(Map<String, String> row) {
    return value(status, row);
  }

  String method(Map<String, String> row) {
    return value(method, row);
  }

  String service(Map<String, String> row) {
    return value(service, row);
  }

  private static String value(Optional<String> column, Map<String, String> row) {
    return column.map(name -> row.getOrDefault(name, "")).orElse("");
  }
}
