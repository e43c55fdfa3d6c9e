package dev.slowpath.analysis.plan;

import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.catalog.Index;
import dev.slowpath.model.catalog.IndexCost;
import dev.slowpath.model.catalog.SimilarIndex;
import dev.slowpath.model.catalog.SimilarIndex.Likeness;
import dev.slowpath.model.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the catalog adds to an index that a plan asks for: how large it would be, how often it
/// would be written, and which indexes are like it.
///
/// Size: a B-tree at 90 % fill. An entry is 8 bytes, the key rounded up to 8, and 4 for its place
/// in the page; entries of one key are stored as one with 6 bytes a row (since PostgreSQL 13), up
/// to about 220 together. Source: `nbtree/README`, `nbtdedup.c`.
public final class IndexAdvice {
  private static final double ASSUMED_KEY_BYTES = 16;
  private static final double FILL = 0.9;
  private static final double MOST_IN_ONE_ENTRY = 220;
  private static final List<String> ENTRY_A_ROW =
      List.of("numeric", "real", "double precision", "jsonb");

  private IndexAdvice() {}

  /// What the catalog knows; empty where it does not have the table.
  public static Optional<IndexCost> of(IndexIdea idea, Catalog catalog) {
    return catalog.table(idea.table()).map(table -> of(idea, catalog, table));
  }

  private static IndexCost of(IndexIdea idea, Catalog catalog, Table table) {
    boolean isWidthKnown =
        idea.columns().stream()
            .allMatch(column ->
                table.column(column).map(Table.Column::averageBytes).orElse(Double.NaN) > 0);
    double perSecond =
        catalog.writesPerSecond(table)
            * table.activity().indexWrites()
            / table.activity().written();
    return new IndexCost(
        bytes(idea, table, isWidthKnown),
        isWidthKnown,
        perSecond,
        table.activity().indexWrites(),
        table.indexes().size(),
        similar(idea, table));
  }

  private static double bytes(IndexIdea idea, Table table, boolean isWidthKnown) {
    double key =
        isWidthKnown
            ? idea.columns().stream()
                .mapToDouble(column -> table.column(column).orElseThrow().averageBytes())
                .sum()
            : ASSUMED_KEY_BYTES * idea.columns().size();
    double entry = 8 + Math.ceil(key / 8) * 8 + 4;
    double alike = Math.min(MOST_IN_ONE_ENTRY, table.rows() / distinct(idea, table));
    boolean isShared = alike >= 2 && isDeduplicated(idea, table);
    double perRow = isShared ? 6 + entry / alike : entry;
    return table.rows() * perRow / FILL;
  }

  /// Equal values of these types may differ in their bytes, so PostgreSQL keeps an entry a row.
  private static boolean isDeduplicated(IndexIdea idea, Table table) {
    return idea.columns().stream()
        .map(column -> table.column(column).map(Table.Column::type).orElse(""))
        .noneMatch(type -> ENTRY_A_ROW.stream().anyMatch(type::startsWith) || type.endsWith("[]"));
  }

  /// How many keys: the columns' values multiplied, at most one a row; where the catalog does not
  /// say, as many as the scan kept a share of.
  private static double distinct(IndexIdea idea, Table table) {
    double keys = 1;
    for (String column : idea.columns()) {
      double stated = table.column(column).map(Table.Column::distinct).orElse(Double.NaN);
      keys *= stated < 0 ? -stated * table.rows() : stated;
    }
    boolean isEqual = idea.equalColumns() == idea.columns().size();
    double kept = isEqual ? idea.read() / Math.max(1, idea.kept()) : table.rows();
    return Math.clamp(Double.isNaN(keys) || keys == 0 ? kept : keys, 1, Math.max(1, table.rows()));
  }

  private static List<SimilarIndex> similar(IndexIdea idea, Table table) {
    List<SimilarIndex> similar = new ArrayList<>();
    for (Index index : table.indexes()) {
      List<String> keys = IndexKeys.of(index.definition());
      likeness(idea.columns(), keys).ifPresent(how -> similar.add(new SimilarIndex(index, how)));
    }
    return similar;
  }

  private static Optional<Likeness> likeness(List<String> wanted, List<String> keys) {
    if (keys.isEmpty() || !keys.getFirst().equals(wanted.getFirst())) {
      return Optional.empty();
    }
    int common = Math.min(wanted.size(), keys.size());
    boolean isSame = wanted.subList(0, common).equals(keys.subList(0, common));
    if (!isSame) {
      return Optional.of(Likeness.SHARES_FIRST);
    }
    return Optional.of(keys.size() >= wanted.size() ? Likeness.SERVES : Likeness.BEGINS);
  }
}
