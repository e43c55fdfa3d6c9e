package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which nodes the time and the blocks of a CTE or an InitPlan lie in.
///
/// Both are counted in the node that first asks for them, and in all above it, not in the one they
/// are printed under. Where blocks were counted, the consumer is known exactly: its own count
/// contains the producer's. Else it is the first in the order of execution.
final class Ownership {
  private static final Set<String> MODIFICATIONS = Set.of("Insert", "Update", "Delete", "Merge");

  private final PlanTree plan;
  private final double[] wall;
  private final double[] leftMs;
  private final @Nullable Buffers[] left;
  private final ExecutionOrder order;
  private final Consumers consumers;
  private final boolean[] isProducer;
  private double afterRootMs;

  /// @param wall inclusive wall time by node id
  Ownership(PlanTree plan, double[] wall) {
    this.plan = plan;
    this.wall = wall;
    leftMs = wall.clone();
    left = new Buffers[plan.nodes().size() + 1];
    isProducer = new boolean[left.length];
    order = new ExecutionOrder(plan);
    consumers = new Consumers(plan);
    plan.nodes().forEach(node -> left[node.id()] = node.buffers());
    plan.nodes().stream().filter(node -> node.parent() != 0).forEach(this::takeFromParent);
    // The scan of a CTE may ask for an InitPlan too: what is left after that is the CTE's.
    producers().filter(node -> !Consumers.isCte(node)).forEach(this::giveToOwner);
    producers().filter(Consumers::isCte).forEach(this::shareOut);
  }

  private void takeFromParent(PlanNode node) {
    if (node.relationship().equals("InitPlan")) {
      isProducer[node.id()] = true;
      return;
    }
    int parent = node.parent();
    leftMs[parent] -= wall[node.id()];
    left[parent] = minus(left[parent], node.buffers());
  }

  private static @Nullable Buffers minus(@Nullable Buffers from, @Nullable Buffers part) {
    return from == null || part == null ? from : from.minus(part);
  }

  private Stream<PlanNode> producers() {
    return plan.nodes().stream()
        .filter(node -> isProducer[node.id()] && !node.isNeverExecuted())
        .filter(node -> !Double.isNaN(wall[node.id()]));
  }

  private void giveToOwner(PlanNode producer) {
    ownerOfInitPlan(producer)
        .ifPresentOrElse(
            owner -> take(owner, wall[producer.id()], producer.buffers()),
            () -> afterRootMs += wall[producer.id()]);
  }

  private void take(PlanNode owner, double ms, @Nullable Buffers blocks) {
    leftMs[owner.id()] -= ms;
    left[owner.id()] = minus(left[owner.id()], blocks);
  }

  /// A CTE's rows are made as they are asked for, so each reader may have made some.
  private void shareOut(PlanNode producer) {
    List<PlanNode> readers = new ArrayList<>(consumers.readers(producer));
    readers.sort(Comparator.comparingInt(order::of));
    Buffers blocks = producer.buffers();
    double remainingMs = wall[producer.id()];
    for (PlanNode reader : readers) {
      Buffers own = left[reader.id()];
      Buffers taken = blocks == null || own == null ? Buffers.NONE : own.least(blocks);
      double ms = atMost(reader, wall[producer.id()] * share(taken, producer));
      take(reader, ms, taken);
      blocks = minus(blocks, taken);
      remainingMs -= ms;
    }
    giveRest(producer, readers, remainingMs);
  }

  /// Time that can be a reader's at all.
  private double atMost(PlanNode reader, double ms) {
    return Math.min(ms, Math.max(0, leftMs[reader.id()]));
  }

  private static double share(Buffers taken, PlanNode producer) {
    Buffers all = producer.buffers();
    return all == null || all.touched() == 0 ? 0 : (double) taken.touched() / all.touched();
  }

  /// Time that no block tells of goes to who had it to spend, the first to run first. What still
  /// remains of a modification ran after the root, since it runs to its end whether or not it is
  /// read. Of anything else it is the end of its workers, which lies in the node it is printed
  /// under.
  private void giveRest(PlanNode producer, List<PlanNode> readers, double restMs) {
    double remainingMs = restMs;
    for (PlanNode reader : readers) {
      double ms = atMost(reader, remainingMs);
      leftMs[reader.id()] -= ms;
      remainingMs -= ms;
    }
    if (MODIFICATIONS.contains(producer.type())) {
      afterRootMs += Math.max(0, remainingMs);
    } else {
      leftMs[producer.parent()] -= remainingMs;
    }
  }

  /// The first to name the value whose figures hold the producer's; else a node above those, since
  /// an Append asks for it before its members to see which of them to skip; else any that may see
  /// it.
  private Optional<PlanNode> ownerOfInitPlan(PlanNode producer) {
    List<PlanNode> named = ordered(consumers.naming(producer));
    List<PlanNode> likely = new ArrayList<>(named);
    named.forEach(node -> likely.addAll(above(node, producer)));
    likely.add(plan.node(producer.parent()));
    likely.addAll(ordered(consumers.around(producer)));
    return fitting(likely, producer).or(() -> likely.stream().findFirst());
  }

  private List<PlanNode> above(PlanNode node, PlanNode producer) {
    List<PlanNode> above = new ArrayList<>();
    for (int id = node.parent(); id > producer.parent(); id = plan.node(id).parent()) {
      above.add(plan.node(id));
    }
    return above;
  }

  private List<PlanNode> ordered(List<PlanNode> nodes) {
    return nodes.stream().sorted(Comparator.comparingInt(order::of)).toList();
  }

  private Optional<PlanNode> fitting(List<PlanNode> candidates, PlanNode producer) {
    return candidates.stream().filter(candidate -> fits(candidate, producer)).findFirst();
  }

  private boolean fits(PlanNode candidate, PlanNode producer) {
    Buffers own = left[candidate.id()];
    boolean coversBlocks =
        own == null || producer.buffers() == null || own.covers(producer.buffers());
    double error = Rounding.ms(candidate) + Rounding.ms(producer);
    return coversBlocks && leftMs[candidate.id()] >= wall[producer.id()] - error;
  }

  /// Wall time by node id without children and without what it produced for others, or less than
  /// nothing by rounding.
  double[] exclusiveMs() {
    return leftMs.clone();
  }

  /// Blocks of the node alone; empty without BUFFERS.
  Optional<Buffers> exclusiveBuffers(PlanNode node) {
    return Optional.ofNullable(left[node.id()]);
  }

  /// What ran after the root had ended.
  double afterRootMs() {
    return afterRootMs;
  }
}
