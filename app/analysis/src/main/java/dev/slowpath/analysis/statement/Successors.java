package dev.slowpath.analysis.statement;

import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.model.statement.StatementWindow;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which entry of an upgraded server goes on with which of the server before. A queryid holds
/// within a major version only, and an upgrade may number users and databases anew: entries meet by
/// canonical text, level and, where both sides tell it, the name of the database.
final class Successors {

  private Successors() {}

  /// What entries meet by.
  private record Likeness(String database, String text, boolean topLevel) {}

  /// Whether a major upgrade lies between two snapshots of one server.
  static boolean isUpgrade(StatementSnapshot earlier, StatementSnapshot later) {
    String was = earlier.server().major();
    String is = later.server().major();
    if (!was.isEmpty() && !is.isEmpty()) {
      return !was.equals(is);
    }
    return !earlier.extensionVersion().equals(later.extensionVersion())
        && !earlier.entries().isEmpty()
        && sharesNoEntry(earlier, later);
  }

  private static boolean sharesNoEntry(StatementSnapshot earlier, StatementSnapshot later) {
    Set<StatementKey> before = new HashSet<>();
    earlier.entries().forEach(entry -> before.add(entry.key()));
    return later.entries().stream().noneMatch(entry -> before.contains(entry.key()));
  }

  /// Whether any statement of one is in the other.
  static boolean meet(StatementSnapshot earlier, StatementSnapshot later) {
    Set<String> before = new HashSet<>();
    earlier.entries().forEach(entry -> before.add(CanonicalSql.of(entry.text()).text()));
    before.remove("");
    return later.entries().stream()
        .anyMatch(entry -> before.contains(CanonicalSql.of(entry.text()).text()));
  }

  /// The later key by the earlier one; entries that several share are nobody's.
  static Map<StatementKey, StatementKey> of(StatementWindow first, StatementWindow then) {
    boolean isNamed = !first.server().databases().isEmpty() && !then.server().databases().isEmpty();
    Map<Likeness, StatementKey> before = unique(first, first.changes(), isNamed);
    Map<Likeness, StatementKey> after = unique(then, then.changes(), isNamed);
    Map<StatementKey, StatementKey> successors = new HashMap<>();
    before.forEach((likeness, key) -> {
      StatementKey next = after.get(likeness);
      if (next != null) {
        successors.put(key, next);
      }
    });
    return successors;
  }

  private static Map<Likeness, StatementKey> unique(
      StatementWindow window, Collection<StatementChange> changes, boolean isNamed) {
    Map<Likeness, StatementKey> unique = new HashMap<>();
    Set<Likeness> shared = new HashSet<>();
    for (StatementChange change : changes) {
      Likeness likeness =
          new Likeness(
              isNamed ? window.server().database(change.key()) : "",
              CanonicalSql.of(change.text()).text(),
              change.key().topLevel());
      if (change.text().isEmpty() || unique.putIfAbsent(likeness, change.key()) != null) {
        shared.add(likeness);
      }
    }
    unique.keySet().removeAll(shared);
    return unique;
  }
}
