package dev.slowpath.workbench.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// SQL as people read it: one line for each clause, its words told apart. Nothing is taken away or
/// added but white space.
public final class SqlLines {
  private static final Pattern WORD =
      Pattern.compile(
          "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\\*(?s:.*?)\\*/|[$:]\\w+|\\?|%s"
              + "|[A-Za-z_]\\w*(?:\\.\\w+)*|\\d+(?:\\.\\d+)?|::|[<>=!]+|\\s+|.",
          Pattern.DOTALL);

  /// What opens a clause, and the words that belong to it when they follow.
  private static final Map<String, Set<String>> OPENING =
      Map.ofEntries(
          Map.entry("select", Set.of("distinct")),
          Map.entry("insert", Set.of("into")),
          Map.entry("update", Set.of()),
          Map.entry("delete", Set.of("from")),
          Map.entry("from", Set.of()),
          Map.entry("where", Set.of()),
          Map.entry("and", Set.of()),
          Map.entry("or", Set.of()),
          Map.entry("group", Set.of("by")),
          Map.entry("order", Set.of("by")),
          Map.entry("having", Set.of()),
          Map.entry("limit", Set.of()),
          Map.entry("offset", Set.of()),
          Map.entry("values", Set.of()),
          Map.entry("set", Set.of()),
          Map.entry("returning", Set.of()),
          Map.entry("union", Set.of("all")),
          Map.entry("with", Set.of()),
          Map.entry("join", Set.of()),
          Map.entry("left", Set.of("join", "outer")),
          Map.entry("right", Set.of("join", "outer")),
          Map.entry("inner", Set.of("join")),
          Map.entry("on", Set.of()),
          Map.entry("create", Set.of()),
          Map.entry("drop", Set.of()));

  private static final Set<String> KEYWORDS =
      Set.of(
          ("all any array as asc between by case cast concurrently count cross delete desc distinct"
               + " else end exists false filter for from full group having ilike in include index"
               + " inner insert interval into is join left like limit nulls not null offset on or"
               + " order outer over partition returning right select set sum then true union update"
               + " using values when where with avg min max coalesce lateral")
              .split(" "));

  private SqlLines() {}

  /// What a piece of SQL is.
  public enum Kind {
    KEYWORD,
    PARAMETER,
    OTHER
  }

  /// Some letters of one kind.
  public record Piece(String text, Kind kind) {
    public Piece {
      Objects.requireNonNull(text);
      Objects.requireNonNull(kind);
    }
  }

  /// A clause.
  ///
  /// @param opening the words that open it; empty for what comes before any
  public record Line(String opening, List<Piece> pieces) {
    public Line {
      Objects.requireNonNull(opening);
      pieces = List.copyOf(pieces);
    }
  }

  /// The clauses of a statement in its order; those in brackets stay in the line they stand in.
  public static List<Line> of(String sql) {
    Reading reading = new Reading();
    Matcher words = WORD.matcher(sql.strip());
    while (words.find()) {
      reading.word(words.group());
    }
    reading.end();
    return reading.lines;
  }

  /// Where reading has come to.
  private static final class Reading {
    private final List<Line> lines = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private String opening = "";
    private String first = "";
    private int depth;
    private boolean isBetween;
    private boolean isSpaceDue;

    void word(String word) {
      if (word.isBlank()) {
        isSpaceDue = true;
        return;
      }
      String lower = word.toLowerCase(Locale.ROOT);
      depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
      if (pieces.isEmpty() && depth == 0 && belongs(lower)) {
        opening = opening + " " + word;
      } else if (depth == 0 && OPENING.containsKey(lower) && !(isBetween && lower.equals("and"))) {
        end();
        opening = word;
        first = lower;
      } else {
        add(word, lower);
      }
      isBetween = lower.equals("between") || (isBetween && !lower.equals("and"));
      isSpaceDue = false;
    }

    private boolean belongs(String lower) {
      return !opening.isEmpty() && OPENING.getOrDefault(first, Set.of()).contains(lower);
    }

    private void add(String word, String lower) {
      if (isSpaceDue && !pieces.isEmpty()) {
        pieces.add(new Piece(" ", Kind.OTHER));
      }
      pieces.add(new Piece(word, kind(word, lower)));
    }

    private static Kind kind(String word, String lower) {
      if (KEYWORDS.contains(lower) || OPENING.containsKey(lower)) {
        return Kind.KEYWORD;
      }
      boolean isNamed = word.length() > 1 && (word.startsWith("$") || word.startsWith(":"));
      boolean isValue =
          word.startsWith("'")
              || word.equals("?")
              || word.equals("%s")
              || (isNamed && !word.equals("::"));
      return isValue ? Kind.PARAMETER : Kind.OTHER;
    }

    void end() {
      if (!opening.isEmpty() || !pieces.isEmpty()) {
        lines.add(new Line(opening, pieces));
      }
      opening = "";
      first = "";
      pieces.clear();
    }
  }
}
