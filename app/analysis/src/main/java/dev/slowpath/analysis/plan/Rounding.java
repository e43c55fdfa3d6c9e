package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.PlanNode;

/// How far printed times may be off: EXPLAIN prints the mean of a loop in ms with three digits.
final class Rounding {
  /// Half of the last digit.
  static final double MS = 0.0005;

  private Rounding() {}

  /// By how much the time over all loops of a node may be off; 0 where it was not measured.
  static double ms(PlanNode node) {
    return node.actual() == null ? 0 : MS * node.actual().loops();
  }
}
