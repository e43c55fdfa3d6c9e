package dev.slowpath.model.statement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The honest difference of two snapshots or more, or the totals of one.
///
/// @param from start of the time the work was done in; null if unknown
/// @param to end of it; null if unknown
/// @param changes one per entry of the later snapshot, ordered by total time descending, then key
/// @param evicted entries of the earlier snapshot that are gone; their work after it is lost
/// @param lostEntries how many entries eviction passes removed at least, or -1 if unknown
/// @param evictedMs what the evicted entries would have executed, had they gone on as they did
///   before: an estimate; NaN if unknown
/// @param databaseMs the time that sessions of the databases spent executing, by the server's own
///   account; NaN if unknown
/// @param steps the work between each two snapshots that follow one another; none for one snapshot
/// @param server as the last snapshot tells it
public record StatementWindow(
    Basis basis,
    @Nullable Instant from,
    @Nullable Instant to,
    List<StatementChange> changes,
    List<StatementEntry> evicted,
    long lostEntries,
    double evictedMs,
    double databaseMs,
    List<Step> steps,
    ServerFacts server) {

  public StatementWindow {
    Objects.requireNonNull(basis);
    changes = List.copyOf(changes);
    evicted = List.copyOf(evicted);
    steps = List.copyOf(steps);
    Objects.requireNonNull(server);
  }

  /// The execution time of every entry of the later of two snapshots that follow one another, by
  /// key.
  public static final class Step {
    private final @Nullable Instant from;
    private final @Nullable Instant to;
    private final Basis basis;
    private final List<StatementChange> byKey;

    /// @param from null if unknown
    /// @param to null if unknown
    public Step(
        @Nullable Instant from, @Nullable Instant to, Basis basis, List<StatementChange> changes) {
      this.from = from;
      this.to = to;
      this.basis = basis;
      this.byKey = changes.stream().sorted(Comparator.comparing(StatementChange::key)).toList();
    }

    public @Nullable Instant from() {
      return from;
    }

    public @Nullable Instant to() {
      return to;
    }

    public Basis basis() {
      return basis;
    }

    public double seconds() {
      return between(from, to);
    }

    /// Seconds of execution per second; NaN if the entry was not there or the time is unknown.
    public double load(StatementKey key) {
      int low = 0;
      int high = byKey.size() - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int order = byKey.get(middle).key().compareTo(key);
        if (order == 0) {
          double ms = byKey.get(middle).of(Counter.TOTAL_EXEC_MS);
          return seconds() > 0 ? ms / 1e3 / seconds() : Double.NaN;
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle - 1;
      }
      return Double.NaN;
    }

    /// The same work under other keys; those that have none stay.
    public Step under(Map<StatementKey, StatementKey> others) {
      return new Step(
          from,
          to,
          basis,
          byKey.stream()
              .map(change -> change.under(others.getOrDefault(change.key(), change.key())))
              .toList());
    }
  }

  /// What the figures of a window are.
  public enum Basis {
    /// The work between two snapshots.
    DIFFERENCE("difference"),
    /// The counters were reset in between: the work since then.
    SINCE_RESET("since-reset"),
    /// A single snapshot: everything since its counters began.
    TOTALS("totals"),
    /// No snapshot at all: what a log of slow statements tells.
    LOGGED("logged");

    private final String id;

    Basis(String id) {
      this.id = id;
    }

    /// The name used in JSON.
    public String id() {
      return id;
    }
  }

  /// The length in seconds; NaN if either end is unknown.
  public double seconds() {
    return between(from, to);
  }

  private static double between(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null
        ? Double.NaN
        : (to.toEpochMilli() - from.toEpochMilli()) / 1e3;
  }

  /// The load of an entry from snapshot to snapshot; NaN where it was not there.
  public List<Double> loads(StatementKey key) {
    return steps.stream().map(step -> step.load(key)).toList();
  }

  /// All execution time; of it what is known exactly, where asked for.
  public double totalMs(boolean exactOnly) {
    return changes.stream()
        .filter(change -> !exactOnly || change.verdict().isExact())
        .mapToDouble(change -> change.work().orZero(Counter.TOTAL_EXEC_MS))
        .sum();
  }

  /// The execution and planning time that clients asked for themselves, statements within functions
  /// left out: what the server's own account of its time can be held against.
  public double topLevelMs() {
    return changes.stream()
        .filter(change -> change.key().topLevel())
        .mapToDouble(change ->
            change.work().orZero(Counter.TOTAL_EXEC_MS)
                + change.work().orZero(Counter.TOTAL_PLAN_MS))
        .sum();
  }
}
