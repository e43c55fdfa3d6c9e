package dev.slowpath.model.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Splits SQL into words, placeholders and marks, with PostgreSQL's rules for strings, dollar
/// quotes, nested comments and numbers (PostgreSQL documentation 4.1), and every producer's
/// placeholders: `$1`, `?`, `%s`, `%(name)s`, `:name`, `@p1`.
final class SqlLexer {
  static final String HOLE = "?";

  private final String sql;
  private final List<String> tokens = new ArrayList<>();
  private int at;
  private boolean cut;
  private int placeholders;
  private final StringBuilder uncommented = new StringBuilder();
  private int copied;

  SqlLexer(String sql) {
    this.sql = sql;
    while (at < sql.length()) {
      step();
    }
    dropTail();
    uncommented.append(sql, copied, sql.length());
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
    return uncommented.toString().strip();
  }

  boolean isTruncated() {
    return cut;
  }

  private void dropTail() {
    if (tokens.size() >= 3
        && tokens.subList(tokens.size() - 3, tokens.size()).equals(List.of(".", ".", "."))) {
      cut = true;
      tokens.subList(tokens.size() - 3, tokens.size()).clear();
    }
    while (!tokens.isEmpty() && tokens.getLast().equals(";")) {
      tokens.removeLast();
    }
  }

  private void step() {
    char here = sql.charAt(at);
    if (Character.isWhitespace(here)) {
      at++;
    } else if (looking("--") || looking("/*")) {
      uncommented.append(sql, copied, at).append(' ');
      if (here == '-') {
        skipLine();
      } else {
        skipComment();
      }
      copied = at;
    } else if (here == '\'') {
      string(false);
    } else if (here == '"') {
      quotedIdentifier();
    } else if (here == '$') {
      dollar();
    } else if (Character.isDigit(here) || (here == '.' && digitAt(at + 1) && !afterWord())) {
      number();
    } else if (isWordStart(here)) {
      word();
    } else {
      mark(here);
    }
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
    return Character.isLetter(letter) || letter == '_';
  }

  private static boolean isWordPart(char letter) {
    return Character.isLetterOrDigit(letter) || letter == '_' || letter == '$';
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
    String word = sql.substring(from, at);
    boolean unicode = word.equalsIgnoreCase("u") && looking("&'");
    if (unicode) {
      at++;
      string(false);
    } else if (looking("'") && word.length() == 1 && "eEbBxXnN".contains(word)) {
      string(word.equalsIgnoreCase("e"));
    } else {
      tokens.add(word.toLowerCase(Locale.ROOT));
    }
  }

  private void mark(char here) {
    if (here == '%' && placeholder("%s")) {
      return;
    }
    if (looking("%(") && sql.indexOf(")s", at) > 0) {
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
    } else if (looking("::")) {
      at += 2;
      tokens.add("::");
    } else if (here == '?') {
      at++;
      placeholderFound();
    } else {
      at++;
      tokens.add(String.valueOf(here));
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
