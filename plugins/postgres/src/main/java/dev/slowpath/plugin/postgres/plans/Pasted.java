package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.reading.CsvReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes off what windows, mails and spreadsheets do to a plan in TEXT on its way: a cell in quotes
/// around it all, numbers before its lines, lines broken where they were too wide.
final class Pasted {
  private static final Pattern NUMBERED =
      Pattern.compile("\\s*(\\d{1,6})(?:[.:)|\\]]|(?=\\s))(?: |\t|$)?(.*)", Pattern.DOTALL);
  private static final Pattern UNFINISHED = Pattern.compile("\\s\\((?:[a-z][^()]*)?$");
  private static final Pattern NODE = Pattern.compile("\\s*->\\s+[A-Z].*");

  /// Wider lines than this are broken by hardly anything.
  private static final int MOST_PARTS = 12;

  private Pasted() {}

  static List<PlanLine> lines(String text, Limits limits) throws ImportException, IOException {
    List<PlanLine> lines = PlanLine.of(cell(text, limits).orElse(text));
    return unwrapped(withoutNumbers(lines));
  }

  /// The value of the one column that a file of separated values has, its rows one below the other;
  /// empty where it is no such file or each line is quoted for itself.
  private static Optional<String> cell(String text, Limits limits)
      throws ImportException, IOException {
    String start = text.stripLeading();
    if (!start.startsWith("\"") && !start.startsWith("QUERY PLAN\n\"")) {
      return Optional.empty();
    }
    StringBuilder cells = new StringBuilder();
    boolean spansLines = false;
    CsvReader reader = new CsvReader(new StringReader(start), ',', 1, limits);
    try {
      for (List<String> fields = reader.next(); !fields.isEmpty(); fields = reader.next()) {
        spansLines |= fields.getFirst().indexOf('\n') >= 0;
        if (fields.size() > 1 || reader.ending() == CsvReader.Ending.FILE_IN_QUOTES) {
          return Optional.empty();
        }
        cells
            .append(fields.getFirst())
            .append(reader.ending() == CsvReader.Ending.LINE ? "\n" : "");
      }
    } catch (ImportException _) {
      return Optional.empty(); // quotes that are not those of separated values
    }
    return spansLines ? Optional.of(cells.toString()) : Optional.empty();
  }

  /// Numbers are taken off where every line has the next one.
  private static List<PlanLine> withoutNumbers(List<PlanLine> lines) {
    List<PlanLine> plain = new ArrayList<>();
    int expected = -1;
    for (PlanLine line : lines) {
      Matcher numbered = NUMBERED.matcher(line.text());
      boolean isOutside = line.isBlank() || line.isDecoration();
      int number = numbered.matches() ? Integer.parseInt(numbered.group(1)) : -1;
      boolean isNext = number >= 0 && (expected < 0 ? number <= 1 : number == expected);
      if (!isOutside && !isNext) {
        return lines;
      }
      expected = isOutside ? expected : number + 1;
      String text = isOutside ? line.text() : numbered.group(2);
      plain.add(new PlanLine(line.number(), isOutside ? line.raw() : text, text, line.isEnded()));
    }
    return expected > 2 ? plain : lines;
  }

  /// Joins a line that breaks off within its numbers with what follows, and a node without any with
  /// the line that has them.
  private static List<PlanLine> unwrapped(List<PlanLine> lines) {
    List<PlanLine> joined = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      PlanLine line = lines.get(at);
      at++;
      int parts = 1;
      while (at < lines.size() && parts < MOST_PARTS && isBroken(line, lines.get(at))) {
        line = joined(line, lines.get(at));
        at++;
        parts++;
      }
      joined.add(line);
    }
    return joined;
  }

  private static boolean isBroken(PlanLine line, PlanLine next) {
    if (next.isBlank() || next.isDecoration() || NODE.matcher(next.text()).matches()) {
      return false;
    }
    String text = line.text();
    boolean isNode = NODE.matcher(text).matches();
    boolean isWithout = isNode && !NodeLine.hasNumbers(text);
    boolean continuesNumbers =
        next.body().startsWith("(cost=") || next.body().startsWith("(actual ");
    boolean isOfNode = isNode || NodeLine.hasNumbers(text);
    return (isOfNode && UNFINISHED.matcher(text).find())
        || (NodeLine.hasNumbers(text) && continuesNumbers)
        || (isWithout
            && NodeLine.hasNumbers(" " + next.body())
            && TextDetails.of(next.body()).isEmpty());
  }

  /// With a blank between, or without where a word was broken: the one that can be read.
  private static PlanLine joined(PlanLine line, PlanLine next) {
    String apart = line.text() + " " + next.body();
    String together = line.text() + next.body();
    boolean isWord = !isNode(apart) && isNode(together);
    String text = isWord ? together : apart;
    return new PlanLine(line.number(), text, text, next.isEnded());
  }

  private static boolean isNode(String text) {
    String body = text.strip();
    return NodeLine.parsed(body.startsWith("->") ? body.substring(2).strip() : body)
        .filter(node -> node.estimate() != null || node.actual() != null)
        .isPresent();
  }
}
