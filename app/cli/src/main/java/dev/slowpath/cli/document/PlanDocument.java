package dev.slowpath.cli.document;

import dev.slowpath.analysis.plan.EstimateCheck;
import dev.slowpath.analysis.plan.IndexAdvice;
import dev.slowpath.analysis.plan.IndexIdea;
import dev.slowpath.analysis.plan.PlanBalance;
import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.analysis.plan.PlanObservation;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.catalog.IndexCost;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.wording.LiveWords;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.PlanBalances;
import dev.slowpath.workbench.wording.PlanRemarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plans, node by node, in times that add up.
///
/// @param catalog where one was read: it says what an index would cost
public record PlanDocument(List<Outcome> outcomes, List<Known> plans, Optional<Catalog> catalog)
    implements Document {

  /// A plan and the file it stands in.
  public record Known(String file, PlanTree plan) {}

  public PlanDocument {
    outcomes = List.copyOf(outcomes);
    plans = List.copyOf(plans);
  }

  @Override
  public void json(Json json) {
    json.document(() -> members(json));
  }

  void members(Json json) {
    SourceList.json(json, outcomes);
    json.array("plans", plans, known -> plan(json, known, catalog));
  }

  private static void plan(Json json, Known known, Optional<Catalog> catalog) {
    PlanTree plan = known.plan();
    json.text("source", known.file());
    json.textOrNull("statement", plan.statement());
    json.textOrNull("queryid", plan.queryId());
    json.number("planningMs", plan.planningMs());
    json.number("executionMs", Facts.executionMs(plan));
    json.number("unexplainedMs", PlanLedger.unexplainedMs(plan));
    json.object("balance", () -> balance(json, PlanBalance.of(plan)));
    List<EstimateCheck> estimates = EstimateCheck.of(plan);
    json.array(
        "nodes",
        PlanLedger.of(plan),
        line -> PlanNodeJson.write(json, line, estimates.get(line.node().id() - 1)));
    json.array(
        "observations",
        PlanObservation.of(plan),
        observation -> {
          json.whole("node", observation.node());
          json.text("id", observation.id());
          json.text("text", PlanRemarks.text(observation));
          if (observation instanceof PlanObservation.UsefulIndex(_, IndexIdea idea)) {
            json.object("index", () -> PlanIndexJson.write(json, idea, known(idea, catalog)));
          }
        });
  }

  private static Optional<IndexCost> known(IndexIdea idea, Optional<Catalog> catalog) {
    return catalog.flatMap(one -> IndexAdvice.of(idea, one));
  }

  private static void balance(Json json, PlanBalance balance) {
    json.number("nodesMs", balance.nodesMs());
    json.number("overlapMs", balance.overlapMs());
    json.number("afterRootMs", balance.afterRootMs());
    json.number("triggersMs", balance.triggersMs());
    json.number("triggersInNodesMs", balance.triggersInNodesMs());
    json.number("serializationMs", balance.serializationMs());
    json.number("jitMs", balance.jitMs());
    json.number("errorMs", balance.errorMs());
  }

  @Override
  public void text(Page page) {
    boolean isFirst = true;
    for (Known known : plans) {
      if (!isFirst) {
        page.blank();
      }
      isFirst = false;
      text(page, known, catalog);
    }
  }

  private static void text(Page page, Known known, Optional<Catalog> catalog) {
    PlanTree plan = known.plan();
    page.head(
        plan.isAnalyzed()
            ? "%s: execution %s, planning %s"
                .formatted(
                    known.file(),
                    Numbers.duration(Facts.executionMs(plan)),
                    Numbers.duration(plan.planningMs()))
            : "%s: not run, expected cost %s"
                .formatted(known.file(), Numbers.ms(LiveWords.cost(plan))));
    if (!plan.statement().isEmpty()) {
      for (String line : Page.folded(plan.statement().strip().replaceAll("\\s+", " "), 96)) {
        page.quiet("  " + line);
      }
    }
    page.blank().table(new Table(columns(), PlanRows.of(plan)));
    PlanBalances.sentences(PlanBalance.of(plan)).forEach(page::quiet);
    for (PlanObservation observation : PlanObservation.of(plan)) {
      page.labelled("node " + observation.node(), 2, PlanRemarks.text(observation));
      if (observation instanceof PlanObservation.UsefulIndex(_, IndexIdea idea)) {
        known(idea, catalog).ifPresent(one -> page.labelled("", 2, PlanRemarks.text(one)));
      }
    }
  }

  private static List<Column> columns() {
    return List.of(
        Column.of("node", "#"),
        Column.of("exclusiveMs", "own ms"),
        Column.of("exclusiveShare", "own %"),
        Column.of("bar", ""),
        Column.of("inclusiveMs", "ms"),
        Column.of("rows", "rows"),
        Column.of("estimatedRows", "expected"),
        Column.of("estimateFactor", "off by"),
        Column.of("loops", "loops"),
        new Column("type", "node", Cut.END));
  }

  @Override
  public Table table() {
    List<Column> columns = new ArrayList<>(columns());
    columns.addFirst(new Column("plan", "plan", Cut.NEVER));
    columns.addFirst(new Column("source", "file", Cut.PATH));
    List<List<Cell>> rows = new ArrayList<>();
    int number = 0;
    for (Known known : plans) {
      number++;
      for (List<Cell> row : PlanRows.of(known.plan())) {
        List<Cell> all = new ArrayList<>(row);
        all.addFirst(Cell.figure(number, Quantity.COUNT));
        all.addFirst(Cell.words(known.file()));
        rows.add(all);
      }
    }
    return new Table(columns, rows);
  }
}
