package dev.slowpath.plugin.postgres.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A line of a file with plans.
///
/// @param number from 1
/// @param raw as it stands
/// @param text without what psql draws around a cell: bars, the `+` or `↵` of a value that goes on,
///   and the quotes of a spreadsheet or of pgAdmin
/// @param isEnded whether a line break follows
record PlanLine(int number, String raw, String text, boolean isEnded) {
  private static final Pattern GOES_ON = Pattern.compile("\\s*[+↵]\\s*$");
  private static final Pattern RULE = Pattern.compile("[-+|─┼┌┐└┘├┤┬┴│═╪╔╗╚╝╠╣║╬\\s]{3,}");
  private static final Pattern ROWS = Pattern.compile("\\(\\d{1,18} [\\p{L}.]{1,20}\\)");
  private static final Pattern PSQL =
      Pattern.compile(
          "Time: \\d.*|Timing is .*|Pager usage is .*|Expanded display is .*|Output format is .*"
              + "|(?:SET|BEGIN|ROLLBACK|COMMIT|START TRANSACTION|RESET|LOAD)");

  static List<PlanLine> of(String text) {
    List<PlanLine> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      boolean isEnded = end >= 0;
      int to = isEnded ? end : text.length();
      boolean hasReturn = to > from && text.charAt(to - 1) == '\r';
      String raw = text.substring(from, hasReturn ? to - 1 : to);
      lines.add(new PlanLine(lines.size() + 1, raw, bare(raw), isEnded));
      from = to + 1;
    }
    return lines;
  }

  private static String bare(String raw) {
    String text = raw.stripTrailing();
    int first = indentation(text);
    if (first < text.length() && isBar(text.charAt(first)) && text.length() > first + 1) {
      boolean isClosed = isBar(text.charAt(text.length() - 1));
      text = " ".repeat(first + 1) + text.substring(first + 1, text.length() - (isClosed ? 1 : 0));
    }
    if (text.length() > 1
        && text.startsWith("\"")
        && text.endsWith("\"")
        && !text.endsWith("\\\"")) {
      text = text.substring(1, text.length() - 1).replace("\"\"", "\"");
    }
    return GOES_ON.matcher(text).find() && !isRule(text)
        ? GOES_ON.matcher(text).replaceFirst("")
        : text.stripTrailing();
  }

  private static boolean isBar(char letter) {
    return letter == '|' || letter == '│' || letter == '║';
  }

  /// How many blanks or tabs stand before the first other character.
  static int indentation(String text) {
    int at = 0;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  int indentation() {
    return indentation(text);
  }

  String body() {
    return text.strip();
  }

  boolean isBlank() {
    return text.isBlank();
  }

  /// Whether it is psql's title of the column.
  boolean isTitle() {
    return body().equals("QUERY PLAN");
  }

  /// Whether it is psql's count of the rows shown, which stands at the end.
  boolean isRowCount() {
    return ROWS.matcher(body()).matches();
  }

  /// Whether psql drew or said it, and it belongs to no plan and no statement.
  boolean isDecoration() {
    return isTitle() || isRowCount() || isRule(raw) || PSQL.matcher(body()).matches();
  }

  private static boolean isRule(String text) {
    String stripped = text.strip();
    return stripped.length() >= 3 && RULE.matcher(stripped).matches() && !stripped.equals("--");
  }
}
