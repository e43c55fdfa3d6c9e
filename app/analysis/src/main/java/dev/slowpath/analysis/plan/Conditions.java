package dev.slowpath.analysis.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The columns that a filter compares with values, as far as an index could answer it.
///
/// @param equal compared with `=`, or asked whether null
/// @param ranged compared with `<`, `>` and the like
record Conditions(List<String> equal, List<String> ranged) {
  private static final Pattern COMPARED =
      Pattern.compile(
          "\\(*(?:\\w+\\.)?(\"[^\"]+\"|[a-z_]\\w*)(?:\\)::text)?"
              + " (=|<|>|<=|>=|IS NULL)(?: (.*))?");
  private static final Pattern VALUE =
      Pattern.compile(
          "\\(*(?:'|\\$\\d|-?\\d|ANY \\(|ALL \\(|ARRAY\\[|true|false|now\\(|CURRENT_|InitPlan).*",
          Pattern.DOTALL);

  Conditions {
    equal = List.copyOf(equal);
    ranged = List.copyOf(ranged);
  }

  static Conditions of(String filter) {
    Set<String> equal = new LinkedHashSet<>();
    Set<String> ranged = new LinkedHashSet<>();
    for (String condition : conjuncts(filter)) {
      Matcher compared = COMPARED.matcher(condition);
      if (!compared.matches()) {
        continue;
      }
      boolean isNull = compared.group(2).equals("IS NULL");
      boolean isValue =
          isNull || (compared.group(3) != null && VALUE.matcher(compared.group(3)).matches());
      if (isValue) {
        boolean isEqual = isNull || compared.group(2).equals("=");
        (isEqual ? equal : ranged).add(compared.group(1).replace("\"", ""));
      }
    }
    ranged.removeAll(equal);
    return new Conditions(List.copyOf(equal), List.copyOf(ranged));
  }

  /// In the order for an index: all that are compared with `=`, then one with a range, behind which
  /// nothing is found by the index.
  List<String> columns() {
    List<String> columns = new ArrayList<>(equal);
    ranged.stream().limit(1).forEach(columns::add);
    return columns;
  }

  /// What is joined by AND at the outermost level; nothing where an OR stands there.
  private static List<String> conjuncts(String filter) {
    String bare = stripped(filter.strip());
    List<String> parts = split(bare, " AND ");
    if (split(bare, " OR ").size() > 1) {
      return List.of();
    }
    return parts.stream().map(Conditions::stripped).toList();
  }

  private static String stripped(String text) {
    boolean isWrapped = text.startsWith("(") && closing(text) == text.length() - 1;
    return isWrapped ? text.substring(1, text.length() - 1) : text;
  }

  /// Where the bracket that a text begins with is closed.
  private static int closing(String text) {
    int open = 0;
    boolean isLiteral = false;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      isLiteral ^= letter == '\'';
      open += isLiteral ? 0 : letter == '(' ? 1 : letter == ')' ? -1 : 0;
      if (open == 0) {
        return at;
      }
    }
    return -1;
  }

  private static List<String> split(String text, String by) {
    List<String> parts = new ArrayList<>();
    int open = 0;
    int from = 0;
    boolean isLiteral = false;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      isLiteral ^= letter == '\'';
      open += isLiteral ? 0 : letter == '(' ? 1 : letter == ')' ? -1 : 0;
      if (open == 0 && !isLiteral && text.startsWith(by, at)) {
        parts.add(text.substring(from, at));
        from = at + by.length();
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
