package dev.slowpath.workbench.wording;

import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A plan in the words and layout of EXPLAIN's TEXT format, whatever format it was read from.
public final class PlanText {
  private static final List<String> KINDS = List.of("hit", "read", "dirtied", "written");

  private PlanText() {}

  /// A line.
  ///
  /// @param node the step it belongs to; 0 for what is said of the whole plan
  public record Line(int node, String text) {
    public Line {
      Objects.requireNonNull(text);
    }
  }

  public static List<Line> of(PlanTree plan) {
    List<Line> lines = new ArrayList<>();
    int[] depths = new int[plan.nodes().size() + 1];
    for (PlanNode node : plan.nodes()) {
      int depth = node.parent() == 0 ? 0 : depths[node.parent()] + 1;
      depths[node.id()] = depth;
      String indent = depth == 0 ? "" : " ".repeat(depth * 6 - 4);
      if (!node.subplanName().isEmpty()) {
        lines.add(new Line(node.id(), indent + node.subplanName()));
      }
      lines.add(new Line(node.id(), indent + (depth == 0 ? "" : "->  ") + head(node)));
      String below = " ".repeat(depth == 0 ? 2 : depth * 6 + 2);
      node.details()
          .forEach((name, value) -> lines.add(new Line(node.id(), below + name + ": " + value)));
      buffers(node, below, lines);
    }
    plan.facts().forEach((name, value) -> lines.add(new Line(0, name + ": " + value)));
    footer("Planning Time", plan.planningMs(), lines);
    plan.triggers().forEach((name, ms) -> footer("Trigger " + name, ms, lines));
    footer("Execution Time", plan.executionMs(), lines);
    return lines;
  }

  private static String head(PlanNode node) {
    StringBuilder head = new StringBuilder(node.type());
    if (!node.index().isEmpty()) {
      head.append(" using ").append(node.index());
    }
    if (!node.relation().isEmpty()) {
      head.append(" on ").append(node.relation());
    }
    boolean isRenamed = !node.alias().isEmpty() && !node.relation().endsWith(node.alias());
    if (isRenamed) {
      head.append(' ').append(node.alias());
    }
    PlanNode.Estimate estimate = node.estimate();
    if (estimate != null) {
      head.append(
          "  (cost=%s..%s rows=%s width=%d)"
              .formatted(
                  two(estimate.startupCost()),
                  two(estimate.totalCost()),
                  bare(estimate.rows()),
                  estimate.width()));
    }
    PlanNode.Actual actual = node.actual();
    if (actual != null) {
      head.append(node.isNeverExecuted() ? " (never executed)" : actual(actual));
    }
    return head.toString();
  }

  private static String actual(PlanNode.Actual actual) {
    String time =
        Double.isNaN(actual.totalMs())
            ? ""
            : "time=%s..%s ".formatted(three(actual.startupMs()), three(actual.totalMs()));
    return " (actual %srows=%s loops=%s)"
        .formatted(time, bare(actual.rows()), bare(actual.loops()));
  }

  private static void buffers(PlanNode node, String indent, List<Line> lines) {
    var buffers = node.buffers();
    if (buffers == null) {
      return;
    }
    String words = words(buffers);
    if (!words.isEmpty()) {
      lines.add(new Line(node.id(), indent + "Buffers: " + words));
    }
  }

  /// Blocks as EXPLAIN writes them, those that are there; empty for none.
  static String words(Buffers buffers) {
    List<String> pools = new ArrayList<>();
    pool(
        pools,
        "shared",
        new long[] {
          buffers.sharedHit(),
          buffers.sharedRead(),
          buffers.sharedDirtied(),
          buffers.sharedWritten()
        });
    pool(
        pools,
        "local",
        new long[] {
          buffers.localHit(), buffers.localRead(), buffers.localDirtied(), buffers.localWritten()
        });
    pool(pools, "temp", new long[] {0, buffers.tempRead(), 0, buffers.tempWritten()});
    return String.join(", ", pools);
  }

  private static void pool(List<String> pools, String name, long[] blocks) {
    StringBuilder pool = new StringBuilder();
    for (int kind = 0; kind < KINDS.size(); kind++) {
      if (blocks[kind] > 0) {
        pool.append(' ').append(KINDS.get(kind)).append('=').append(blocks[kind]);
      }
    }
    if (!pool.isEmpty()) {
      pools.add(name + pool);
    }
  }

  private static void footer(String name, double ms, List<Line> lines) {
    if (!Double.isNaN(ms)) {
      lines.add(new Line(0, name + ": " + three(ms) + " ms"));
    }
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String bare(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
