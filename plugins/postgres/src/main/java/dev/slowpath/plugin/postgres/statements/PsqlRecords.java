package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.ImportException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what psql shows expanded (`\x`): a value a line behind its name, aligned or not.
final class PsqlRecords {
  private static final Pattern RECORD =
      Pattern.compile("[-+─═┌├╔╠╟│ ]{0,4}\\[ RECORD \\d{1,18} \\].*|\\* Record \\d{1,18}\\s*");
  private static final Pattern VALUE = Pattern.compile("[|│║]? ?([a-z_][a-z_0-9]*) *[|│║] ?(.*)");
  private static final Pattern BARE = Pattern.compile("([a-z_][a-z_0-9]*)(?: +(.*))?");
  private static final Pattern MORE = Pattern.compile("[|│║]? +[|│║] ?(.*)|  +(\\S.*)");
  private static final Pattern CLOSING = Pattern.compile("[└╚+][-─═┴╧╩+]+[┘╝+]");
  private static final Pattern MARK = Pattern.compile("\\s*[+↵]\\s*$");
  private static final Pattern BAR = Pattern.compile("\\s*[│║|]$");

  private final Snapshots snapshots;
  private final PsqlLines lines;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> names = new TreeSet<>();
  private String name = "";
  private int records;
  private int blanks;
  private boolean isCut;

  PsqlRecords(Snapshots snapshots, PsqlLines lines) {
    this.snapshots = snapshots;
    this.lines = lines;
  }

  /// Whether a line heads a record, or is a value of an unaligned one.
  static boolean isHead(String line, String below) {
    return RECORD.matcher(line).matches() || (isFirst(line) && isFirst(below));
  }

  /// Whether a line is an unaligned value of the view.
  private static boolean isFirst(String line) {
    int bar = line.indexOf('|');
    return bar > 0
        && line.indexOf(' ') != bar - 1
        && !(Column.named(line.substring(0, bar)) instanceof Column.Other);
  }

  void read() throws ImportException, IOException {
    if (RECORD.matcher(lines.text()).matches()) {
      aligned();
    } else {
      unaligned();
    }
  }

  private void aligned() throws ImportException, IOException {
    boolean isClosed = false;
    boolean hasBars =
        lines.text().startsWith("┌")
            || lines.text().startsWith("+")
            || lines.text().startsWith("╔");
    while (!isClosed && lines.advance()) {
      String line = lines.text();
      if (RECORD.matcher(line).matches()) {
        finish();
      } else if (line.isBlank() || CLOSING.matcher(line).matches()) {
        isClosed = lines.isEnded();
      } else if (lines.isEnded()) {
        take(hasBars ? BAR.matcher(line).replaceFirst("") : line);
      }
    }
    if (isClosed) {
      finish();
    } else {
      PsqlSnapshots.cut(snapshots, "; its last record is left out");
    }
  }

  private void take(String line) throws ImportException {
    Matcher value = VALUE.matcher(line);
    Matcher more = MORE.matcher(line);
    Matcher bare = BARE.matcher(line);
    if (more.matches() && !name.isEmpty()) {
      String rest = more.group(1) == null ? more.group(2) : more.group(1);
      String begun = MARK.matcher(values.getOrDefault(name, "")).replaceFirst("");
      values.put(name, begun + "\n" + rest);
    } else if (value.matches()) {
      put(value.group(1), value.group(2));
    } else if (bare.matches()) {
      put(bare.group(1), bare.group(2) == null ? "" : bare.group(2));
    }
  }

  private void put(String column, String text) {
    name = column;
    values.put(name, text.stripTrailing());
    snapshots.declare(name);
  }

  /// Adds the record; one that has fewer values than the first is cut.
  private void finish() throws ImportException {
    if (values.isEmpty()) {
      return;
    }
    names.addAll(values.keySet());
    if (values.size() < names.size()) {
      isCut = true;
    } else {
      PsqlSnapshots.add(snapshots, values);
      records++;
    }
    values.clear();
    name = "";
  }

  /// Without frames a blank line ends a record, or is one of a statement.
  private void unaligned() throws ImportException, IOException {
    String first = lines.text().substring(0, lines.text().indexOf('|'));
    boolean isWhole = true;
    boolean goesOn = true;
    while (goesOn) {
      String line = lines.text();
      if (line.isBlank()) {
        blanks++;
      } else {
        unaligned(line, line.startsWith(first + "|"));
      }
      isWhole = lines.isEnded();
      goesOn = lines.advance();
    }
    if (isWhole) {
      finish();
    }
    if (!isWhole || isCut || records < 2) {
      PsqlSnapshots.cut(snapshots, isCut || !isWhole ? "; its last record is left out" : "");
    }
  }

  private void unaligned(String line, boolean isNext) throws ImportException {
    int bar = line.indexOf('|');
    boolean isValue = bar > 0 && BARE.matcher(line.substring(0, bar)).matches();
    boolean isOfStatement = name.equals(Column.Fact.QUERY.column()) && !isKnown(line, bar);
    if (isNext) {
      finish();
    }
    if (isValue && (isNext || !isOfStatement)) {
      put(line.substring(0, bar), line.substring(bar + 1));
    } else if (!name.isEmpty()) {
      values.merge(name, "\n".repeat(blanks + 1) + line, String::concat);
    } else {
      snapshots.notices().add(Notice.Kind.SKIPPED, 1, "lines that are of no record");
    }
    blanks = 0;
  }

  private boolean isKnown(String line, int bar) {
    return bar > 0
        && (names.contains(line.substring(0, bar))
            || !(Column.named(line.substring(0, bar)) instanceof Column.Other));
  }
}
