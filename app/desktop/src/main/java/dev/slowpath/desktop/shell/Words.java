package dev.slowpath.desktop.shell;

import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Shortened;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/// What the frame of the window says about an investigation.
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", java.util.Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  static String window(TimeRange range) {
    return "%s–%s UTC · %.0f s"
        .formatted(
            TIME.format(at(range.startNs())), TIME.format(at(range.endNs())), range.seconds());
  }

  private static Instant at(long epochNs) {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNs, 1_000_000_000L), Math.floorMod(epochNs, 1_000_000_000L));
  }

  static String captured(Investigation investigation) {
    if (investigation.isEmpty()) {
      return "No files yet";
    }
    List<String> names =
        investigation.read().stream().map(read -> Shortened.file(read.file())).toList();
    String files =
        names.stream().limit(2).collect(Collectors.joining(", "))
            + (names.size() > 2 ? " and %d more".formatted(names.size() - 2) : "");
    return investigation
        .linked()
        .window()
        .map(range -> files + " · captured " + DAY.format(at(range.startNs())))
        .orElse(files);
  }

  static String status(Investigation investigation) {
    if (investigation.isEmpty()) {
      return "No sources";
    }
    long notices = investigation.read().stream().mapToLong(read -> read.notices().size()).sum();
    long refused =
        investigation.outcomes().stream().filter(Outcome.Refused.class::isInstance).count();
    return "%s read, %s%s"
        .formatted(
            counted(investigation.read().size(), "source"),
            counted(notices, "notice"),
            refused == 0 ? "" : ", " + refused + " refused");
  }

  private static String counted(long count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }
}
