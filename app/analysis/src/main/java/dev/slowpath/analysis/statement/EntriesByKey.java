package dev.slowpath.analysis.statement;

import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The entries of a snapshot, asked for one after another in the order that snapshots have: both
/// sides are walked once, and nothing is hashed.
final class EntriesByKey {
  private final List<StatementEntry> entries;
  private final List<StatementEntry> left = new ArrayList<>();
  private int at;

  /// @param entries ordered by key
  EntriesByKey(List<StatementEntry> entries) {
    this.entries = entries;
  }

  /// The entry of a key that is higher than all that were asked for before; null where there is
  /// none.
  @Nullable StatementEntry take(StatementKey key) {
    while (at < entries.size()) {
      StatementEntry entry = entries.get(at);
      int order = entry.key().compareTo(key);
      if (order > 0) {
        return null;
      }
      at++;
      if (order == 0) {
        return entry;
      }
      left.add(entry);
    }
    return null;
  }

  /// What nobody asked for.
  List<StatementEntry> left() {
    left.addAll(entries.subList(at, entries.size()));
    at = entries.size();
    return List.copyOf(left);
  }
}
