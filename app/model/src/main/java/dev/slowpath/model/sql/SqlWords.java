package dev.slowpath.model.sql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words of SQL in lower case, those that most statements have as one text each: no copy is
/// made of them, and they are found without one.
final class SqlWords {
  private static final String[] COMMON = {
    "select",
    "from",
    "where",
    "and",
    "or",
    "not",
    "in",
    "is",
    "null",
    "join",
    "left",
    "inner",
    "outer",
    "right",
    "full",
    "cross",
    "on",
    "as",
    "order",
    "by",
    "group",
    "having",
    "limit",
    "offset",
    "desc",
    "asc",
    "insert",
    "into",
    "values",
    "update",
    "set",
    "delete",
    "returning",
    "with",
    "union",
    "all",
    "any",
    "exists",
    "between",
    "like",
    "ilike",
    "case",
    "when",
    "then",
    "else",
    "end",
    "distinct",
    "count",
    "sum",
    "min",
    "max",
    "avg",
    "coalesce",
    "now",
    "interval",
    "date",
    "time",
    "timestamp",
    "timestamptz",
    "over",
    "partition",
    "row_number",
    "lateral",
    "using",
    "true",
    "false",
    "for",
    "of",
    "skip",
    "locked",
    "fetch",
    "first",
    "next",
    "only",
    "rows",
    "array",
    "cast",
    "begin",
    "commit",
    "rollback",
    "id",
    "name",
    "status",
    "created_at",
    "updated_at",
    "user_id",
    "conflict",
    "do",
    "nothing",
    "excluded",
    "default",
    "public",
    "lower",
    "upper",
    "extract",
    "epoch",
    "text",
    "integer",
    "bigint",
    "boolean",
    "filter",
    "some",
    "recursive",
    "except",
    "intersect",
    "a",
    "b",
    "c",
    "d",
    "e",
    "i",
    "o",
    "p",
    "s",
    "t",
    "u",
    "x"
  };

  /// Words by their hash, each in the first free place from there on; so many places that most
  /// searches end at once.
  private static final @Nullable String[] PLACES = places();

  private static final int LONGEST = 11;

  private SqlWords() {}

  private static @Nullable String[] places() {
    @Nullable String[] places = new String[1024];
    for (String word : COMMON) {
      int place = hash(word, 0, word.length()) & (places.length - 1);
      while (places[place] != null) {
        place = (place + 1) & (places.length - 1);
      }
      places[place] = word;
    }
    return places;
  }

  /// The hash of a word's letters without case; of letters beyond ASCII some number.
  private static int hash(String text, int from, int to) {
    int hash = to - from;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + (text.charAt(at) | 0x20);
    }
    return hash ^ hash >>> 10;
  }

  /// A part of a text in lower case.
  static String lowerCase(String text, int from, int to) {
    if (to - from > LONGEST) {
      return text.substring(from, to).toLowerCase(Locale.ROOT);
    }
    int place = hash(text, from, to) & (PLACES.length - 1);
    for (String word = PLACES[place]; word != null; word = PLACES[place]) {
      if (word.length() == to - from && isSame(word, text, from)) {
        return word;
      }
      place = (place + 1) & (PLACES.length - 1);
    }
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static boolean isSame(String word, String text, int from) {
    for (int at = 0; at < word.length(); at++) {
      char letter = text.charAt(from + at);
      boolean isUpper = letter >= 'A' && letter <= 'Z';
      if ((isUpper ? letter + ('a' - 'A') : letter) != word.charAt(at)) {
        return false;
      }
    }
    return true;
  }
}
