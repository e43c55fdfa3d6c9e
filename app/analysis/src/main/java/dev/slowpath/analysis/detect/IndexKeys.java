package dev.slowpath.analysis.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What of a scan's filter a B-tree index could look up, as EXPLAIN writes the filter: columns and
/// the few expressions that are surely immutable, those compared with `=` first and one that is
/// compared by range last. Anything else (OR, NOT, `<>`, LIKE, casts of a column, other functions)
/// is not guessed at.
///
/// @param keys as they stand in CREATE INDEX; empty where none is sure
/// @param equal how many of them are compared with `=`
/// @param isWhole whether they are all of the filter, so that what it throws away is theirs
record IndexKeys(List<String> keys, int equal, boolean isWhole) {
  private static final String NAME = "(?:\\w+|\"(?:[^\"]|\"\")+\")";
  private static final String COLUMN = "(?:" + NAME + "\\.)*(" + NAME + ")";
  private static final String TEXT = "'(?:[^']|'')*'";
  private static final String TYPE = "(?:::[a-z_][\\w ]*(?:\\(\\d+(?:,\\d+)?\\))?(?:\\[\\])?)?";
  private static final String VALUE =
      "(?:true|false|\\$\\d+|\\(InitPlan \\d+\\)\\.col\\d+|-?\\d+(?:\\.\\d+)?|"
          + ("\\((?:\\$\\d+|" + TEXT + ")\\)|" + TEXT + ")")
          + TYPE;

  private static final Pattern COMPARED =
      Pattern.compile("(.+?) (=|<|>|<=|>=) (?:ANY \\(" + VALUE + "\\)|" + VALUE + ")");
  private static final Pattern IS_NULL = Pattern.compile("(.+) IS NULL");
  private static final Pattern PLAIN = Pattern.compile(COLUMN);
  // A varchar column is compared as text; its index serves that.
  private static final Pattern AS_TEXT = Pattern.compile("\\(" + COLUMN + "\\)::text");
  private static final Pattern CASE =
      Pattern.compile("(lower|upper)\\((?:" + COLUMN + "|\\(" + COLUMN + "\\)(::text))\\)");
  private static final Pattern FIELD =
      Pattern.compile("\\(" + COLUMN + " (->>|->) (" + TEXT + "(?:::text)?|\\d+)\\)");

  IndexKeys {
    keys = List.copyOf(keys);
  }

  static IndexKeys of(String filter) {
    String whole = unwrapped(filter.strip());
    if (whole.isEmpty() || split(whole, " OR ").size() > 1) {
      return new IndexKeys(List.of(), 0, false);
    }
    List<String> equal = new ArrayList<>();
    List<String> ranges = new ArrayList<>();
    boolean isWhole = true;
    for (String part : split(whole, " AND ")) {
      String term = unwrapped(part.strip());
      Matcher compared = COMPARED.matcher(term);
      Matcher isNull = IS_NULL.matcher(term);
      String key = "";
      List<String> keys = equal;
      if (compared.matches()) {
        key = key(compared.group(1));
        keys = compared.group(2).equals("=") ? equal : ranges;
      } else if (isNull.matches()) {
        key = key(isNull.group(1));
      }
      if (!key.isEmpty() && !keys.contains(key)) {
        keys.add(key);
      }
      isWhole &= !key.isEmpty();
    }
    ranges.removeAll(equal);
    List<String> keys = new ArrayList<>(equal);
    ranges.stream().limit(1).forEach(keys::add);
    return new IndexKeys(keys, equal.size(), isWhole && ranges.size() < 2);
  }

  private static String key(String compared) {
    Matcher plain = PLAIN.matcher(compared);
    Matcher asText = AS_TEXT.matcher(compared);
    Matcher letters = CASE.matcher(compared);
    Matcher field = FIELD.matcher(compared);
    if (plain.matches()) {
      return plain.group(1);
    }
    if (asText.matches()) {
      return asText.group(1);
    }
    if (letters.matches()) {
      String column = letters.group(2) == null ? letters.group(3) : letters.group(2);
      String name = letters.group(4) == null ? column : "(" + column + ")" + letters.group(4);
      return letters.group(1) + "(" + name + ")";
    }
    if (field.matches()) {
      return "(%s %s %s)".formatted(field.group(1), field.group(2), field.group(3));
    }
    return "";
  }

  /// Without the parentheses around all of it.
  private static String unwrapped(String text) {
    String inner = text;
    while (inner.startsWith("(") && closing(inner) == inner.length() - 1) {
      inner = inner.substring(1, inner.length() - 1);
    }
    return inner;
  }

  /// Where the first parenthesis closes.
  private static int closing(String text) {
    Depth depth = new Depth();
    int at = 0;
    while (at < text.length()) {
      depth.pass(text.charAt(at));
      if (depth.isOutside()) {
        return at;
      }
      at++;
    }
    return -1;
  }

  /// The parts between a word that stands in no parentheses and no quotes.
  private static List<String> split(String text, String word) {
    List<String> parts = new ArrayList<>();
    Depth depth = new Depth();
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      if (depth.isOutside() && at >= from && text.startsWith(word, at)) {
        parts.add(text.substring(from, at));
        from = at + word.length();
      }
      depth.pass(text.charAt(at));
    }
    parts.add(text.substring(from));
    return parts;
  }

  /// How deep in parentheses and quotes a scan over a text is. A doubled quote closes and opens.
  private static final class Depth {
    private int parentheses;
    private char quote;

    void pass(char next) {
      if (quote != 0) {
        quote = next == quote ? 0 : quote;
      } else if (next == '\'' || next == '"') {
        quote = next;
      } else if (next == '(') {
        parentheses++;
      } else if (next == ')') {
        parentheses--;
      }
    }

    boolean isOutside() {
      return quote == 0 && parentheses == 0;
    }
  }
}
