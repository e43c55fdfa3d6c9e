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

  private Pasted() {}

  static List<PlanLine> lines(String text, Limits limits) throws ImportException, IOException {
    List<PlanLine> lines = PlanLine.of(cell(text, limits).orElse(text));
    return Unwrapped.lines(withoutNumbers(lines));
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
}
