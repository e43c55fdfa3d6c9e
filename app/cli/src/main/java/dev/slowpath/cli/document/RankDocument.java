package dev.slowpath.cli.document;

import dev.slowpath.analysis.ranking.Coverage;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.analysis.sentry.SentryIssue;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.quality.DataQuality;
import dev.slowpath.workbench.quality.Inherited;
import dev.slowpath.workbench.wording.Advice;
import dev.slowpath.workbench.wording.Bounds;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.CaveatWords;
import dev.slowpath.workbench.wording.Evidences;
import dev.slowpath.workbench.wording.Places;
import dev.slowpath.workbench.wording.Proofs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The ranked bottlenecks.
///
/// @param sentry what Sentry's rules say of the same spans; empty where nobody asked
public record RankDocument(
    List<Outcome> outcomes,
    Ranking ranking,
    DataQuality quality,
    Outlook outlook,
    Optional<List<SentryIssue>> sentry)
    implements Document {

  public RankDocument {
    outcomes = List.copyOf(outcomes);
    sentry = sentry.map(List::copyOf);
  }

  @Override
  public void json(Json json) {
    json.document(() -> {
      SourceList.json(json, outcomes);
      EndpointsDocument.window(json, ranking.window());
      json.object("coverage", () -> coverage(json, ranking.coverage()));
      json.object("quality", () -> quality(json));
      EndpointsDocument.endpoints(json, ranking.endpoints());
      bottlenecks(json);
      PolicyJson.beside(json, Outcome.policy(outcomes), ranking);
      OutlookJson.whatIf(json, outlook);
      OutlookJson.why(json, outlook);
      sentry.ifPresent(issues -> new SentryPart(ranking, issues).json(json));
      new RulesPart(outcomes).json(json);
    });
  }

  private static void coverage(Json json, Coverage coverage) {
    json.number("load", coverage.load());
    json.number("explainedLoad", coverage.explained());
    json.number("explained", coverage.explained() / coverage.load());
    json.number("databaseMs", coverage.databaseMs());
    json.number("databaseLinkedMs", coverage.databaseLinkedMs());
    json.number("cpuMs", coverage.cpuMs());
    json.number("cpuLinkedMs", coverage.cpuLinkedMs());
  }

  private void quality(Json json) {
    json.array(
        "joins",
        quality.joins(),
        joined -> {
          json.text("kind", joined.kind().id());
          json.number("part", joined.part());
          json.number("whole", joined.whole());
          json.number("share", joined.share());
        });
    json.texts("caveats", quality.caveats().stream().map(CaveatWords::text).toList());
  }

  private void bottlenecks(Json json) {
    List<Bottleneck> all = ranking.bottlenecks();
    json.array(
        "bottlenecks",
        all,
        one -> {
          bottleneck(json, all.indexOf(one) + 1, one);
          json.array("caveats", Inherited.of(one, outcomes), caveat -> inherited(json, caveat));
          OutlookJson.fix(json, outlook, one.id());
          OutlookJson.curve(json, outlook, one.id());
        });
  }

  private static void bottleneck(Json json, int rank, Bottleneck one) {
    json.whole("rank", rank);
    json.text("id", one.id());
    json.text("cause", one.cause().id());
    json.text("lever", one.cause().lever().id());
    json.text("title", Causes.title(one.cause()));
    where(json, one.where());
    cost(json, one.cost());
    json.object(
        "bound",
        () -> {
          json.number("p50Ms", one.bound().p50Ms());
          json.number("p95Ms", one.bound().p95Ms());
          json.number("meanMs", one.bound().meanMs());
          json.number("leastMeanMs", one.bound().leastMeanMs());
          json.text("formula", Bounds.id(one.bound().formula()));
          json.text("text", Bounds.text(one.bound().formula()));
        });
    json.text("proof", Proofs.id(one.proof()));
    json.texts("missing", missing(one.proof()));
    json.array("evidence", one.evidence(), evidence -> evidence(json, evidence));
    index(json, one);
    Advice advice = Advice.of(one);
    json.object(
        "advice",
        () -> {
          json.texts("change", advice.change());
          json.text("verify", advice.verify());
          json.text("undo", advice.undo());
        });
  }

  private static void inherited(Json json, Inherited caveat) {
    json.text("source", caveat.file());
    json.text("kind", caveat.notice().kind().id());
    json.whole("count", caveat.notice().count());
    json.text("detail", caveat.notice().detail());
  }

  /// What the missing index would cost, where a catalog is among the files.
  private static void index(Json json, Bottleneck one) {
    one.evidence().stream()
        .filter(Evidence.CatalogTable.class::isInstance)
        .map(evidence -> ((Evidence.CatalogTable) evidence).index())
        .findFirst()
        .ifPresent(cost -> json.object("index", () -> PlanIndexJson.cost(json, Optional.of(cost))));
  }

  private static void where(Json json, Where where) {
    EndpointKey endpoint = where.endpoint();
    json.text("endpoint", endpoint == null ? null : endpoint.name());
    json.text("service", endpoint == null ? null : endpoint.service());
    json.textOrNull("statement", where.statement());
    json.textOrNull("table", where.table());
    json.textOrNull("frame", where.frame());
    json.textOrNull("resource", where.resource());
  }

  private static void cost(Json json, Cost cost) {
    json.number("load", cost.load());
    json.number("share", cost.share());
    json.text("shareOf", cost.of().id());
    json.number("totalMs", cost.totalMs());
    json.number("perRequestMs", cost.perRequestMs());
    json.number("occurrences", cost.occurrences());
    json.text("basis", cost.basis().id());
  }

  private static List<String> missing(Proof proof) {
    return switch (proof) {
      case Proof.Proved() -> List.of();
      case Proof.Consistent(var missing) -> missing.stream().map(Proofs::id).toList();
    };
  }

  private static void evidence(Json json, Evidence evidence) {
    json.text("source", evidence.at().source().file());
    json.text("sha256", evidence.at().source().sha256());
    json.text("kind", Evidences.kind(evidence));
    json.text("join", evidence.join().id());
    json.text("ref", Places.text(evidence.at().place()));
    json.text("text", Evidences.text(evidence));
  }

  @Override
  public void text(Page page) {
    new RankText(outcomes, ranking, outlook, page).write();
    sentry.ifPresent(issues -> new SentryPart(ranking, issues).text(page));
    new RulesPart(outcomes).text(page);
  }

  @Override
  public Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Bottleneck one : ranking.bottlenecks()) {
      rows.add(row(rows.size() + 1, one));
    }
    return new Table(
        List.of(
            Column.of("rank", "#"),
            Column.of("cause", "cause"),
            Column.of("lever", "lever"),
            new Column("title", "title", Cut.END),
            new Column("endpoint", "endpoint", Cut.END),
            new Column("statement", "statement", Cut.SQL),
            new Column("frame", "frame", Cut.FRAME),
            Column.of("load", "load"),
            Column.of("share", "share %"),
            Column.of("shareOf", "of"),
            Column.of("totalMs", "total ms"),
            Column.of("perRequestMs", "ms a request"),
            Column.of("occurrences", "times"),
            Column.of("boundP50Ms", "gain at most, p50 ms"),
            Column.of("boundP95Ms", "gain at most, p95 ms"),
            Column.of("boundMeanMs", "gain at most, mean ms"),
            Column.of("proof", "proof"),
            Column.of("id", "id")),
        rows);
  }

  private static List<Cell> row(int rank, Bottleneck one) {
    Cost cost = one.cost();
    EndpointKey endpoint = one.where().endpoint();
    return List.of(
        Cell.figure(rank, Quantity.COUNT),
        Cell.words(one.cause().id()),
        Cell.words(one.cause().lever().id()),
        Cell.words(Causes.title(one.cause())),
        Cell.words(endpoint == null ? "" : endpoint.name()),
        Cell.words(one.where().statement()),
        Cell.words(one.where().frame()),
        Cell.figure(cost.load(), Quantity.LOAD),
        Cell.figure(cost.share(), Quantity.SHARE),
        Cell.words(cost.of().id()),
        Cell.figure(cost.totalMs(), Quantity.MS),
        Cell.figure(cost.perRequestMs(), Quantity.MS),
        Cell.figure(cost.occurrences(), Quantity.COUNT),
        Cell.figure(one.bound().p50Ms(), Quantity.GAIN),
        Cell.figure(one.bound().p95Ms(), Quantity.GAIN),
        Cell.figure(one.bound().meanMs(), Quantity.GAIN),
        Cell.words(Proofs.id(one.proof())),
        Cell.words(one.id()));
  }
}
