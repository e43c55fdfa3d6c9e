package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.path.Step;
import dev.slowpath.analysis.tail.SlowTail;

/// Says what is different about the slowest requests of an endpoint.
public final class Tails {

  /// So many characters stand beside a figure.
  private static final int BRIEF = 34;

  private Tails() {}

  /// A step on the critical path: its statement with its name, or its name.
  public static String text(Step step) {
    return step.statement().isEmpty() ? step.name() : step.name() + "  " + step.statement();
  }

  /// A step in few words: its statement, or its name.
  public static String brief(Step step) {
    return step.statement().isEmpty() ? step.name() : Shortened.sql(step.statement(), BRIEF);
  }

  /// What slow requests have in common, after the share of them that has it.
  public static String text(SlowTail tail, SlowTail.Trait trait) {
    return "of them have %s = %s, which %d of %d requests have"
        .formatted(trait.key(), trait.value(), trait.requests(), tail.requests());
  }
}
