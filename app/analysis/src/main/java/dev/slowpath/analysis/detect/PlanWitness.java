package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.plan.IndexAdvice;
import dev.slowpath.analysis.plan.IndexIdea;
import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.analysis.plan.PlanObservation;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a plan says about a statement: its heaviest node, and the scan an index would serve.
final class PlanWitness {
  private final Linked.KnownPlan known;
  private final List<PlanLedger.Line> lines;
  private final double totalMs;

  PlanWitness(Linked.KnownPlan known) {
    this.known = known;
    lines = PlanLedger.of(known.plan());
    double root = lines.getFirst().inclusiveMs();
    totalMs = Double.isNaN(known.plan().executionMs()) ? root : known.plan().executionMs();
  }

  /// A scan that reads a table in full for few of its rows and takes most of the plan's time.
  ///
  /// @param share of the plan's execution time, 0..1
  record UselessScan(PlanObservation.RowsRemoved rows, IndexKeys keys, double share) {

    Cause.MissingIndex cause() {
      return new Cause.MissingIndex(rows.relation(), keys.keys(), rows.read(), rows.kept());
    }

    /// What the index would cost, where the catalog knows the table; nothing where no index is sure
    /// to serve.
    Optional<Evidence> indexCost(Linked.KnownCatalog known) {
      if (keys.keys().isEmpty()) {
        return Optional.empty();
      }
      IndexIdea idea =
          new IndexIdea(
              rows.relation(),
              keys.keys().stream().map(key -> key.replace("\"", "")).toList(),
              keys.equal(),
              rows.read(),
              rows.kept());
      return known
          .catalog()
          .table(rows.relation())
          .flatMap(table ->
              IndexAdvice.of(idea, known.catalog())
                  .map(cost ->
                      new Evidence.CatalogTable(
                          new Locator(known.source(), new Place.Whole()),
                          Evidence.Join.SAME_TABLE,
                          table.qualifiedName(),
                          table.rows(),
                          table.bytes(),
                          cost)));
    }

    /// That the scan reads in vain is in the plan; that an index would serve it, only where all of
    /// its filter can be looked up.
    Proof proof() {
      return keys.isWhole() ? new Proof.Proved() : new Proof.Consistent(List.of());
    }
  }

  double totalMs() {
    return totalMs;
  }

  /// @param worth a scan that takes less of its plan than this is not why the statement is slow
  Optional<UselessScan> uselessScan(double worth) {
    for (PlanObservation observation : PlanObservation.of(known.plan())) {
      if (observation instanceof PlanObservation.RowsRemoved removed) {
        PlanLedger.Line line = lines.get(removed.node() - 1);
        double share = Math.min(1, line.exclusiveMs() / totalMs);
        if (line.node().type().endsWith("Seq Scan") && share >= worth) {
          return Optional.of(new UselessScan(removed, IndexKeys.of(removed.filter()), share));
        }
      }
    }
    return Optional.empty();
  }

  /// The node that takes most time itself, or the scan where there is one.
  Evidence evidence(Evidence.Join join, double worth) {
    int heaviest =
        uselessScan(worth)
            .map(scan -> scan.rows().node())
            .orElseGet(() ->
                lines.stream()
                    .max(Comparator.comparingDouble(PlanLedger.Line::exclusiveMs))
                    .map(line -> line.node().id())
                    .orElseThrow());
    PlanLedger.Line line = lines.get(heaviest - 1);
    PlanNode.Actual actual = line.node().actual();
    double rows = actual == null ? Double.NaN : actual.rows() * actual.loops();
    double removed =
        uselessScan(worth).map(scan -> scan.rows().read() - scan.rows().kept()).orElse(0.0);
    return new Evidence.PlanStep(
        new Locator(known.source(), new Place.PlanNode(known.number(), heaviest)),
        join,
        line.node().type(),
        line.node().relation(),
        line.exclusiveMs(),
        rows,
        removed);
  }
}
