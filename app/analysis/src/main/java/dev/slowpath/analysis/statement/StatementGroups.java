package dev.slowpath.analysis.statement;

import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The work of a window by user or by database.
public final class StatementGroups {

  private StatementGroups() {}

  /// The work of all statements of a user or of a database.
  ///
  /// @param id as the view states it
  /// @param name empty where no snapshot tells it
  public record Group(
      String id, String name, int entries, double calls, double execMs, double rows) {}

  /// The heaviest first.
  public static List<Group> byUser(StatementWindow window) {
    return by(window, StatementKey::userId, window.server()::user);
  }

  /// The heaviest first.
  public static List<Group> byDatabase(StatementWindow window) {
    return by(window, StatementKey::databaseId, window.server()::database);
  }

  private static List<Group> by(
      StatementWindow window,
      Function<StatementKey, String> id,
      Function<StatementKey, String> name) {
    Map<String, List<StatementChange>> byId = new TreeMap<>();
    for (StatementChange change : window.changes()) {
      byId.computeIfAbsent(id.apply(change.key()), _ -> new ArrayList<>()).add(change);
    }
    return byId.entrySet().stream()
        .map(group -> group(group.getKey(), group.getValue(), name))
        .sorted(
            Comparator.<Group>comparingDouble(group -> -group.execMs()).thenComparing(Group::id))
        .toList();
  }

  private static Group group(
      String id, List<StatementChange> changes, Function<StatementKey, String> name) {
    return new Group(
        id,
        name.apply(changes.getFirst().key()),
        changes.size(),
        sum(changes, Counter.CALLS),
        sum(changes, Counter.TOTAL_EXEC_MS),
        sum(changes, Counter.ROWS));
  }

  private static double sum(List<StatementChange> changes, Counter counter) {
    return changes.stream().mapToDouble(change -> change.work().orZero(counter)).sum();
  }
}
