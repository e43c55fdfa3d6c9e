package dev.slowpath.plugin.postgres.live;

import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.plugin.DeclinedException;
import dev.slowpath.plugin.DeclinedException.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is to be seen of a statement without parsing it: enough to find a value for a parameter,
/// and to refuse what is more than one statement.
///
/// @param written as it was given
/// @param preparable as the server can prepare it
record SqlShape(String written, String preparable) {
  private static final String NAME = "(?:\"[^\"]+\"|[A-Za-z_][\\w$]*)";
  private static final String COMPARED =
      "(?:<=|>=|<>|!=|=|<|>|!?~~?\\*?|(?:not\\s+)?i?like|(?:not\\s+)?between|(?:not\\s+)?in\\s*\\()"
          + "\\s*(?:(?:any|all)\\s*\\(\\s*)?";

  /// `date $1`: the server counts `date '2026-11-21'` so, and does not take it back.
  private static final Pattern TYPED =
      Pattern.compile(
          "\\b((?:timestamp|time)(?:\\s*\\(\\d\\))?\\s+with(?:out)?\\s+time\\s+zone|date|timestamptz"
              + "|timestamp|timetz|time|interval|uuid|inet|jsonb?|numeric|bytea)\\s+\\$(\\d+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TABLE =
      Pattern.compile(
          "\\b(?:from|join|update|into|,)\\s+(?:only\\s+)?((?:%s\\.)?%s)(?:\\s+(?:as\\s+)?(%s))?"
              .formatted(NAME, NAME, NAME),
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CALL = Pattern.compile("(%s)\\s*\\(".formatted(NAME));

  /// One statement.
  ///
  /// @throws DeclinedException where it may be several: the driver would send them one by one
  static SqlShape of(String statement) throws DeclinedException {
    String one = statement.strip().replaceFirst("[;\\s]+$", "");
    if (one.isEmpty()) {
      throw new DeclinedException(Reason.QUESTION, "there is no statement", "give one");
    }
    if (one.indexOf(';') >= 0 || one.indexOf('\0') >= 0) {
      throw new DeclinedException(
          Reason.QUESTION,
          "a semicolon inside the statement",
          "give one statement; a text with a semicolon as a parameter, $1");
    }
    return new SqlShape(one, TYPED.matcher(one).replaceAll("CAST(\\$$2 AS $1)"));
  }

  private String plain() {
    return CanonicalSql.withoutComments(preparable);
  }

  /// A column, and the table it is of where the statement says so.
  record Column(String table, String name) {}

  /// The column that a parameter is compared with.
  Optional<Column> comparedWith(int number) {
    String column = "(?:(%s)\\.)?(%s)(?:::\\w+)?\\s*".formatted(NAME, NAME);
    String parameter = "(?:cast\\s*\\(\\s*)?\\$" + number + "(?!\\d)";
    List<String> forms =
        List.of(
            column + COMPARED + "(?:\\$\\d+\\s*,\\s*)*" + parameter,
            column + "(?:not\\s+)?between\\s+\\S+\\s+and\\s+" + parameter,
            parameter + "(?:::\\w+)?\\s*(?:<=|>=|<>|!=|=|<|>)\\s*" + column);
    for (String form : forms) {
      Matcher found = Pattern.compile(form, Pattern.CASE_INSENSITIVE).matcher(plain());
      if (found.find()) {
        String table = found.group(1) == null ? "" : found.group(1);
        return Optional.of(new Column(table, folded(found.group(2))));
      }
    }
    return Optional.empty();
  }

  /// The tables of the statement, by the names it uses for them.
  Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    Matcher found = TABLE.matcher(plain());
    while (found.find()) {
      String table = found.group(1);
      tables.put(folded(table.substring(table.indexOf('.') + 1)), table);
      if (found.group(2) != null) {
        tables.put(folded(found.group(2)), table);
      }
    }
    return tables;
  }

  /// The tables that a column may be of.
  List<String> tablesOf(Column column) {
    Map<String, String> tables = tables();
    String named = tables.get(folded(column.table()));
    return column.table().isEmpty() || named == null
        ? tables.values().stream().distinct().toList()
        : List.of(named);
  }

  /// What it calls, and whatever else stands before a parenthesis.
  Set<String> calls() {
    Set<String> calls = new LinkedHashSet<>();
    Matcher found = CALL.matcher(plain());
    List<String> names = new ArrayList<>();
    while (found.find()) {
      names.add(folded(found.group(1)));
    }
    calls.addAll(names);
    return calls;
  }

  /// A name as the catalog holds it.
  private static String folded(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1)
        : name.toLowerCase(Locale.ROOT);
  }
}
