package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads snapshots as psql shows them: aligned with any border and line style, unaligned, expanded
/// (`\x`), alone or among other lines of a session, one table or several.
final class PsqlSnapshots {
  private static final String EXPECTED =
      "a table of psql with the columns queryid, query and calls";
  private static final Pattern COUNT = Pattern.compile("\\(\\d{1,18} [\\p{L}.]{1,20}\\)");
  private static final String NEW_LINE_MARKS = "+↵";
  private static final String WRAP_MARKS = ".…";

  private final Snapshots snapshots;
  private final PsqlLines lines;
  private boolean hasTable;

  PsqlSnapshots(Snapshots snapshots, PsqlLines lines) {
    this.snapshots = snapshots;
    this.lines = lines;
  }

  /// Whether a line and the one below it head a table of the view, in whatever layout.
  static boolean isHead(String line, String below) {
    return isAligned(line, below) || isUnaligned(line) || PsqlRecords.isHead(line, below);
  }

  private static boolean isAligned(String line, String below) {
    return PsqlColumns.isRule(below)
        && !line.isBlank()
        && isOfView(PsqlColumns.of(line, below).names());
  }

  private static boolean isUnaligned(String line) {
    return line.indexOf('|') > 0 && isOfView(PsqlUnaligned.names(line));
  }

  static boolean isOfView(List<String> names) {
    return names.containsAll(List.of("queryid", "query", "calls"));
  }

  static boolean isCount(String line) {
    return COUNT.matcher(line.strip()).matches();
  }

  void read() throws ImportException, IOException {
    while (lines.advance()) {
      String line = lines.text();
      if (isAligned(line, lines.following())) {
        hasTable = true;
        aligned(line);
      } else if (PsqlRecords.isHead(line, lines.following())) {
        hasTable = true;
        new PsqlRecords(snapshots, lines).read();
      } else if (isUnaligned(line)) {
        hasTable = true;
        new PsqlUnaligned(snapshots, lines).read();
      }
    }
    if (!hasTable) {
      throw new ImportException(
          new Problem.Malformed(new Place.Line(1), "no such table", EXPECTED));
    }
  }

  private void aligned(String header) throws ImportException, IOException {
    PsqlColumns columns = PsqlColumns.of(header, lines.following());
    columns.names().forEach(snapshots::declare);
    lines.advance();
    Map<String, String> values = new HashMap<>();
    while (lines.advance()) {
      String line = lines.text();
      if (isCount(line)) {
        return;
      }
      if (!PsqlColumns.isRule(line) && lines.isEnded()) {
        take(columns, line, values);
      }
    }
    cut(snapshots, values.isEmpty() ? "" : "; its last row is left out");
  }

  /// Takes a line in; the row is whole when none of its values goes on.
  private void take(PsqlColumns columns, String line, Map<String, String> values)
      throws ImportException {
    PsqlPlaces places = new PsqlPlaces(line);
    boolean goesOn = false;
    for (int column = 0; column < columns.names().size(); column++) {
      String name = columns.names().get(column);
      String cell = columns.cell(places, column);
      String mark = columns.mark(places, column);
      boolean breaks = !mark.isBlank() && NEW_LINE_MARKS.contains(mark);
      boolean wraps = !mark.isBlank() && WRAP_MARKS.contains(mark);
      goesOn |= breaks || wraps;
      String text = name.equals(Column.Fact.QUERY.column()) ? written(cell, wraps) : cell.strip();
      values.merge(name, text + (breaks ? "\n" : ""), String::concat);
    }
    if (!goesOn) {
      add(snapshots, values);
      values.clear();
    }
  }

  /// A piece of a statement. Where it was cut for the width of the screen, blanks at its end are
  /// its own; figures that go on stand at the right of their column, and have none.
  private static String written(String cell, boolean wraps) {
    return wraps ? cell : cell.stripTrailing();
  }

  /// Adds a row, what is empty left out.
  static void add(Snapshots snapshots, Map<String, String> values) throws ImportException {
    Map<String, String> stated = new HashMap<>();
    values.forEach((name, value) -> {
      if (!value.isBlank()) {
        stated.put(name, name.equals(Column.Fact.QUERY.column()) ? value : value.strip());
      }
    });
    snapshots.add(stated);
  }

  static void cut(Snapshots snapshots, String more) {
    snapshots
        .notices()
        .add(
            Notice.Kind.TRUNCATED,
            1,
            "nothing ends the table as psql does: the file may be cut" + more);
  }
}
