package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.PlanTree;
import java.util.List;
import java.util.Objects;

/// A remark on a plan node, with the numbers that prove it.
public sealed interface PlanObservation {
  /// Estimates further off than this are remarked (pev2's first step).
  double ESTIMATE_FACTOR = 10;

  /// Fewer rows than this are read in no time, whatever is removed.
  double ROWS_WORTH_AN_INDEX = 1_000;

  /// Scans that remove less than this share are not remarked (pev2's upper step).
  double REMOVED_SHARE = 0.9;

  /// Index-only scans that look into the table for fewer of their rows are not remarked (pev2).
  double FETCHED_SHARE = 0.4;

  /// Compiling that takes less of the execution time is not remarked.
  double COMPILED_SHARE = 0.1;

  int node();

  /// A name for scripts.
  String id();

  /// All remarks on a plan, in print order.
  static List<PlanObservation> of(PlanTree plan) {
    return PlanRemarksFound.in(plan);
  }

  /// A scan that looks at many rows and keeps few.
  ///
  /// @param read rows looked at over all loops
  /// @param kept rows kept over all loops
  record RowsRemoved(int node, String relation, String filter, double read, double kept)
      implements PlanObservation {
    public RowsRemoved {
      Objects.requireNonNull(relation);
      Objects.requireNonNull(filter);
    }

    @Override
    public String id() {
      return "rows-removed";
    }

    /// The share of rows thrown away, 0..1.
    public double removedShare() {
      return 1 - kept / read;
    }
  }

  /// A sequential scan that an index would serve.
  record UsefulIndex(int node, IndexIdea idea) implements PlanObservation {
    @Override
    public String id() {
      return "useful-index";
    }
  }

  /// The planner expected another number of rows, and its inputs were not as wrong.
  ///
  /// @param estimated per loop; where the work is split among processes, over all of them
  /// @param actual as `estimated`
  /// @param factor actual over estimated, both at least 1; below 1 for an overestimate
  record WrongEstimate(int node, double estimated, double actual, double factor)
      implements PlanObservation {
    @Override
    public String id() {
      return "wrong-estimate";
    }
  }

  /// A scan whose conditions go together, so that far more rows pass them all than the planner
  /// expects of columns that do not know of each other.
  ///
  /// @param factor actual over estimated rows
  record CorrelatedFilters(int node, String relation, List<String> columns, double factor)
      implements PlanObservation {
    public CorrelatedFilters {
      columns = List.copyOf(columns);
    }

    @Override
    public String id() {
      return "correlated-filters";
    }
  }

  /// A sort or hash that did not fit in memory.
  ///
  /// @param diskKb NaN where the plan has neither the size nor the blocks
  record Spill(int node, double diskKb) implements PlanObservation {
    @Override
    public String id() {
      return "spill";
    }
  }

  /// A bitmap that did not fit in memory, so that whole pages were checked again.
  ///
  /// @param exact heap blocks whose rows were known
  /// @param lossy heap blocks that were read in full
  record LossyBitmap(int node, double exact, double lossy) implements PlanObservation {
    @Override
    public String id() {
      return "lossy-bitmap";
    }
  }

  /// An index-only scan that looked into the table all the same. Both numbers are totals.
  record HeapFetches(int node, double fetches, double rows) implements PlanObservation {
    @Override
    public String id() {
      return "heap-fetches";
    }
  }

  /// A part of the plan that never ran.
  ///
  /// @param nodes how many nodes it has
  record NeverExecuted(int node, int nodes) implements PlanObservation {
    @Override
    public String id() {
      return "never-executed";
    }
  }

  /// Compiling that took a good part of the execution. It is in the time of the node named, which
  /// was the first to need what was compiled.
  ///
  /// @param jitMs over all processes
  record JitCost(int node, double jitMs, double executionMs) implements PlanObservation {
    @Override
    public String id() {
      return "jit-cost";
    }
  }

  /// Fewer workers came than were planned.
  record WorkerShortage(int node, double planned, double launched) implements PlanObservation {
    @Override
    public String id() {
      return "worker-shortage";
    }
  }
}
