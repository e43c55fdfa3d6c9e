package dev.slowpath.plugin.postgres.log;

import dev.slowpath.model.statement.StatementLog;
import dev.slowpath.plugin.postgres.table.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Reads the instants of a log, and counts those whose zone is not known. A zone is written by its
/// abbreviation; what each means is PostgreSQL's own list (`timezonesets/Default`).
final class LogTimes {
  private static final int LONGEST_ZONE = 5;
  private static final Map<String, String> ZONES =
      Map.ofEntries(
          Map.entry("GMT", "+00"),
          Map.entry("WET", "+00"),
          Map.entry("BST", "+01"),
          Map.entry("CET", "+01"),
          Map.entry("WEST", "+01"),
          Map.entry("CEST", "+02"),
          Map.entry("EET", "+02"),
          Map.entry("EEST", "+03"),
          Map.entry("MSK", "+03"),
          Map.entry("JST", "+09"),
          Map.entry("KST", "+09"),
          Map.entry("AEST", "+10"),
          Map.entry("AEDT", "+11"),
          Map.entry("NZST", "+12"),
          Map.entry("NZDT", "+13"),
          Map.entry("EST", "-05"),
          Map.entry("EDT", "-04"),
          Map.entry("CST", "-06"),
          Map.entry("CDT", "-05"),
          Map.entry("MST", "-07"),
          Map.entry("MDT", "-06"),
          Map.entry("PST", "-08"),
          Map.entry("PDT", "-07"));

  private long zoneless;

  /// The instant, ns since the epoch; `UNKNOWN` where the text is none.
  long read(String text) {
    int from = letters(text);
    String zone = text.substring(from);
    String plain = text;
    if (zone.length() >= 2 && zone.length() <= LONGEST_ZONE && !zone.equals("UTC")) {
      String offset = ZONES.getOrDefault(zone, "");
      zoneless += offset.isEmpty() ? 1 : 0;
      int end = text.charAt(from - 1) == ' ' ? from - 1 : from;
      plain = text.substring(0, end) + (offset.isEmpty() ? "Z" : offset);
    }
    Optional<Timestamp> parsed = Timestamp.parsed(plain);
    zoneless += parsed.isPresent() && !parsed.get().hasZone() ? 1 : 0;
    return parsed.map(time -> nanos(time.instant())).orElse(StatementLog.UNKNOWN);
  }

  /// Where the capital letters begin that a text ends with, at its second letter at the earliest.
  private static int letters(String text) {
    int from = text.length();
    while (from > 1 && text.charAt(from - 1) >= 'A' && text.charAt(from - 1) <= 'Z') {
      from--;
    }
    return from;
  }

  private static long nanos(Instant instant) {
    long year = instant.getEpochSecond() / 31_556_952 + 1970;
    return year < 1700 || year > 2200
        ? StatementLog.UNKNOWN
        : instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
  }

  /// How many times have a zone that says nothing here, and were read as UTC.
  long zoneless() {
    return zoneless;
  }
}
