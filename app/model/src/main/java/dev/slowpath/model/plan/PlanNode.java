package dev.slowpath.model.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node of a plan, by the words of TEXT format whatever format it was read from.
///
/// @param id its number in print order, the root being 1
/// @param parent the parent's id, 0 for the root
/// @param type such as `Seq Scan`, `Parallel Index Only Scan`, `Partial HashAggregate`, `Hash Left
///   Join`
/// @param relationship `Outer`, `Inner`, `Member`, `Subquery`, `InitPlan`, `SubPlan`; empty for the
///   root
/// @param subplanName such as `CTE t`, `InitPlan 1 (returns $0)`, `SubPlan 2`; empty for none
/// @param relation the table or CTE scanned, qualified where the plan says; empty for none
/// @param index empty for none
/// @param estimate null with COSTS OFF
/// @param actual null without ANALYZE
/// @param buffers null without BUFFERS
/// @param details every other property in print order, by the names of TEXT format (`Filter`, `Rows
///   Removed by Filter`, `Sort Method`, `Index Cond` …)
public record PlanNode(
    int id,
    int parent,
    String type,
    String relationship,
    String subplanName,
    String relation,
    String alias,
    String index,
    @Nullable Estimate estimate,
    @Nullable Actual actual,
    @Nullable Buffers buffers,
    Map<String, String> details) {

  public PlanNode {
    Objects.requireNonNull(type);
    Objects.requireNonNull(relationship);
    Objects.requireNonNull(subplanName);
    Objects.requireNonNull(relation);
    Objects.requireNonNull(alias);
    Objects.requireNonNull(index);
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    if (parent >= id) {
      throw new IllegalArgumentException("node " + id + " stands before its parent " + parent);
    }
  }

  /// The planner's numbers: cost in its own units, rows per loop, row width in bytes.
  public record Estimate(double startupCost, double totalCost, double rows, int width) {}

  /// What was measured, as printed: mean times in ms and mean rows per loop, and how many loops.
  /// Times are NaN with TIMING OFF.
  public record Actual(double startupMs, double totalMs, double rows, double loops) {}

  public boolean isNeverExecuted() {
    return actual != null && actual.loops() == 0;
  }

  public Optional<String> detail(String name) {
    return Optional.ofNullable(details.get(name));
  }
}
