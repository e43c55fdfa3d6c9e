package dev.slowpath.plugin.stacks.callgrind;

import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.reading.Counts;
import dev.slowpath.plugin.reading.Lines;
import java.util.List;
import java.util.OptionalLong;

/// A profile while it is read, line by line: which function the costs belong to, and the call whose
/// cost the next line states.
final class CallgrindReading {
  private static final String EXPECTED = "Callgrind's lines: NAME=VALUE, or positions and costs";

  private static final long LARGEST = 1L << 53;

  private final Counts counts = new Counts();
  private final Names files = new Names();
  private final Names functions = new Names();
  private final CostTable table = new CostTable();
  private String creator = "";
  private String event = "";
  private int positions = 1;
  private String file = "";
  private CostTable.Function function = new CostTable.Function("", "[outside any function]");
  private String calledFile = "";
  private String calledFunction = "";
  private long line;
  private long calls = -1;
  private boolean isStarted;

  void line(Lines lines) throws ImportException {
    String text = lines.text().strip();
    if (!lines.isEnded()) {
      counts.count(
          Notice.Kind.TRUNCATED,
          "the last line has no line break: it may be cut short (yappi writes none)");
    }
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    char first = text.charAt(0);
    if (Character.isDigit(first) || first == '+' || first == '-' || first == '*') {
      cost(text, lines);
      return;
    }
    int equals = text.indexOf('=');
    int colon = text.indexOf(':');
    if (equals > 0 && (colon < 0 || equals < colon)) {
      position(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    } else if (colon > 0) {
      header(text.substring(0, colon), text.substring(colon + 1).strip());
    } else {
      skip("lines that are neither names nor costs");
    }
  }

  private void skip(String words) {
    counts.count(Notice.Kind.SKIPPED, words);
  }

  private void header(String name, String value) {
    switch (name) {
      case "creator" -> creator = value;
      case "positions" -> positions = Math.max(1, value.split("\\s+", -1).length);
      case "events" -> {
        String[] names = value.split("\\s+", -1);
        event = names[0];
        counts.add(Notice.Kind.UNSUPPORTED, "further events beside the first", names.length - 1L);
      }
      default -> {} // what was run, totals, parts: nothing that a call graph shows
    }
  }

  private void position(String name, String value) {
    isStarted = true;
    switch (name) {
      case "fl", "fi", "fe" -> file = files.of(value);
      case "fn" -> function = new CostTable.Function(file, functions.of(value));
      case "cfl", "cfi" -> calledFile = files.of(value);
      case "cfn" -> calledFunction = functions.of(value);
      case "calls" -> calls = calls(value);
      case "ob", "cob" -> {} // the object file tells nothing that file and name do not
      default -> skip("lines of a kind that is not known");
    }
  }

  private long calls(String value) {
    return number(value.split("\\s+", -1)[0]).orElse(0);
  }

  /// `LINE COST…`, positions possibly relative to the line before.
  private void cost(String text, Lines lines) throws ImportException {
    if (!isStarted) {
      throw new ImportException(
          new Problem.Malformed(lines.place(), "a cost before the first name", EXPECTED));
    }
    String[] parts = text.split("\\s+", -1);
    line = position(parts[0]);
    OptionalLong cost =
        parts.length > positions ? number(parts[positions]) : OptionalLong.of(0); // left out: none
    if (cost.isEmpty()) {
      skip("lines with a cost that is no number");
    } else if (calls >= 0) {
      String place = calledFile.isEmpty() ? function.file() : calledFile;
      table.call(function, new CostTable.Function(place, calledFunction), calls, cost.getAsLong());
    } else {
      table.spend(function, line, cost.getAsLong());
    }
    calls = -1;
    calledFile = "";
  }

  private long position(String text) {
    return switch (text.charAt(0)) {
      case '+' -> line + number(text.substring(1)).orElse(0);
      case '-' -> Math.max(0, line - number(text.substring(1)).orElse(0));
      case '*' -> line;
      default -> number(text).orElse(0);
    };
  }

  private static OptionalLong number(String text) {
    try {
      boolean isHex = text.startsWith("0x") || text.startsWith("0X");
      long number = isHex ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
      boolean isKept = number >= 0 && number <= LARGEST;
      return isKept ? OptionalLong.of(number) : OptionalLong.empty();
    } catch (NumberFormatException none) {
      return OptionalLong.empty();
    }
  }

  void end(Lines lines) throws ImportException {
    if (event.isEmpty() || !isStarted) {
      throw new ImportException(
          new Problem.Malformed(
              new Place.Whole(), event.isEmpty() ? "no events: line" : "no function", EXPECTED));
    }
    if (calls >= 0) {
      counts.count(Notice.Kind.TRUNCATED, "the file ends before the cost of the last call");
    }
    counts.add(
        Notice.Kind.ORPHAN,
        "references to names that the file does not give",
        files.unknown() + functions.unknown());
    if (creator.equals("yappi")) {
      counts.count(
          Notice.Kind.UNKNOWN,
          "yappi does not say in the file whether it took wall time or CPU time: shown as wall");
    }
    counts.add(
        Notice.Kind.ASSUMED,
        "lines with bytes that are no text in the file's encoding, replaced by a mark",
        lines.replaced());
  }

  CallGraph graph() {
    CallGraph graph = table.graph(CostUnit.of(creator, event));
    counts.add(
        Notice.Kind.CLAMPED,
        "functions whose callees cost more than they did in all (recursion), clamped to the cost of"
            + " the calls of them",
        table.clamped());
    return graph;
  }

  /// Complete only after `graph`.
  List<Notice> notices() {
    return counts.notices();
  }
}
