package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A remark on a plan node, with the numbers that prove it.
public sealed interface PlanObservation {

  int node();

  /// A name for scripts.
  String id();

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

  /// The planner expected another number of rows.
  ///
  /// @param factor actual over estimated, both at least 1; below 1 for an overestimate
  record WrongEstimate(int node, double estimated, double actual, double factor)
      implements PlanObservation {
    @Override
    public String id() {
      return "wrong-estimate";
    }
  }

  /// A sort or hash that did not fit in memory.
  record Spill(int node, double diskKb) implements PlanObservation {
    @Override
    public String id() {
      return "spill";
    }
  }

  /// Estimates further off than this are remarked (pev2's first step).
  double ESTIMATE_FACTOR = 10;

  /// Fewer rows than this are read in no time, whatever is removed.
  double ROWS_WORTH_AN_INDEX = 1_000;

  /// Scans that remove less than this share are not remarked (pev2's upper step).
  double REMOVED_SHARE = 0.9;

  Pattern DISK = Pattern.compile("Disk: (\\d+) ?kB");

  /// All remarks on a plan, in print order.
  static List<PlanObservation> of(PlanTree plan) {
    List<PlanObservation> all = new ArrayList<>();
    for (PlanNode node : plan.nodes()) {
      PlanNode.Actual actual = node.actual();
      if (actual == null || actual.loops() == 0) {
        continue;
      }
      rowsRemoved(node, actual, all);
      wrongEstimate(node, actual, all);
      spill(node, all);
    }
    return all;
  }

  private static void rowsRemoved(
      PlanNode node, PlanNode.Actual actual, List<PlanObservation> all) {
    double removed = number(node, "Rows Removed by Filter").orElse(0) * actual.loops();
    double kept = actual.rows() * actual.loops();
    boolean many = removed + kept >= ROWS_WORTH_AN_INDEX;
    if (!node.relation().isEmpty() && many && removed / (removed + kept) >= REMOVED_SHARE) {
      String filter = node.detail("Filter").orElse("");
      all.add(new RowsRemoved(node.id(), node.relation(), filter, removed + kept, kept));
    }
  }

  private static void wrongEstimate(
      PlanNode node, PlanNode.Actual actual, List<PlanObservation> all) {
    PlanNode.Estimate estimate = node.estimate();
    if (estimate == null) {
      return;
    }
    double factor = Math.max(1, actual.rows()) / Math.max(1, estimate.rows());
    if (factor >= ESTIMATE_FACTOR || factor <= 1 / ESTIMATE_FACTOR) {
      all.add(new WrongEstimate(node.id(), estimate.rows(), actual.rows(), factor));
    }
  }

  private static void spill(PlanNode node, List<PlanObservation> all) {
    OptionalDouble disk = number(node, "Disk Usage");
    Matcher sort = DISK.matcher(node.detail("Sort Method").orElse(""));
    if (sort.find()) {
      disk = OptionalDouble.of(Double.parseDouble(sort.group(1)));
    }
    disk.ifPresent(kb -> all.add(new Spill(node.id(), kb)));
  }

  private static OptionalDouble number(PlanNode node, String detail) {
    String digits = node.detail(detail).orElse("").replaceAll("[^0-9.].*$", "");
    return digits.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(digits));
  }
}
