package dev.slowpath.analysis.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An index that would serve a filter.
///
/// @param table as the plan names it
/// @param columns in the order of the index: compared with `=` first, then at most one of a range
/// @param equalColumns how many of them are compared with `=`
/// @param read rows that the scan looked at
/// @param kept rows that passed the filter
public record IndexIdea(
    String table, List<String> columns, int equalColumns, double read, double kept) {
  private static final int LONGEST_NAME = 63;
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

  public IndexIdea {
    Objects.requireNonNull(table);
    columns = List.copyOf(columns);
  }

  /// The index for a scan that throws most rows away; empty where its filter compares no column
  /// with a value.
  static Optional<IndexIdea> of(PlanObservation.RowsRemoved rows) {
    Conditions conditions = Conditions.of(rows.filter());
    List<String> columns = conditions.columns();
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new IndexIdea(
                rows.relation(), columns, conditions.equal().size(), rows.read(), rows.kept()));
  }

  public String name() {
    String simple = table.substring(table.lastIndexOf('.') + 1).replace("\"", "");
    String all = simple + "_" + String.join("_", columns);
    int longest = LONGEST_NAME - "_idx".length();
    return (all.length() > longest ? all.substring(0, longest) : all) + "_idx";
  }

  /// The statement that makes it without blocking writes; outside a transaction.
  public String statement() {
    return "CREATE INDEX CONCURRENTLY %s ON %s (%s);"
        .formatted(
            quoted(name()),
            Pattern.compile("\\.")
                .splitAsStream(table)
                .map(IndexIdea::quoted)
                .collect(Collectors.joining(".")),
            columns.stream().map(IndexIdea::quoted).collect(Collectors.joining(", ")));
  }

  private static String quoted(String name) {
    String bare = name.replace("\"", "");
    return PLAIN.matcher(bare).matches() ? bare : "\"" + bare + "\"";
  }
}
