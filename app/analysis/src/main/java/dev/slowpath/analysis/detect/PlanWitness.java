package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.analysis.plan.PlanObservation;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a plan says about a statement: its heaviest node, and the scan an index would serve.
final class PlanWitness {
  /// A scan that takes less of its plan than this is not why the statement is slow.
  static final double WORTH_AN_INDEX = 0.5;

  private static final Pattern COMPARED_COLUMN =
      Pattern.compile("\\(?\\(?(?:\\w+\\.)?(\\w+)\\)?(?:::[\\w ]+)? (?:=|<|>|<=|>=|~~) ");

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
  record UselessScan(PlanObservation.RowsRemoved rows, List<String> columns, double share) {
    UselessScan {
      columns = List.copyOf(columns);
    }

    Cause.MissingIndex cause() {
      return new Cause.MissingIndex(rows.relation(), columns, rows.read(), rows.kept());
    }
  }

  double totalMs() {
    return totalMs;
  }

  Optional<UselessScan> uselessScan() {
    for (PlanObservation observation : PlanObservation.of(known.plan())) {
      if (observation instanceof PlanObservation.RowsRemoved removed) {
        PlanLedger.Line line = lines.get(removed.node() - 1);
        double share = Math.min(1, line.exclusiveMs() / totalMs);
        if (line.node().type().endsWith("Seq Scan") && share >= WORTH_AN_INDEX) {
          return Optional.of(new UselessScan(removed, columns(removed.filter()), share));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> columns(String filter) {
    List<String> columns = new ArrayList<>();
    Matcher compared = COMPARED_COLUMN.matcher(filter);
    while (compared.find()) {
      if (!columns.contains(compared.group(1))) {
        columns.add(compared.group(1));
      }
    }
    return columns;
  }

  /// The node that takes most time itself, or the scan where there is one.
  Evidence evidence(Evidence.Join join) {
    int heaviest =
        uselessScan()
            .map(scan -> scan.rows().node())
            .orElseGet(() ->
                lines.stream()
                    .max(Comparator.comparingDouble(PlanLedger.Line::exclusiveMs))
                    .map(line -> line.node().id())
                    .orElseThrow());
    PlanLedger.Line line = lines.get(heaviest - 1);
    PlanNode.Actual actual = line.node().actual();
    double rows = actual == null ? Double.NaN : actual.rows() * actual.loops();
    double removed = uselessScan().map(scan -> scan.rows().read() - scan.rows().kept()).orElse(0.0);
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
