package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the time of a node was spent on, as far as the plan tells.
final class NodeTimes {
  private static final Pattern POOL = Pattern.compile("[^,]+");
  private static final Pattern MS = Pattern.compile("(?:read|write)=(\\d{1,15}(?:\\.\\d{1,9})?)");

  private final double[] cacheMs;
  private final double[] spillMs;

  /// @param processMs exclusive, over all processes
  /// @param loops how often it was started
  /// @param rowsALoop rows given on or thrown away
  record Times(
      double processMs,
      double processes,
      double cacheMs,
      double spillMs,
      double loops,
      double rowsALoop) {
    double ownMs() {
      return processMs - cacheMs - spillMs;
    }
  }

  NodeTimes(PlanTree plan) {
    cacheMs = new double[plan.nodes().size() + 1];
    spillMs = new double[cacheMs.length];
    for (PlanNode node : plan.nodes()) {
      double cache = timed(node, false);
      double spill = timed(node, true);
      cacheMs[node.id()] += cache;
      spillMs[node.id()] += spill;
      if (!node.relationship().equals("InitPlan")) {
        cacheMs[node.parent()] -= cache;
        spillMs[node.parent()] -= spill;
      }
    }
  }

  /// Time of reading and writing blocks, children included, of temporary files or of the others.
  private static double timed(PlanNode node, boolean isTemp) {
    Optional<String> timings = node.detail("I/O Timings");
    Matcher pools = POOL.matcher(timings.orElse(""));
    double ms = 0;
    while (pools.find()) {
      boolean isOfTemp = pools.group().strip().startsWith("temp");
      Matcher one = MS.matcher(pools.group());
      while (isOfTemp == isTemp && one.find()) {
        ms += Double.parseDouble(one.group(1));
      }
    }
    return ms;
  }

  Times of(PlanLedger.Line line) {
    PlanNode node = line.node();
    PlanNode.Actual actual = node.actual();
    double process = line.exclusiveMs() * line.processes();
    double cache = Math.clamp(cacheMs[node.id()], 0, process);
    double spill = Math.clamp(spillMs[node.id()], 0, process - cache);
    double removed =
        Figures.orZero(Figures.of(node, "Rows Removed by Filter"))
            + Figures.orZero(Figures.of(node, "Rows Removed by Join Filter"));
    return actual == null
        ? new Times(process, line.processes(), cache, spill, 0, 0)
        : new Times(
            process, line.processes(), cache, spill, actual.loops(), actual.rows() + removed);
  }

  /// Splits the change of wall time. The work is loops × rows × cost of a row: each factor is
  /// changed in turn, the others as they were before or already after, so that nothing is left.
  static PlanDiff.Effects effects(Times before, Times after) {
    double rowsBefore = Math.max(1, before.rowsALoop());
    double rowsAfter = Math.max(1, after.rowsALoop());
    double loopsBefore = Math.max(1, before.loops());
    double costBefore = before.ownMs() / (loopsBefore * rowsBefore);
    double loops = (after.loops() - loopsBefore) * rowsBefore * costBefore;
    double rows = after.loops() * (rowsAfter - rowsBefore) * costBefore;
    double perRow = after.ownMs() - after.loops() * rowsAfter * costBefore;
    double share = 1 / before.processes();
    double workers = after.processMs() * (1 / after.processes() - share);
    return new PlanDiff.Effects(
        rows * share,
        loops * share,
        perRow * share,
        (after.cacheMs() - before.cacheMs()) * share,
        (after.spillMs() - before.spillMs()) * share,
        workers,
        0);
  }
}
