package dev.slowpath.model.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Splits SQL into words, placeholders and marks, with PostgreSQL's rules for strings, dollar
/// quotes, nested comments and numbers (PostgreSQL documentation 4.1), and every producer's
/// placeholders: `$1`, `?`, `%s`, `%(name)s`, `:name`, `@p1`.
final class SqlLexer {
  static final String HOLE = "?";
  private static final List<String> DOTS = List.of(".", ".", ".");
  private static final int START = 1;
  private static final int PART = 2;

  /// What the letters of ASCII may be of a word: its start, a part of it, or neither.
  private static final byte[] WORD = letters();

  private static final String[] MARKS = marks();

  private final String sql;
  private final List<String> tokens = new ArrayList<>(64);
  private int at;
  private boolean cut;
  private int placeholders;
  private List<int[]> comments = List.of();

  SqlLexer(String sql) {
    this.sql = sql;
    while (at < sql.length()) {
      step();
    }
    dropTail();
  }

  private static byte[] letters() {
    byte[] letters = new byte[128];
    for (char letter = 0; letter < letters.length; letter++) {
      if (Character.isLetter(letter) || letter == '_') {
        letters[letter] = START | PART;
      } else if (Character.isDigit(letter) || letter == '$') {
        letters[letter] = PART;
      }
    }
    return letters;
  }

  private static String[] marks() {
    String[] marks = new String[128];
    Arrays.setAll(marks, mark -> String.valueOf((char) mark));
    return marks;
  }

  List<String> tokens() {
    return tokens;
  }

  /// How many of the holes are placeholders rather than literals.
  int placeholders() {
    return placeholders;
  }

  /// The text as it stands, but for comments.
  String uncommented() {
    StringBuilder text = new StringBuilder();
    int copied = 0;
    for (int[] comment : comments) {
      text.append(sql, copied, comment[0]).append(' ');
      copied = comment[1];
    }
    return text.append(sql, copied, sql.length()).toString().strip();
  }

  boolean isTruncated() {
    return cut;
  }

  private void dropTail() {
    int from = tokens.size() - DOTS.size();
    if (from >= 0 && tokens.getLast().equals(".") && isDots(from)) {
      cut = true;
      tokens.subList(from, tokens.size()).clear();
    }
    while (!tokens.isEmpty() && tokens.getLast().equals(";")) {
      tokens.removeLast();
    }
  }

  private boolean isDots(int from) {
    return tokens.subList(from, tokens.size()).equals(DOTS);
  }

  private void step() {
    char here = sql.charAt(at);
    if (here == ' ' || Character.isWhitespace(here)) {
      at++;
    } else if (isWordStart(here)) {
      word();
    } else if (here == '-' && looking("--")) {
      comment(this::skipLine);
    } else if (here == '/' && looking("/*")) {
      comment(this::skipComment);
    } else if (here == '\'') {
      string(false);
    } else if (here == '"') {
      quotedIdentifier();
    } else if (here == '$') {
      dollar();
    } else if (Character.isDigit(here) || (here == '.' && digitAt(at + 1) && !afterWord())) {
      number();
    } else {
      mark(here);
    }
  }

  private void comment(Runnable skip) {
    int from = at;
    skip.run();
    if (comments.isEmpty()) {
      comments = new ArrayList<>();
    }
    comments.add(new int[] {from, at});
  }

  private boolean looking(String text) {
    return sql.startsWith(text, at);
  }

  private boolean digitAt(int index) {
    return index < sql.length() && Character.isDigit(sql.charAt(index));
  }

  private boolean afterWord() {
    return at > 0 && (isWordPart(sql.charAt(at - 1)) || sql.charAt(at - 1) == '"');
  }

  private static boolean isWordStart(char letter) {
    return letter < WORD.length ? (WORD[letter] & START) != 0 : Character.isLetter(letter);
  }

  private static boolean isWordPart(char letter) {
    return letter < WORD.length ? WORD[letter] != 0 : Character.isLetterOrDigit(letter);
  }

  private void skipLine() {
    int end = sql.indexOf('\n', at);
    at = end < 0 ? sql.length() : end + 1;
  }

  private void skipComment() {
    int depth = 0;
    while (at < sql.length()) {
      if (looking("/*")) {
        depth++;
        at += 2;
      } else if (looking("*/")) {
        depth--;
        at += 2;
      } else {
        at++;
      }
      if (depth == 0) {
        return;
      }
    }
    cut = true;
  }

