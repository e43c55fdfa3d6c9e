package dev.slowpath.analysis.flame;

import java.util.Objects;

/// How a weight differs between two profiles, each divided by its own divisor.
///
/// @param before the weight, as recorded
/// @param after the weight, as recorded
/// @param rateBefore the weight by the divisor
/// @param rateAfter the weight by the divisor
/// @param low of the 95 % interval of `rateAfter - rateBefore`
/// @param high of the 95 % interval
public record Change(
    long before,
    long after,
    double rateBefore,
    double rateAfter,
    double low,
    double high,
    Verdict verdict) {

  /// What may be said of a difference.
  public enum Verdict {
    MORE("more"),
    LESS("less"),
    /// Not told from chance.
    NOISE("noise");

    private final String id;

    Verdict(String id) {
      this.id = id;
    }

    /// The name used in JSON.
    public String id() {
      return id;
    }
  }

  public Change {
    Objects.requireNonNull(verdict);
  }

  public double delta() {
    return rateAfter - rateBefore;
  }

  /// Whether it was only seen after, so far as can be told.
  public boolean isNew() {
    return before == 0 && after > 0;
  }

  /// Whether it was only seen before, so far as can be told.
  public boolean isGone() {
    return after == 0 && before > 0;
  }

  Change judged(Verdict judged) {
    return new Change(before, after, rateBefore, rateAfter, low, high, judged);
  }
}
