package dev.slowpath.analysis.catalog;

import dev.slowpath.analysis.catalog.CatalogFinding.DuplicateIndex;
import dev.slowpath.analysis.catalog.CatalogFinding.InvalidIndex;
import dev.slowpath.analysis.catalog.CatalogFinding.OverlappingIndex;
import dev.slowpath.analysis.catalog.CatalogFinding.UnusedIndex;
import dev.slowpath.analysis.plan.IndexKeys;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.catalog.Index;
import dev.slowpath.model.catalog.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The indexes of a table that are not needed or cannot be used. An index is reported once, by the
/// strongest reason: invalid, duplicate, overlapping, unused.
final class IndexAudit {
  private static final double LEAST_BYTES = 1 << 20;
  private static final String BTREE = " USING btree ";

  private IndexAudit() {}

  static List<CatalogFinding> of(Table table, Catalog catalog) {
    List<CatalogFinding> found = new ArrayList<>();
    for (Index index : table.indexes()) {
      finding(table, index, catalog).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<CatalogFinding> finding(Table table, Index index, Catalog catalog) {
    if (!index.isValid()) {
      return Optional.of(new InvalidIndex(table, index));
    }
    for (Index other : table.indexes()) {
      if (isOther(index, other) && isSame(index, other) && isLesser(index, other)) {
        return Optional.of(new DuplicateIndex(table, index, other));
      }
    }
    for (Index other : table.indexes()) {
      // What is itself not needed is no reason: both would go.
      boolean isKept = isOther(index, other) && !isUnused(other);
      if (isFree(index) && isKept && isBeginning(index, other)) {
        return Optional.of(new OverlappingIndex(table, index, other));
      }
    }
    return isUnused(index)
        ? Optional.of(new UnusedIndex(table, index, days(catalog)))
        : Optional.empty();
  }

  private static boolean isFree(Index index) {
    return !index.isPrimary() && !index.isUnique();
  }

  private static boolean isUnused(Index index) {
    return isFree(index) && index.scans() == 0 && index.bytes() >= LEAST_BYTES;
  }

  private static boolean isOther(Index index, Index other) {
    return !index.name().equals(other.name()) && other.isValid();
  }

  /// The same method, columns, order and predicate.
  private static boolean isSame(Index index, Index other) {
    return !tail(index).isEmpty() && tail(index).equals(tail(other));
  }

  private static String tail(Index index) {
    int using = index.definition().indexOf(" USING ");
    return using < 0 ? "" : index.definition().substring(using);
  }

  /// Of two that are the same the one that no constraint needs; of equals the later by name.
  private static boolean isLesser(Index index, Index other) {
    int mine = weight(index);
    int others = weight(other);
    return mine < others || (mine == others && index.name().compareTo(other.name()) > 0);
  }

  private static int weight(Index index) {
    return index.isPrimary() ? 2 : index.isUnique() ? 1 : 0;
  }

  /// Both are B-trees of all rows, and the other begins with its columns and goes on.
  private static boolean isBeginning(Index index, Index other) {
    List<String> keys = IndexKeys.of(index.definition());
    List<String> wider = IndexKeys.of(other.definition());
    return index.definition().contains(BTREE)
        && other.definition().contains(BTREE)
        && !keys.isEmpty()
        && wider.size() > keys.size()
        && wider.subList(0, keys.size()).equals(keys)
        && !hasOwnOrder(index);
  }

  /// A direction, a collation or a class of operators of its own serves what the other does not;
  /// included columns likewise.
  private static boolean hasOwnOrder(Index index) {
    String tail = tail(index);
    return tail.contains(" DESC")
        || tail.contains(" COLLATE ")
        || tail.contains("_ops")
        || tail.contains(" INCLUDE ");
  }

  private static double days(Catalog catalog) {
    return catalog.at() == null || catalog.statsSince() == null
        ? Double.NaN
        : Duration.between(catalog.statsSince(), catalog.at()).toMillis() / 86_400_000.0;
  }
}
