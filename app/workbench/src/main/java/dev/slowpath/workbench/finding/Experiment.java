package dev.slowpath.workbench.finding;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One change tried for a finding: what it is to move was named before it was measured.
///
/// @param id `E1`, `E2` and on within its investigation
/// @param finding the id of the finding it is tried for
/// @param named when its metric was named
/// @param intent what is tried, and why
/// @param result of the last time it was measured
public record Experiment(
    String id, String finding, Instant named, Intent intent, Optional<Result> result) {

  public Experiment {
    Objects.requireNonNull(id);
    Objects.requireNonNull(finding);
    Objects.requireNonNull(named);
    Objects.requireNonNull(intent);
    Objects.requireNonNull(result);
  }

  /// What is tried.
  ///
  /// @param change the one thing that is changed
  /// @param hypothesis why it should help
  /// @param expected the result, in words that can be checked
  /// @param rollback how it is undone
  public record Intent(
      String change,
      String hypothesis,
      Metric metric,
      String owner,
      String expected,
      String rollback) {
    public Intent {
      Objects.requireNonNull(change);
      Objects.requireNonNull(hypothesis);
      Objects.requireNonNull(metric);
      Objects.requireNonNull(owner);
      Objects.requireNonNull(expected);
      Objects.requireNonNull(rollback);
    }
  }

  /// What the change is to move.
  ///
  /// @param endpoint `METHOD route`
  public record Metric(Measure measure, String endpoint) {
    public Metric {
      Objects.requireNonNull(measure);
      Objects.requireNonNull(endpoint);
    }

    public String text() {
      return measure.word() + " of " + endpoint;
    }
  }

  /// A figure of an endpoint.
  public enum Measure {
    P50("p50"),
    P95("p95"),
    P99("p99"),
    QUERIES("queries"),
    ERRORS("errors"),
    THROUGHPUT("throughput");

    private final String word;

    Measure(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    /// Whether less of it is better.
    public boolean isBetterLow() {
      return this != THROUGHPUT;
    }
  }

  /// What the measurement says.
  public enum Verdict {
    ACCEPT("ACCEPT"),
    REJECT("REJECT"),
    NO_EVIDENCE("NO EVIDENCE");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// A measurement of both sides.
  ///
  /// @param value ratio of the metric, after to before; of errors the difference
  /// @param low where its 95 % interval begins; NaN without one
  /// @param words why, with the figures
  /// @param confounded what else may have moved the metric; empty if nothing is known to
  /// @param runsBefore how many times the side was recorded
  public record Result(
      Instant at,
      Verdict verdict,
      double value,
      double low,
      double high,
      List<String> words,
      List<String> confounded,
      int runsBefore,
      int runsAfter,
      List<Frozen.File> before,
      List<Frozen.File> after) {
    public Result {
      Objects.requireNonNull(at);
      Objects.requireNonNull(verdict);
      words = List.copyOf(words);
      confounded = List.copyOf(confounded);
      before = List.copyOf(before);
      after = List.copyOf(after);
    }

    /// The verdict, and whether something else may have done it.
    public String text() {
      return confounded.isEmpty() ? verdict.word() : verdict.word() + ", confounded";
    }
  }

  public Experiment measured(Result now) {
    return new Experiment(id, finding, named, intent, Optional.of(now));
  }
}
