package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.Estimate;
import java.util.Objects;
import java.util.Optional;

/// What became of a statement.
///
/// @param text canonical SQL
/// @param load ratio of the seconds a second spent on it, after to before
public record StatementShift(
    String text,
    Optional<StatementSide> before,
    Optional<StatementSide> after,
    Fate fate,
    Estimate load) {

  public StatementShift {
    Objects.requireNonNull(text);
    Objects.requireNonNull(fate);
    Objects.requireNonNull(load);
  }

  /// How much more is spent on it, in seconds a second.
  public double difference() {
    return after.map(StatementSide::bestLoad).orElse(0.0)
        - before.map(StatementSide::bestLoad).orElse(0.0);
  }
}
