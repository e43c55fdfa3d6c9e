package dev.slowpath.analysis.statement;

import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementWindow;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, Sum> byId = new HashMap<>();
    for (StatementChange change : window.changes()) {
      byId.computeIfAbsent(id.apply(change.key()), _ -> new Sum(change.key())).add(change.work());
    }
    return byId.entrySet().stream()
        .map(group -> group.getValue().told(group.getKey(), name))
        .sorted(
            Comparator.<Group>comparingDouble(group -> -group.execMs()).thenComparing(Group::id))
        .toList();
  }

  /// The work of a group while it is added up.
  private static final class Sum {
    private final StatementKey first;
    private final DoubleSummaryStatistics calls = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics execMs = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics rows = new DoubleSummaryStatistics();

    Sum(StatementKey first) {
      this.first = first;
    }

    void add(Counters work) {
      calls.accept(work.orZero(Counter.CALLS));
      execMs.accept(work.orZero(Counter.TOTAL_EXEC_MS));
      rows.accept(work.orZero(Counter.ROWS));
    }

    Group told(String id, Function<StatementKey, String> name) {
      int entries = (int) calls.getCount();
      return new Group(
          id, name.apply(first), entries, calls.getSum(), execMs.getSum(), rows.getSum());
    }
  }
}