  private void string(boolean escapes) {
    at++;
    while (at < sql.length()) {
      char here = sql.charAt(at);
      if (escapes && here == '\\') {
        at += 2;
      } else if (here == '\'' && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
        at += 2;
      } else if (here == '\'') {
        at++;
        tokens.add(HOLE);
        return;
      } else {
        at++;
      }
    }
    at = sql.length();
    cut = true;
    tokens.add(HOLE);
  }

  private void quotedIdentifier() {
    int from = at++;
    while (at < sql.length()) {
      if (sql.charAt(at) == '"' && at + 1 < sql.length() && sql.charAt(at + 1) == '"') {
        at += 2;
      } else if (sql.charAt(at) == '"') {
        at++;
        String inner = sql.substring(from + 1, at - 1);
        tokens.add(isPlain(inner) ? inner : sql.substring(from, at));
        return;
      } else {
        at++;
      }
    }
    cut = true;
    tokens.add(sql.substring(from));
  }

  /// Whether an identifier means the same without its quotes.
  private static boolean isPlain(String identifier) {
    if (identifier.isEmpty() || !isWordStart(identifier.charAt(0))) {
      return false;
    }
    return identifier.chars().allMatch(letter -> isWordPart((char) letter))
        && identifier.equals(identifier.toLowerCase(Locale.ROOT));
  }

  private void dollar() {
    if (digitAt(at + 1)) {
      at++;
      skipDigits();
      placeholderFound();
      return;
    }
    int tagEnd = at + 1;
    while (tagEnd < sql.length() && isWordPart(sql.charAt(tagEnd)) && sql.charAt(tagEnd) != '$') {
      tagEnd++;
    }
    if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
      mark('$');
      return;
    }
    String tag = sql.substring(at, tagEnd + 1);
    int end = sql.indexOf(tag, tagEnd + 1);
    cut |= end < 0;
    at = end < 0 ? sql.length() : end + tag.length();
    tokens.add(HOLE);
  }

  private void skipDigits() {
    while (digitAt(at)) {
      at++;
    }
  }

  private void number() {
    at++;
    while (at < sql.length()) {
      char here = sql.charAt(at);
      boolean exponentSign =
          (here == '+' || here == '-') && "eE".indexOf(sql.charAt(at - 1)) >= 0 && digitAt(at + 1);
      if (!Character.isLetterOrDigit(here) && here != '.' && here != '_' && !exponentSign) {
        break;
      }
      at++;
    }
    tokens.add(HOLE);
  }

  private void word() {
    int from = at;
    while (at < sql.length() && isWordPart(sql.charAt(at))) {
      at++;
    }
    char first = sql.charAt(from);
    if (at - from > 1 || !isPrefix(first)) {
      tokens.add(SqlWords.lowerCase(sql, from, at));
    } else if (first == 'u' || first == 'U') {
      at++;
      string(false);
    } else {
      string(first == 'e' || first == 'E');
    }
  }

  /// Whether a word of one letter says of what kind the string behind it is.
  private boolean isPrefix(char letter) {
    return switch (letter) {
      case 'u', 'U' -> looking("&'");
      case 'e', 'E', 'b', 'B', 'x', 'X', 'n', 'N' -> looking("'");
      default -> false;
    };
  }

  private void mark(char here) {
    if (here == '%' && placeholder("%s")) {
      return;
    }
    if (here == '%' && looking("%(") && sql.indexOf(")s", at) > 0) {
      at = sql.indexOf(")s", at) + 2;
      placeholderFound();
    } else if (here == ':' && !looking("::") && !afterColon() && wordAt(at + 1)) {
      at++;
      skipWord();
      placeholderFound();
    } else if (here == '@' && looking("@p") && digitAt(at + 2)) {
      at += 2;
      skipDigits();
      placeholderFound();
    } else if (here == ':' && looking("::")) {
      at += 2;
      tokens.add("::");
    } else if (here == '?') {
      at++;
      placeholderFound();
    } else {
      at++;
      tokens.add(here < MARKS.length ? MARKS[here] : String.valueOf(here));
    }
  }

  private void placeholderFound() {
    placeholders++;
    tokens.add(HOLE);
  }

  private boolean placeholder(String text) {
    int end = at + text.length();
    boolean ends = end >= sql.length() || !isWordPart(sql.charAt(end));
    if (looking(text) && ends) {
      at = end;
      placeholderFound();
      return true;
    }
    return false;
  }

  private boolean afterColon() {
    return at > 0 && sql.charAt(at - 1) == ':';
  }

  private boolean wordAt(int index) {
    return index < sql.length() && isWordStart(sql.charAt(index));
  }

  private void skipWord() {
    while (at < sql.length() && isWordPart(sql.charAt(at))) {
      at++;
    }
  }
}
