package dev.slowpath.model.sql;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// The one form of a statement that spans, pg_stat_statements, plans and logs are joined by:
/// comments gone, literals and placeholders of every kind `?`, lists folded to one, white space
/// single, words in lower case but for quoted identifiers that need their quotes.
///
/// It is made by a lexer, not a parser: text that is cut in the middle still has a form. What it
/// keeps apart: schema names, aliases, the order of columns.
///
/// @param text the canonical text
/// @param truncated whether the producer cut the statement (it ends in `...` or in the middle of a
///   literal or comment); such a text proves nothing about equality of values
public record CanonicalSql(String text, boolean truncated) implements Comparable<CanonicalSql> {
  private static final Set<String> READING = Set.of("select", "with", "values", "table", "show");
  private static final Set<String> SESSION =
      Set.of(
          "begin",
          "start",
          "commit",
          "rollback",
          "end",
          "savepoint",
          "release",
          "set",
          "reset",
          "show",
          "discard",
          "deallocate",
          "prepare",
          "listen",
          "unlisten",
          "close",
          "fetch");

  public CanonicalSql {
    Objects.requireNonNull(text);
  }

  /// The canonical form of a statement as any producer wrote it.
  public static CanonicalSql of(String sql) {
    SqlLexer lexer = new SqlLexer(sql);
    String folded = SqlFolding.fold(lexer.tokens());
    return new CanonicalSql(folded, lexer.isTruncated());
  }

  /// Whether a statement as sent holds placeholders, so that its values are somewhere else.
  public static boolean hasPlaceholders(String sql) {
    return new SqlLexer(sql).placeholders() > 0;
  }

  /// A statement as sent without its comments, which name the trace or the caller (sqlcommenter)
  /// and ask for nothing.
  public static String withoutComments(String sql) {
    return sql.contains("/*") || sql.contains("--") ? new SqlLexer(sql).uncommented() : sql;
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  /// The first word, lower case: `select`, `insert`, …; empty for an empty statement.
  public String verb() {
    int end = 0;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /// Whether it only reads, as far as its first word tells.
  public boolean reads() {
    return READING.contains(verb());
  }

  /// Whether it manages the session or transaction instead of touching data.
  public boolean managesSession() {
    return SESSION.contains(verb()) || text.equals("select ?") || text.equals("select version()");
  }

  @Override
  public int compareTo(CanonicalSql other) {
    int byText = text.compareTo(other.text);
    return byText != 0 ? byText : Boolean.compare(truncated, other.truncated);
  }
}
