package dev.slowpath.cli.document;

import dev.slowpath.analysis.compare.BottleneckChange;
import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.EndpointChange;
import dev.slowpath.analysis.compare.EndpointChange.Percentiles;
import dev.slowpath.analysis.compare.EndpointSide;
import dev.slowpath.analysis.compare.RankedBottleneck;
import dev.slowpath.analysis.compare.Side;
import dev.slowpath.analysis.compare.StatementShift;
import dev.slowpath.analysis.compare.StatementSide;
import dev.slowpath.analysis.compare.Verdict;
import dev.slowpath.analysis.statistics.Estimate;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.ComparisonWords;
import dev.slowpath.workbench.wording.GuardWords;
import java.util.List;
import java.util.Optional;

/// The members of a comparison's JSON document.
final class CompareJson {
  private final Json json;
  private final Comparison comparison;

  CompareJson(Json json, Comparison comparison) {
    this.json = json;
    this.comparison = comparison;
  }

  void members(List<Outcome> before, List<Outcome> after) {
    json.object("before", () -> side(comparison.before(), before));
    json.object("after", () -> side(comparison.after(), after));
    json.object(
        "verdicts",
        () -> {
          for (Verdict one : Verdict.values()) {
            json.whole(one.id(), comparison.count(one));
          }
        });
    json.array(
        "guards",
        comparison.guards(),
        guard -> {
          json.text("id", GuardWords.id(guard));
          json.flag("concern", guard.isConcern());
          json.text("text", GuardWords.text(guard));
        });
    json.array("endpoints", comparison.endpoints(), this::endpoint);
    json.array("bottlenecks", comparison.bottlenecks(), this::bottleneck);
    json.array("statements", comparison.statements(), this::statement);
    json.array(
        "frames",
        comparison.frames(),
        frame -> {
          json.text("name", frame.frame());
          json.number("before", frame.before());
          json.number("after", frame.after());
        });
  }

  private void side(Side side, List<Outcome> outcomes) {
    SourceList.json(json, outcomes);
    EndpointsDocument.window(json, side.window());
    json.number("seconds", side.timing().seconds());
    json.whole("runs", side.timing().runs());
    json.whole("blocks", side.timing().blocks());
    json.number("requests", side.requests());
    json.number("requestsPerSecond", side.perSecond());
    json.number("errorRate", side.errors() / side.requests());
    json.number("load", side.load());
    json.number("queriesPerRequest", side.queriesPerRequest());
    json.number("hitRatio", side.hitRatio());
  }

  private void endpoint(EndpointChange one) {
    json.text("service", one.key().service());
    json.text("name", one.key().name());
    json.text("verdict", one.verdict().id());
    json.object(
        "verdictOf",
        () -> {
          json.text("latency", one.by().isSent() ? "sent" : "service");
          json.text("percentile", one.by().isP95() ? "p95" : "p50");
          json.number("q", one.q());
        });
    side("before", one.before());
    side("after", one.after());
    percentiles(one.service());
    if (one.sent().isPresent()) {
      json.object("sent", () -> percentiles(one.sent().get()));
    } else {
      json.none("sent");
    }
    ratio("throughput", one.means().throughput());
    ratio("queries", one.means().queries());
    difference("errorRate", one.means().errors());
    needed(one);
    ledger(one);
    predicted(one);
    json.texts("remarks", one.remarks().stream().map(ComparisonWords::text).toList());
  }

  private void needed(EndpointChange one) {
    one.needed()
        .ifPresentOrElse(
            needed ->
                json.object(
                    "needed",
                    () -> {
                      json.number("requests", needed.requests());
                      json.number("minutes", needed.minutes());
                    }),
            () -> json.none("needed"));
  }

  private void ledger(EndpointChange one) {
    json.array(
        "ledger",
        one.ledger(),
        spent -> {
          json.text("kind", spent.on().id());
          json.number("beforeMs", spent.beforeMs());
          json.number("afterMs", spent.afterMs());
          json.number("differenceMs", spent.difference().value());
          json.number("lowMs", spent.difference().low());
          json.number("highMs", spent.difference().high());
        });
  }

