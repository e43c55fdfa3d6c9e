package dev.slowpath.cli.document;

import dev.slowpath.analysis.detect.Examined;
import dev.slowpath.analysis.whatif.Curve;
import dev.slowpath.analysis.whatif.Fix;
import dev.slowpath.analysis.whatif.Prediction;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.workbench.wording.Examinations;

/// The outlook's members of the ranking's document.
final class OutlookJson {

  private OutlookJson() {}

  /// What removing one bottleneck gains after those that gain more.
  static void fix(Json json, Outlook outlook, String id) {
    int place = outlook.place(id);
    if (place == 0) {
      json.none("fix");
      return;
    }
    Fix fix = outlook.order().get(place - 1);
    json.object(
        "fix",
        () -> {
          json.whole("order", place);
          json.number("gainLoad", fix.gain());
          json.number("loadThen", fix.loadThen());
        });
  }

  static void curve(Json json, Outlook outlook, String id) {
    Curve curve = outlook.curves().get(id);
    switch (curve) {
      case null -> json.none("curve");
      case Curve.CacheLife(var points) ->
          json.object(
              "curve",
              () -> {
                json.text("of", "cache-seconds");
                json.array(
                    "points",
                    points,
                    life -> {
                      json.number("setting", life.seconds());
                      json.number("hitShare", life.hitShare());
                    });
              });
      case Curve.Servers(int seen, double measuredMs, var points) ->
          json.object(
              "curve",
              () -> {
                json.text("of", "served-at-once");
                json.whole("seen", seen);
                json.number("measuredMs", measuredMs);
                json.array(
                    "points",
                    points,
                    size -> {
                      json.whole("setting", size.servers());
                      json.number("meanMs", size.meanMs());
                      json.number("p95Ms", size.p95Ms());
                    });
              });
    }
  }

  /// The prediction that was asked for, if one was.
  static void whatIf(Json json, Outlook outlook) {
    outlook
        .prediction()
        .ifPresent(prediction ->
            json.object(
                "whatIf",
                () -> {
                  json.texts("without", outlook.without());
                  json.number("load", prediction.load());
                  json.number("loadThen", prediction.loadThen());
                  json.array("endpoints", prediction.endpoints(), change -> change(json, change));
                }));
  }

  /// What was asked about by name, if anything was.
  static void why(Json json, Outlook outlook) {
    if (!outlook.examined().isEmpty()) {
      json.array("why", outlook.examined(), examined -> examined(json, examined));
    }
  }

  private static void examined(Json json, Examined examined) {
    json.text("service", examined.endpoint().service());
    json.text("endpoint", examined.endpoint().name());
    json.textOrNull("statement", examined.statement());
    json.number("totalMs", examined.totalMs());
    json.array(
        "checks",
        examined.checks(),
        check -> {
          json.text("rule", Examinations.id(check.rule()));
          json.text("cause", check.rule().cause());
          json.number("found", check.found());
          json.number("needed", check.needed());
          json.flag("met", check.isMet());
          json.text("text", Examinations.text(check));
        });
  }

  private static void change(Json json, Prediction.Change change) {
    json.text("service", change.endpoint().service());
    json.text("name", change.endpoint().name());
    latency(json, "now", change.now());
    latency(json, "then", change.then());
    latency(json, "sentNow", change.sentNow());
    latency(json, "sentThen", change.sentThen());
  }

  static void latency(Json json, String name, Latency latency) {
    json.object(
        name,
        () -> {
          json.number("p50Ms", latency.p50Ms());
          json.number("p95Ms", latency.p95Ms());
          json.number("p99Ms", latency.p99Ms());
          json.number("maxMs", latency.maxMs());
          json.number("meanMs", latency.meanMs());
        });
  }
}
