package dev.slowpath.analysis.marks;

import dev.slowpath.model.trace.TraceSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The table of what marks a span as database, cache, outgoing call, waiting or serialisation, and
/// a frame as library code. New rows, not new rules, teach it another driver or framework.
public final class Marks {
  /// SQL text, the new attribute before the old.
  public static final List<String> SQL_TEXT = List.of("db.query.text", "db.statement");

  private static final Marks USUAL = read("marks.tsv");

  private final List<Row> rows;

  private Marks(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /// The table that ships.
  public static Marks usual() {
    return USUAL;
  }

  /// What a name, or the beginning of one, marks.
  record Row(String subject, String name, String mark) {}

  private static Marks read(String resource) {
    try (var stream = Objects.requireNonNull(Marks.class.getResourceAsStream(resource), resource);
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      List<Row> rows = new ArrayList<>();
      for (String line : reader.lines().filter(line -> !line.startsWith("#")).toList()) {
        String[] cells = line.split("\t", -1);
        rows.add(new Row(cells[0], cells[1], cells[2]));
      }
      return new Marks(rows);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the table of marks is not readable", unreadable);
    }
  }

  /// The marks of the spans of a trace set.
  public SpanMarks of(TraceSet traces) {
    return new SpanMarks(traces, rows);
  }

  /// Whether a frame is an event loop's own: what is above it on the stack must not wait.
  public boolean isEventLoop(String frame) {
    return holds("loop", frame);
  }

  /// Whether a frame waits for something outside while it holds its thread.
  public boolean blocks(String frame) {
    return holds("blocks", frame);
  }

  private boolean holds(String subject, String frame) {
    return rows.stream()
        .anyMatch(row -> row.subject().equals(subject) && frame.contains(row.name()));
  }

  /// Whether a frame belongs to the platform or a library rather than to the application.
  public boolean isLibrary(String frame) {
    return rows.stream()
        .anyMatch(row -> row.subject().equals("frame") && frame.startsWith(row.name()));
  }
}
