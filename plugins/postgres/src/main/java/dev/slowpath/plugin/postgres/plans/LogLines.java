package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.postgres.document.Json;
import dev.slowpath.plugin.postgres.document.JsonDocument;
import dev.slowpath.plugin.reading.CsvReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The messages of a server's log as lines, taken out of csvlog, jsonlog and syslog. The log on
/// stderr has them as they are.
public final class LogLines {
  private static final Pattern CSV =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)? [\\w+-]+,.*");
  private static final Pattern JSON =
      Pattern.compile("\\{\"timestamp\":\".*\"(?:error_severity|line_num)\":.*");
  private static final Pattern SYSLOG =
      Pattern.compile("^.{0,200}?[\\w.-]+\\[(\\d{1,9})\\]: \\[(\\d{1,9})-(\\d{1,9})\\] ?(.*)$");
  private static final Pattern STDERR =
      Pattern.compile(".{0,200}?\\b(?:LOG|STATEMENT|DETAIL|HINT|ERROR|FATAL|WARNING|CONTEXT):  .*");
  private static final Pattern DURATION = Pattern.compile("duration: [\\d.]+ ms  plan:");

  /// Where csvlog has the message (`log_destination`, chapter on error reporting).
  private static final int MESSAGE = 13;

  private LogLines() {}

  /// What kind of file a text is, by its first message.
  public enum Kind {
    CSV,
    JSON,
    SYSLOG,
    STDERR,
    NONE
  }

  public static Kind kind(String text) {
    // A log that was rotated within a message begins with lines that go on.
    String first =
        text.lines()
            .filter(line -> !line.isBlank() && !line.startsWith("\t"))
            .findFirst()
            .orElse("");
    if (CSV.matcher(first).matches() && first.chars().filter(one -> one == ',').count() > 8) {
      return Kind.CSV;
    }
    if (JSON.matcher(first).matches()) {
      return Kind.JSON;
    }
    if (SYSLOG.matcher(first).matches()) {
      return Kind.SYSLOG;
    }
    return STDERR.matcher(first).matches() ? Kind.STDERR : Kind.NONE;
  }

  /// Whether auto_explain wrote into it, as far as it is seen.
  static boolean hasPlan(String text) {
    return DURATION.matcher(text).find();
  }

  static List<PlanLine> of(String text, Kind kind, Limits limits)
      throws ImportException, IOException {
    return switch (kind) {
      case CSV -> csv(text, limits);
      case JSON -> json(text, limits);
      case SYSLOG -> syslog(text);
      case STDERR, NONE -> PlanLine.of(text);
    };
  }

  private static List<PlanLine> csv(String text, Limits limits)
      throws ImportException, IOException {
    List<PlanLine> lines = new ArrayList<>();
    CsvReader reader = new CsvReader(new StringReader(text), ',', 1, limits);
    long line = 1;
    for (List<String> fields = reader.next(); !fields.isEmpty(); fields = reader.next()) {
      boolean isWhole = reader.ending() == CsvReader.Ending.LINE;
      if (fields.size() > MESSAGE) {
        add(fields.get(MESSAGE), line, isWhole, lines);
      } else if (!isWhole) {
        add("", line, false, lines);
      }
      line = reader.line();
    }
    return lines;
  }

  /// The lines of one message, as the log on stderr has them.
  static List<PlanLine> lines(String message, long line) {
    List<PlanLine> lines = new ArrayList<>();
    add(message, line, true, lines);
    return lines;
  }

  /// A message begins with a line of its own and has no tabs before the others.
  private static void add(String message, long line, boolean isWhole, List<PlanLine> lines) {
    List<PlanLine> parts = PlanLine.of(message + "\n");
    for (PlanLine part : parts) {
      boolean isEnded = isWhole || part.number() < parts.size();
      String raw = part.number() == 1 ? part.raw() : "\t" + part.raw();
      String bare = part.number() == 1 ? part.text() : "\t" + part.text();
      lines.add(new PlanLine((int) (line + part.number() - 1), raw, bare, isEnded));
    }
  }

  private static List<PlanLine> json(String text, Limits limits) throws ImportException {
    List<PlanLine> lines = new ArrayList<>();
    long number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      JsonDocument record = JsonDocument.read(line.toCharArray(), 0, number, limits);
      String message =
          !record.isCut() && record.values().getFirst() instanceof Json.Fields fields
              ? fields.textOf("message")
              : "";
      add(message, number, !record.isCut(), lines);
    }
    return lines;
  }

  /// Messages of several processes may stand between each other, and long lines are split.
  private static List<PlanLine> syslog(String text) {
    Map<String, StringBuilder> messages = new LinkedHashMap<>();
    Map<String, Long> begins = new HashMap<>();
    long number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      Matcher part = SYSLOG.matcher(line);
      if (part.matches()) {
        String key = part.group(1) + "-" + part.group(2);
        String words = part.group(4).replace("#011", "\t");
        StringBuilder message = messages.computeIfAbsent(key, _ -> new StringBuilder());
        begins.putIfAbsent(key, number);
        boolean isNewLine = words.startsWith("\t") || message.isEmpty();
        message.append(isNewLine && !message.isEmpty() ? "\n" : "").append(words);
      }
    }
    List<PlanLine> lines = new ArrayList<>();
    boolean isEnded = text.endsWith("\n");
    messages.forEach((key, message) -> {
      for (PlanLine part : PlanLine.of(message + "\n")) {
        int at = (int) (begins.getOrDefault(key, 1L) + part.number() - 1);
        lines.add(new PlanLine(at, part.raw(), part.text(), true));
      }
    });
    if (!isEnded && !lines.isEmpty()) {
      PlanLine last = lines.removeLast();
      lines.add(new PlanLine(last.number(), last.raw(), last.text(), false));
    }
    return lines;
  }
}
