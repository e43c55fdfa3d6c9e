package dev.slowpath.analysis.statement;

import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.ServerFacts;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What snapshots cannot show: the work of entries that were evicted, estimated, and the whole time
/// of the server to hold the statements against.
final class Lost {

  private Lost() {}

  /// What evicted entries would have executed until an instant, had each gone on at the rate it had
  /// until the earlier snapshot. 0 where none was evicted; NaN where an instant is unknown.
  static double evictedMs(
      List<StatementEntry> evicted, StatementSnapshot earlier, @Nullable Instant until) {
    double ms = 0;
    for (StatementEntry entry : evicted) {
      Instant since = entry.statsSince() == null ? earlier.statsReset() : entry.statsSince();
      ms +=
          entry.counters().orZero(Counter.TOTAL_EXEC_MS)
              * seconds(earlier.at(), until)
              / seconds(since, earlier.at());
    }
    return Double.isFinite(ms) ? ms : Double.NaN;
  }

  private static double seconds(@Nullable Instant from, @Nullable Instant to) {
    boolean isKnown = from != null && to != null && to.isAfter(from);
    return isKnown ? Duration.between(from, to).toMillis() / 1e3 : Double.NaN;
  }

  /// The time that sessions spent executing between two snapshots; NaN where one does not tell it.
  /// A count that fell began again: what stands is taken.
  static double databaseMs(ServerFacts earlier, ServerFacts later) {
    if (earlier.activeMs().isEmpty() || later.activeMs().isEmpty()) {
      return Double.NaN;
    }
    double ms = 0;
    for (Map.Entry<String, Double> database : later.activeMs().entrySet()) {
      double before = earlier.activeMs().getOrDefault(database.getKey(), 0.0);
      double now = database.getValue();
      ms += now >= before ? now - before : now;
    }
    return ms;
  }
}
