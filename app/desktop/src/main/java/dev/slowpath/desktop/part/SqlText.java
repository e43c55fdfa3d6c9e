package dev.slowpath.desktop.part;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A statement laid out in lines by its clauses, keywords and parameters in colour.
public final class SqlText extends TextFlow {
  private static final Pattern WORD =
      Pattern.compile("'(?:[^']|'')*'|\\$\\d+|\\?|[A-Za-z_][\\w.]*|\\s+|.", Pattern.DOTALL);
  private static final Set<String> OPENING =
      Set.of(
          "from",
          "where",
          "order",
          "group",
          "limit",
          "having",
          "values",
          "set",
          "returning",
          "join",
          "left",
          "inner",
          "union");
  private static final Set<String> KEYWORDS =
      Set.of(
          "select",
          "insert",
          "into",
          "update",
          "delete",
          "from",
          "where",
          "and",
          "or",
          "not",
          "order",
          "group",
          "by",
          "limit",
          "offset",
          "having",
          "values",
          "set",
          "returning",
          "join",
          "left",
          "inner",
          "outer",
          "on",
          "as",
          "in",
          "is",
          "null",
          "like",
          "ilike",
          "desc",
          "asc",
          "union",
          "all",
          "distinct",
          "case",
          "when",
          "then",
          "else",
          "end",
          "between",
          "exists",
          "count",
          "sum",
          "create",
          "index",
          "concurrently",
          "using",
          "any");

  public SqlText(String sql) {
    show(sql);
  }

  public void show(String sql) {
    getChildren().clear();
    Matcher words = WORD.matcher(sql.strip());
    int depth = 0;
    String previous = "";
    while (words.find()) {
      String word = words.group();
      String lower = word.toLowerCase(Locale.ROOT);
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (word.isBlank()) {
        getChildren().add(piece(" ", ""));
        continue;
      }
      boolean opens = OPENING.contains(lower) && depth == 0 && !previous.equals("left");
      if (opens && !previous.isEmpty()) {
        getChildren().add(piece("\n", ""));
      } else if (lower.equals("and") && depth == 0) {
        getChildren().add(piece("\n  ", ""));
      }
      getChildren().add(piece(word, style(word, lower)));
      previous = lower;
    }
  }

  private static String style(String word, String lower) {
    if (KEYWORDS.contains(lower)) {
      return "sql-keyword";
    }
    return word.startsWith("$") || word.equals("?") || word.startsWith("'") ? "sql-parameter" : "";
  }

  private static Text piece(String text, String style) {
    Text piece = new Text(text);
    piece.getStyleClass().add("sql");
    if (!style.isEmpty()) {
      piece.getStyleClass().add(style);
    }
    return piece;
  }
}
