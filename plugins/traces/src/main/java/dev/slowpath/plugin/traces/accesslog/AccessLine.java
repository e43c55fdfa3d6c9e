package dev.slowpath.plugin.traces.accesslog;

import dev.slowpath.plugin.reading.span.Times;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of an access log.
///
/// @param host the virtual host before the client's address; empty without one
/// @param bytes of the body; empty where the log says none
/// @param durationNs empty where the line holds none
/// @param isUnitAssumed whether the duration is a whole number without a unit
record AccessLine(
    String host,
    OptionalLong startNs,
    String method,
    String target,
    String status,
    String bytes,
    OptionalLong durationNs,
    boolean isUnitAssumed) {
  private static final Pattern LINE =
      Pattern.compile(
          "(?:(\\S++) )?\\S++ \\S++ \\S++ \\[([^\\]]{20,40})\\] \"([A-Z]{3,20}) (\\S+)[^\"]*\""
              + " (\\d{3}) (\\d+|-)(.*)");
  private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

  // The letter looked for first spares most places of a line the names.
  private static final Pattern NAMED =
      Pattern.compile(
          "(?=[rdtD])(?:rt|request_time|req_time|duration|time|D)[=:]\"?(\\d+(?:\\.\\d+)?)(us|ms|s)?\\b");
  private static final Pattern BARE =
      Pattern.compile("(?:^|\\s)(\\d+(?:\\.\\d+)?)(us|µs|ms|s)?(?=\\s|$)");

  /// The duration that a number and a unit, or none, mean.
  private record Duration(String number, String unit) {
    /// A number with a point is seconds (nginx), a whole one microseconds (Apache, gunicorn).
    OptionalLong ns() {
      return switch (unit) {
        case "us", "µs" -> Times.ns(number, Times.MICROS);
        case "ms" -> Times.ns(number, Times.MILLIS);
        case "s" -> Times.ns(number, Times.SECONDS);
        default -> Times.ns(number, isBare() ? Times.MICROS : Times.SECONDS);
      };
    }

    boolean isBare() {
      return unit.isEmpty() && number.indexOf('.') < 0;
    }
  }

  /// Empty for a line of another form.
  static Optional<AccessLine> of(String line, Stamps stamps) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<Duration> duration = duration(matcher.group(7));
    return Optional.of(
        new AccessLine(
            matcher.group(1) == null ? "" : matcher.group(1),
            stamps.ns(matcher.group(2)),
            matcher.group(3),
            matcher.group(4),
            matcher.group(5),
            matcher.group(6).equals("-") ? "" : matcher.group(6),
            duration.map(Duration::ns).orElse(OptionalLong.empty()),
            duration.map(Duration::isBare).orElse(false)));
  }

  /// The first number after the referrer and the client's name, or one that is named.
  private static Optional<Duration> duration(String rest) {
    Matcher named = NAMED.matcher(rest);
    if (named.find()) {
      return Optional.of(of(named));
    }
    Matcher bare = BARE.matcher(QUOTED.matcher(rest).replaceAll(" "));
    return bare.find() ? Optional.of(of(bare)) : Optional.empty();
  }

  private static Duration of(Matcher matcher) {
    return new Duration(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
  }
}
