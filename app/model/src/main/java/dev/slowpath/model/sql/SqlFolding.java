package dev.slowpath.model.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Folds what producers write differently and servers group together: signs of literals, casts of
/// placeholders, typed literals, lists of values, rows of VALUES; then joins the tokens with single
/// spaces where words would run together.
final class SqlFolding {
  private static final Set<String> TYPED =
      Set.of("date", "time", "timestamp", "timestamptz", "interval");
  private static final Set<String> BEFORE_SIGN =
      Set.of(
          "(", ",", "=", "<", ">", "+", "-", "*", "/", "%", "|", "between", "and", "or", "not",
          "in", "limit", "offset", "then", "else", "when", "return", "values", "select", "like");
  private static final Set<String> SPACED_PARENTHESIS =
      Set.of(
          "in",
          "values",
          "and",
          "or",
          "not",
          "on",
          "from",
          "join",
          "where",
          "exists",
          "as",
          "using",
          "by",
          "select",
          "any",
          "all",
          "some",
          "when",
          "then",
          "else",
          "over",
          "union",
          "intersect",
          "except",
          "having",
          "limit",
          "like",
          "between",
          "filter",
          "set");
  private static final String HOLE = SqlLexer.HOLE;

  private final List<String> in;
  private final List<String> out;
  private int at;
  private boolean hasLists;

  private SqlFolding(List<String> tokens) {
    this.in = tokens;
    out = new ArrayList<>(tokens.size());
  }

  static String fold(List<String> tokens) {
    SqlFolding folding = new SqlFolding(tokens);
    while (folding.at < tokens.size()) {
      folding.step();
    }
    return join(folding.hasLists ? foldRows(folding.out) : folding.out);
  }

  private void step() {
    String token = in.get(at++);
    switch (token.charAt(0)) {
      case '-' -> {
        if (!nextIs(HOLE) || !signMayStand()) {
          out.add(token);
        }
      }
      case ':' -> {
        if (token.equals("::") && lastIs(HOLE)) {
          skipType();
        } else {
          out.add(token);
        }
      }
      case ')', ']' -> {
        out.add(token);
        foldList();
      }
      default -> {
        if (!nextIs(HOLE) || !TYPED.contains(token)) {
          out.add(token);
        }
      }
    }
  }

  private boolean nextIs(String token) {
    return at < in.size() && in.get(at).equals(token);
  }

  private boolean lastIs(String token) {
    return !out.isEmpty() && out.getLast().equals(token);
  }

  private boolean signMayStand() {
    return out.isEmpty() || BEFORE_SIGN.contains(out.getLast());
  }

  /// A cast of a placeholder: `::text`, `::character varying(20)`, `::int[]`.
  private void skipType() {
    at++;
    if (nextIs("varying") || nextIs("precision")) {
      at++;
    }
    if (nextIs("(") && at + 2 < in.size() && in.get(at + 2).equals(")")) {
      at += 3;
    }
    while (nextIs("[") && at + 1 < in.size() && in.get(at + 1).equals("]")) {
      at += 2;
    }
  }

  /// `(?, ?, …)` after IN, ANY, ARRAY and the like becomes `(?)`; so does PostgreSQL 18's own `($1
  /// /*, ... */)`, whose comment the lexer has dropped.
  private void foldList() {
    int open = out.size() - 2;
    int holes = 0;
    while (open >= 0 && (out.get(open).equals(HOLE) || out.get(open).equals(","))) {
      holes += out.get(open).equals(HOLE) ? 1 : 0;
      open--;
    }
    boolean opens = open >= 0 && (out.get(open).equals("(") || out.get(open).equals("["));
    if (!opens || holes < 1 || !isListOf(open)) {
      return;
    }
    hasLists = true;
    out.subList(open, out.size()).clear();
    normaliseListHead();
    out.add("(");
    out.add(HOLE);
    out.add(")");
  }

  private boolean isListOf(int open) {
    if (open == 0) {
      return false;
    }
    String before = out.get(open - 1);
    return before.equals("in")
        || before.equals("array")
        || before.equals("values")
        || (before.equals("any") && open > 1 && out.get(open - 2).equals("="))
        || (before.equals(",") && open > 1 && out.get(open - 2).equals(")"));
  }

  /// `= any (?)` and `in (?)` ask the same; `array[?]` is one placeholder.
  private void normaliseListHead() {
    if (lastIs("any")) {
      out.removeLast();
      out.removeLast();
      out.add("in");
    }
  }

  /// `values (?), (?)` with any number of rows is one row.
  private static List<String> foldRows(List<String> tokens) {
    List<String> folded = new ArrayList<>(tokens.size());
    List<String> row = List.of("(", HOLE, ")");
    List<String> next = List.of(",", "(", HOLE, ")");
    for (int at = 0; at < tokens.size(); at++) {
      int end = at + next.size();
      boolean repeats =
          end <= tokens.size()
              && tokens.get(at).equals(",")
              && tokens.get(at + 1).equals("(")
              && tokens.subList(at, end).equals(next)
              && folded.size() >= row.size()
              && folded.subList(folded.size() - row.size(), folded.size()).equals(row);
      if (repeats) {
        at = end - 1;
      } else {
        folded.add(tokens.get(at));
      }
    }
    return folded;
  }

  private static String join(List<String> tokens) {
    StringBuilder text = new StringBuilder(8 * tokens.size());
    String before = "";
    for (String token : tokens) {
      if (!before.isEmpty() && isSpaced(before, token)) {
        text.append(' ');
      }
      text.append(token);
      before = token;
    }
    return text.toString();
  }

  private static boolean isSpaced(String before, String token) {
    if (standsTight(token) || bindsNext(before)) {
      return false;
    }
    if (token.equals("(")) {
      return !isName(before) || SPACED_PARENTHESIS.contains(before);
    }
    return !(isOperator(before) && isOperator(token));
  }

  private static boolean standsTight(String token) {
    return switch (token.charAt(0)) {
      case ')', ',', '.', ']', ';', '[' -> true;
      case ':' -> token.length() > 1;
      default -> false;
    };
  }

  private static boolean bindsNext(String token) {
    return switch (token.charAt(0)) {
      case '(', '.', '[' -> true;
      case ':' -> token.length() > 1;
      default -> false;
    };
  }

  private static boolean isName(String token) {
    char first = token.charAt(0);
    return Character.isLetter(first) || first == '_' || first == '"';
  }

  private static boolean isOperator(String token) {
    return token.length() == 1 && "=<>!|+-*/%^&~#@".indexOf(token.charAt(0)) >= 0;
  }
}