  private void side(String name, Optional<EndpointSide> side) {
    if (side.isPresent()) {
      json.object(name, () -> EndpointsDocument.endpoint(json, side.get().figures()));
    } else {
      json.none(name);
    }
  }

  private void percentiles(Percentiles of) {
    ratio("p50", of.p50());
    ratio("p95", of.p95());
    ratio("p99", of.p99());
    ratio("shift", of.shift());
  }

  private void ratio(String name, Estimate estimate) {
    estimate(name, "ratio", estimate);
  }

  private void difference(String name, Estimate estimate) {
    estimate(name, "difference", estimate);
  }

  private void estimate(String name, String member, Estimate estimate) {
    json.object(
        name,
        () -> {
          json.number(member, estimate.value());
          json.number("low", estimate.low());
          json.number("high", estimate.high());
        });
  }

  private void predicted(EndpointChange one) {
    one.predicted()
        .ifPresentOrElse(
            predicted ->
                json.object(
                    "predicted",
                    () -> {
                      OutlookJson.latency(json, "service", predicted.service());
                      if (predicted.sent().n() > 0) {
                        OutlookJson.latency(json, "sent", predicted.sent());
                      } else {
                        json.none("sent");
                      }
                    }),
            () -> json.none("predicted"));
  }

  private void bottleneck(BottleneckChange change) {
    Bottleneck first = change.first();
    EndpointKey endpoint = first.where().endpoint();
    json.text("id", first.id());
    json.text("verdict", change.fate().id());
    json.text("cause", first.cause().id());
    json.text("lever", first.cause().lever().id());
    json.text("title", Causes.title(first.cause()));
    json.text("endpoint", endpoint == null ? null : endpoint.name());
    json.text("service", endpoint == null ? null : endpoint.service());
    json.textOrNull("statement", first.where().statement());
    json.textOrNull("frame", first.where().frame());
    json.textOrNull("resource", first.where().resource());
    ranked("before", change.before());
    ranked("after", change.after());
    ratio("cost", change.cost());
    change
        .gained()
        .ifPresentOrElse(
            gained ->
                json.object(
                    "measured",
                    () -> {
                      json.text("latency", gained.isSent() ? "sent" : "service");
                      json.number("p50Ms", gained.p50Ms());
                      json.number("p95Ms", gained.p95Ms());
                      json.number("meanMs", gained.meanMs());
                    }),
            () -> json.none("measured"));
  }

  private void ranked(String name, Optional<RankedBottleneck> ranked) {
    if (ranked.isEmpty()) {
      json.none(name);
      return;
    }
    Bottleneck one = ranked.get().bottleneck();
    json.object(
        name,
        () -> {
          json.text("id", one.id());
          json.whole("rank", ranked.get().rank());
          json.text("cause", one.cause().id());
          json.number("load", one.cost().load());
          json.number("perRequestMs", one.cost().perRequestMs());
          json.object(
              "bound",
              () -> {
                json.number("p50Ms", one.bound().p50Ms());
                json.number("p95Ms", one.bound().p95Ms());
                json.number("meanMs", one.bound().meanMs());
              });
        });
  }

  private void statement(StatementShift one) {
    json.text("statement", one.text());
    json.text("verdict", one.fate().id());
    statement("before", one.before());
    statement("after", one.after());
    ratio("load", one.load());
  }

  private void statement(String name, Optional<StatementSide> side) {
    if (side.isEmpty()) {
      json.none(name);
      return;
    }
    StatementSide one = side.get();
    json.object(
        name,
        () -> {
          json.number("executions", one.executions());
          json.number("perSecond", one.perSecond());
          json.number("meanMs", one.meanMs());
          json.number("load", one.load());
          json.object(
              "server",
              () -> {
                json.number("callsPerSecond", one.server().callsPerSecond());
                json.number("meanMs", one.server().meanMs());
                json.number("load", one.server().load());
              });
        });
  }
}
