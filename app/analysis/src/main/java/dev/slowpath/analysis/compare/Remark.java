package dev.slowpath.analysis.compare;

import java.util.List;
import java.util.Objects;

/// What the ledger of kinds says about an endpoint beyond its verdict.
public sealed interface Remark {

  /// Most of what was gained.
  ///
  /// @param on the kind of time that fell most
  /// @param share of all that fell, 0..1
  record GainedOn(Spent on, double ms, double share) implements Remark {
    public GainedOn {
      Objects.requireNonNull(on);
    }
  }

  /// Most of what was lost.
  record LostOn(Spent on, double ms, double share) implements Remark {
    public LostOn {
      Objects.requireNonNull(on);
    }
  }

  /// A request asks more of the database, and latency hides it: another kind of time fell.
  ///
  /// @param on the kind that fell most
  record MoreQueries(double before, double after, Spent on, double ms) implements Remark {
    public MoreQueries {
      Objects.requireNonNull(on);
    }
  }

  /// What was removed is not what the gain came from.
  ///
  /// @param expected where the bottlenecks that are gone or better had their time
  /// @param on the kind that fell most
  record GainedElsewhere(List<Spent> expected, Spent on, double ms) implements Remark {
    public GainedElsewhere {
      expected = List.copyOf(expected);
      Objects.requireNonNull(on);
    }
  }

  /// Bottlenecks are gone or better, and latency did not move: a code change, not an optimisation.
  record CodeChange(int bottlenecks) implements Remark {}

  /// It moved as the endpoints did at which nothing was mended: no verdict of its own.
  ///
  /// @param typical the median of their ratios, after to before
  record MovedTogether(double typical) implements Remark {}

  /// Requests fail more: quick errors are no gain.
  record MoreErrors(double before, double after) implements Remark {}
}
