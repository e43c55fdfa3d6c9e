package dev.slowpath.plugin.traces.requests;

import dev.slowpath.plugin.reading.span.Times;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  private RequestColumns(Collection<String> names, Map<String, String> stated) {
    time = found(names, TIME, stated.get("time"));
    name = found(names, NAME, stated.get("name"));
    status = found(names, STATUS, stated.get("status"));
    method = found(names, METHOD, stated.get("method"));
    service = found(names, SERVICE, stated.get("service"));
    String length = stated.get("duration");
    for (String one : names) {
      if (length == null || length.equals(one)) {
        findDuration(one);
      }
    }
    if (length != null && names.contains(length)) {
      duration = Optional.of(length);
      unit = unit.or(() -> unitAtEnd(length));
    }
  }

  static RequestColumns of(Collection<String> names) {
    return new RequestColumns(names, Map.of());
  }

  /// Of what is stated nothing else is taken; of what is not, the usual names.
  ///
  /// @param stated columns by what they mean, as `Source.columns` has them
  static RequestColumns of(Collection<String> names, Map<String, String> stated) {
    return new RequestColumns(names, stated);
  }

  /// The unit that any name ends in, behind a mark: `wall_ms`, `took (s)`.
  private static Optional<Integer> unitAtEnd(String column) {
    String[] words = column.toLowerCase(Locale.ROOT).replace("µ", "u").split("[^a-z0-9]+", -1);
    if (words.length < 2) {
      return Optional.empty();
    }
    String last = words[words.length - 1];
    return Optional.ofNullable(UNITS.get(last.isEmpty() ? words[words.length - 2] : last));
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replace("µ", "u").replaceAll("[^a-z0-9]", "");
  }

  private static Optional<String> found(
      Collection<String> names, List<String> wanted, @Nullable String stated) {
    if (stated != null) {
      return Optional.of(stated).filter(names::contains);
    }
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
