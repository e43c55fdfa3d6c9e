package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Two plans of one statement, node by node: what became slower or faster, and by what.
///
/// Nodes are matched by what they work on (`NodeRoles`), not by where they stand, so that a scan of
/// a table meets the scan of that table whatever joins it.
///
/// @param changes nodes of both plans first, in the order of the later plan, then those of one
/// @param otherMs what changed outside nodes: triggers, sending rows, start and end
public record PlanDiff(List<Change> changes, double beforeMs, double afterMs, double otherMs) {

  public PlanDiff {
    changes = List.copyOf(changes);
  }

  /// A node of the earlier plan, of the later, or of both.
  ///
  /// @param role what the node works on, in words of the plan
  /// @param deltaMs exclusive wall time, later minus earlier
  public record Change(
      String role,
      Optional<PlanLedger.Line> before,
      Optional<PlanLedger.Line> after,
      double deltaMs,
      Effects effects) {
    public Change {
      Objects.requireNonNull(role);
      Objects.requireNonNull(effects);
    }
  }

  /// The change of a node's time, split. The parts add up to it.
  ///
  /// @param rowsMs other rows a loop, at the old cost of a row
  /// @param loopsMs other loops, at the old rows and cost
  /// @param perRowMs another cost of a row
  /// @param cacheMs reading and writing blocks of tables and indexes, where it was timed
  /// @param spillMs reading and writing temporary files, where it was timed
  /// @param workersMs the same work over another number of processes
  /// @param presenceMs a node that only one of the plans has
  public record Effects(
      double rowsMs,
      double loopsMs,
      double perRowMs,
      double cacheMs,
      double spillMs,
      double workersMs,
      double presenceMs) {
    static Effects ofPresence(double ms) {
      return new Effects(0, 0, 0, 0, 0, 0, ms);
    }

    public double sum() {
      return rowsMs + loopsMs + perRowMs + cacheMs + spillMs + workersMs + presenceMs;
    }
  }

  /// Compares two plans that were analysed.
  public static PlanDiff of(PlanTree before, PlanTree after) {
    Map<String, PlanLedger.Line> earlier = new HashMap<>();
    List<String> order = new ArrayList<>();
    List<PlanLedger.Line> lines = PlanLedger.of(before);
    List<String> roles = NodeRoles.of(before);
    for (int at = 0; at < lines.size(); at++) {
      earlier.put(roles.get(at), lines.get(at));
      order.add(roles.get(at));
    }
    NodeTimes timesBefore = new NodeTimes(before);
    NodeTimes timesAfter = new NodeTimes(after);
    List<Change> both = new ArrayList<>();
    List<Change> single = new ArrayList<>();
    List<String> later = NodeRoles.of(after);
    for (PlanLedger.Line line : PlanLedger.of(after)) {
      String role = later.get(line.node().id() - 1);
      PlanLedger.Line old = earlier.remove(role);
      if (old == null) {
        single.add(added(role, line));
      } else {
        Effects effects = NodeTimes.effects(timesBefore.of(old), timesAfter.of(line));
        both.add(new Change(role, Optional.of(old), Optional.of(line), effects.sum(), effects));
      }
    }
    order.stream()
        .filter(earlier::containsKey)
        .forEach(role -> single.add(removed(role, Objects.requireNonNull(earlier.get(role)))));
    both.addAll(single);
    return whole(both, totalMs(before), totalMs(after));
  }

  private static PlanDiff whole(List<Change> changes, double beforeMs, double afterMs) {
    double nodes = changes.stream().mapToDouble(Change::deltaMs).sum();
    return new PlanDiff(changes, beforeMs, afterMs, afterMs - beforeMs - nodes);
  }

  private static Change added(String role, PlanLedger.Line line) {
    double ms = line.exclusiveMs();
    return new Change(role, Optional.empty(), Optional.of(line), ms, Effects.ofPresence(ms));
  }

  private static Change removed(String role, PlanLedger.Line line) {
    double ms = -line.exclusiveMs();
    return new Change(role, Optional.of(line), Optional.empty(), ms, Effects.ofPresence(ms));
  }

  private static double totalMs(PlanTree plan) {
    return Double.isNaN(plan.executionMs())
        ? PlanLedger.of(plan).getFirst().inclusiveMs()
        : plan.executionMs();
  }
}
