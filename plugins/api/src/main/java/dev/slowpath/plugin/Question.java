package dev.slowpath.plugin;

import java.util.Map;
import java.util.Objects;

/// A statement whose plan is asked of a live system.
///
/// @param statement as written, or as the system counts it: with `$1` and on for its parameters
/// @param values of its parameters by their numbers, as text; none for the plan that serves any
/// @param isRun whether it is executed to be measured; only what cannot write is
/// @param index a `CREATE INDEX` that is imagined for a second plan; empty for none
public record Question(String statement, Map<Integer, String> values, boolean isRun, String index) {
  public Question {
    Objects.requireNonNull(statement);
    values = Map.copyOf(values);
    Objects.requireNonNull(index);
  }

  /// The plan of a statement that is not run.
  public static Question of(String statement) {
    return new Question(statement, Map.of(), false, "");
  }

  public Question with(Map<Integer, String> known) {
    return new Question(statement, known, isRun, index);
  }

  /// The same, executed to be measured.
  public Question run() {
    return new Question(statement, values, true, index);
  }

  /// The same, and what it would be with an index.
  public Question imagining(String createIndex) {
    return new Question(statement, values, isRun, createIndex);
  }
}
