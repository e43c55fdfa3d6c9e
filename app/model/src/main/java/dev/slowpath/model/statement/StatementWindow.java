package dev.slowpath.model.statement;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The honest difference of two snapshots, or the totals of one.
///
/// @param from start of the time the work was done in; null if unknown
/// @param to end of it; null if unknown
/// @param changes one per entry of the later snapshot, ordered by total time descending, then key
/// @param evicted entries of the earlier snapshot that are gone; their work after it is lost
/// @param lostEntries how many entries eviction passes removed at least, or -1 if unknown
public record StatementWindow(
    Basis basis,
    @Nullable Instant from,
    @Nullable Instant to,
    List<StatementChange> changes,
    List<StatementEntry> evicted,
    long lostEntries) {

  public StatementWindow {
    Objects.requireNonNull(basis);
    changes = List.copyOf(changes);
    evicted = List.copyOf(evicted);
  }

  /// What the figures of a window are.
  public enum Basis {
    /// The work between two snapshots.
    DIFFERENCE("difference"),
    /// The counters were reset in between: the work since then.
    SINCE_RESET("since-reset"),
    /// A single snapshot: everything since its counters began.
    TOTALS("totals");

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
    return from == null || to == null
        ? Double.NaN
        : (to.toEpochMilli() - from.toEpochMilli()) / 1e3;
  }
}
