package dev.slowpath.model.bottleneck;

import java.util.List;

/// How sure a cause is.
public sealed interface Proof {

  /// The files show it.
  record Proved() implements Proof {}

  /// The files agree with it and do not show it.
  ///
  /// @param missing what would prove it, most useful first
  record Consistent(List<Missing> missing) implements Proof {
    public Consistent {
      missing = List.copyOf(missing);
    }
  }

  /// Evidence that is not among the files.
  enum Missing {
    /// Values of the parameters (`db.query.parameter.*`), to tell other values from the same again.
    PARAMETERS,
    /// The plan of the statement, by EXPLAIN (ANALYZE, BUFFERS).
    PLAN,
    /// Two snapshots of pg_stat_statements around the load.
    STATEMENTS,
    /// Traces of the same time, to name the endpoint.
    TRACES,
    /// Traces in which the calls overlap or come in another order, to show that none needs another.
    INDEPENDENCE,
    /// Every request, not a sample of them.
    UNSAMPLED,
    /// Traces of whatever else writes to the table.
    WRITERS
  }
}
