package dev.slowpath.analysis.plan;

import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Goes through a plan and remarks what is remarkable.
final class PlanRemarksFound {
  private static final double KB_A_BLOCK = 8;

  private final PlanTree plan;
  private final List<PlanLedger.Line> lines;
  private final List<EstimateCheck> estimates;
  private final List<PlanObservation> all = new ArrayList<>();

  private PlanRemarksFound(PlanTree plan) {
    this.plan = plan;
    lines = PlanLedger.of(plan);
    estimates = EstimateCheck.of(plan);
  }

  static List<PlanObservation> in(PlanTree plan) {
    PlanRemarksFound found = new PlanRemarksFound(plan);
    int compiling = found.compilingNode();
    for (PlanNode node : plan.nodes()) {
      found.remark(node);
      if (node.id() == compiling) {
        found.all.add(
            new PlanObservation.JitCost(compiling, Figures.jitMs(plan), plan.executionMs()));
      }
    }
    return List.copyOf(found.all);
  }

  private void remark(PlanNode node) {
    PlanNode.Actual actual = node.actual();
    if (actual == null) {
      return;
    }
    if (actual.loops() == 0) {
      neverExecuted(node);
      return;
    }
    rowsRemoved(node, actual);
    wrongEstimate(node);
    spill(node);
    lossyBitmap(node);
    heapFetches(node, actual);
    workerShortage(node);
  }

  private void neverExecuted(PlanNode node) {
    boolean isTop = node.parent() == 0 || !plan.node(node.parent()).isNeverExecuted();
    if (isTop) {
      int nodes = plan.lastBelow(node.id()) - node.id() + 1;
      all.add(new PlanObservation.NeverExecuted(node.id(), nodes));
    }
  }

  private void rowsRemoved(PlanNode node, PlanNode.Actual actual) {
    double removed = Figures.orZero(Figures.of(node, "Rows Removed by Filter")) * actual.loops();
    double kept = actual.rows() * actual.loops();
    boolean isMany = removed + kept >= PlanObservation.ROWS_WORTH_AN_INDEX;
    boolean isShare = removed / (removed + kept) >= PlanObservation.REMOVED_SHARE;
    if (node.relation().isEmpty() || !isMany || !isShare) {
      return;
    }
    String filter = node.detail("Filter").orElse("");
    var rows =
        new PlanObservation.RowsRemoved(node.id(), node.relation(), filter, removed + kept, kept);
    all.add(rows);
    if (node.type().endsWith("Seq Scan")) {
      Optional<IndexIdea> idea = IndexIdea.of(rows);
      idea.ifPresent(one -> all.add(new PlanObservation.UsefulIndex(node.id(), one)));
    }
  }

  private void wrongEstimate(PlanNode node) {
    EstimateCheck check = estimates.get(node.id() - 1);
    double factor = check.factor();
    boolean isFar =
        factor >= PlanObservation.ESTIMATE_FACTOR || factor <= 1 / PlanObservation.ESTIMATE_FACTOR;
    if (!check.isJudged() || !isFar || isInherited(node, factor)) {
      return;
    }
    all.add(
        new PlanObservation.WrongEstimate(node.id(), check.estimated(), check.actual(), factor));
    List<String> columns = compared(node);
    if (factor > 1 && columns.size() > 1) {
      all.add(new PlanObservation.CorrelatedFilters(node.id(), node.relation(), columns, factor));
    }
  }

  /// Whether an input was as wrong already, but for half: the mistake is remarked where it begins.
  private boolean isInherited(PlanNode node, double factor) {
    return plan.children(node.id()).stream()
        .filter(child -> child.subplanName().isEmpty())
        .map(child -> estimates.get(child.id() - 1))
        .filter(EstimateCheck::isJudged)
        .mapToDouble(EstimateCheck::factor)
        .anyMatch(input ->
            factor > 1
                ? input >= Math.max(PlanObservation.ESTIMATE_FACTOR, factor / 2)
                : input <= Math.min(1 / PlanObservation.ESTIMATE_FACTOR, factor * 2));
  }

  /// The columns of a scan that are compared with values, by index or by filter.
  private static List<String> compared(PlanNode node) {
    List<String> columns = new ArrayList<>();
    for (String detail : List.of("Index Cond", "Recheck Cond", "Filter")) {
      Conditions conditions = Conditions.of(node.detail(detail).orElse(""));
      columns.addAll(conditions.equal());
      columns.addAll(conditions.ranged());
    }
    return node.relation().isEmpty() ? List.of() : columns.stream().distinct().toList();
  }

  private void spill(PlanNode node) {
    double disk = Figures.orZero(Figures.of(node, "Disk Usage"));
    disk = Math.max(disk, Figures.orZero(Figures.of(node, "Disk")));
    disk = Math.max(disk, Figures.orZero(Figures.after("Disk: ", node.detail("Sort Method"))));
    boolean isHashed = Figures.of(node, "Batches") > 1;
    if (disk == 0 && (isHashed || node.detail("Storage").orElse("").equals("Disk"))) {
      disk = Math.max(Figures.orZero(Figures.of(node, "Maximum Storage")), writtenKb(node));
    }
    if (disk > 0 || isHashed) {
      all.add(new PlanObservation.Spill(node.id(), disk > 0 ? disk : Double.NaN));
    }
  }

  private double writtenKb(PlanNode node) {
    long blocks = lines.get(node.id() - 1).exclusiveBuffers().map(Buffers::tempWritten).orElse(0L);
    return blocks * KB_A_BLOCK;
  }

  private void lossyBitmap(PlanNode node) {
    double lossy = Figures.after("lossy=", node.detail("Heap Blocks"));
    if (lossy > 0 && !Reaches.isOfWholePages(plan, node)) {
      double exact = Figures.orZero(Figures.after("exact=", node.detail("Heap Blocks")));
      all.add(new PlanObservation.LossyBitmap(node.id(), exact, lossy));
    }
  }

  /// Heap fetches are printed as a total, rows as a mean of the loops.
  private void heapFetches(PlanNode node, PlanNode.Actual actual) {
    double fetches = Figures.orZero(Figures.of(node, "Heap Fetches"));
    double rows = actual.rows() * actual.loops();
    boolean isMany = fetches >= PlanObservation.ROWS_WORTH_AN_INDEX;
    if (isMany && fetches >= PlanObservation.FETCHED_SHARE * rows) {
      all.add(new PlanObservation.HeapFetches(node.id(), fetches, rows));
    }
  }

  private void workerShortage(PlanNode node) {
    double planned = Figures.of(node, "Workers Planned");
    double launched = Figures.of(node, "Workers Launched");
    if (launched < planned) {
      all.add(new PlanObservation.WorkerShortage(node.id(), planned, launched));
    }
  }

  /// The first node that took, before its first row, half of what compiling took, without its
  /// inputs; the root where none did. 0 where compiling was cheap.
  private int compilingNode() {
    double jit = Figures.jitMs(plan);
    if (!(jit >= PlanObservation.COMPILED_SHARE * plan.executionMs())) {
      return 0;
    }
    for (PlanLedger.Line line : lines) {
      PlanNode.Actual actual = line.node().actual();
      boolean isEarly = actual != null && actual.startupMs() * 2 >= jit / line.processes();
      if (isEarly && line.exclusiveMs() * 2 >= jit / line.processes()) {
        return line.node().id();
      }
    }
    return 1;
  }
}
