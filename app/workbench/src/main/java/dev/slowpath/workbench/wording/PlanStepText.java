package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.plan.EstimateCheck;
import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.analysis.plan.PlanTime;
import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/// All that is known of one step of a plan, a line each: what was worked out, then what the plan
/// states.
public final class PlanStepText {

  private PlanStepText() {}

  public static List<String> lines(PlanLedger.Line line, EstimateCheck check) {
    PlanNode node = line.node();
    List<String> lines = new ArrayList<>();
    lines.add("Node %d · %s".formatted(node.id(), node.type()));
    named(lines, "On", node.relation());
    named(lines, "As", node.alias().equals(node.relation()) ? "" : node.alias());
    named(lines, "Index", node.index());
    named(lines, "Part", node.subplanName());
    if (node.isNeverExecuted()) {
      lines.add("Never ran");
    } else if (node.actual() != null) {
      times(lines, line);
    }
    rows(lines, node, check);
    blocks(lines, "Blocks, with children", node.buffers() == null ? Buffers.NONE : node.buffers());
    blocks(lines, "Blocks, its own", line.exclusiveBuffers().orElse(Buffers.NONE));
    node.details().forEach((name, value) -> named(lines, name, value));
    return lines;
  }

  private static void named(List<String> lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.add(name + ": " + value);
    }
  }

  private static void times(List<String> lines, PlanLedger.Line line) {
    String off = line.errorMs() >= 0.05 ? " ± " + Numbers.ms(line.errorMs()) : "";
    lines.add("Own time: %s%s ms".formatted(Numbers.ms(line.exclusiveMs()), off));
    lines.add("With children: %s ms".formatted(Numbers.ms(line.inclusiveMs())));
    if (line.processes() > 1) {
      lines.add(
          "In %s processes together: %s ms of its own"
              .formatted(
                  Numbers.count(line.processes()), Numbers.ms(PlanTime.PROCESS.ownMs(line))));
    }
    if (line.isSerialInParallel()) {
      lines.add(
          "One process did this while the others waited: %s ms on the critical path"
              .formatted(Numbers.ms(line.criticalMs())));
    }
  }

  private static void rows(List<String> lines, PlanNode node, EstimateCheck check) {
    PlanNode.Actual actual = node.actual();
    PlanNode.Estimate estimate = node.estimate();
    if (estimate != null) {
      lines.add(
          "Expected: %s of %d bytes, cost %s"
              .formatted(
                  Evidences.counted(estimate.rows(), "row", "rows"),
                  estimate.width(),
                  Numbers.count(estimate.totalCost())));
    }
    if (actual != null && actual.loops() > 0) {
      lines.add(
          "Came: %s a loop, in %s"
              .formatted(
                  Evidences.counted(actual.rows(), "row", "rows"),
                  Evidences.counted(actual.loops(), "loop", "loops")));
    }
    if (check.isJudged() && estimate != null) {
      lines.add("Estimate off by: " + Numbers.factor(check.factor()));
    } else if (estimate != null && actual != null && actual.loops() > 0) {
      lines.add("Estimate: " + reach(check.reach()));
    }
  }

  /// What the rows that came say of the estimate.
  public static String reach(EstimateCheck.Reach reach) {
    return switch (reach) {
      case FULL -> "read to its end";
      case CUT_SHORT -> "not judged, a step above may have stopped asking";
      case NOT_COUNTED -> "not judged, the step does not count its rows, or counts some twice";
    };
  }

  private static void blocks(List<String> lines, String name, Buffers buffers) {
    String words = PlanText.words(buffers);
    named(lines, name, words);
  }
}
