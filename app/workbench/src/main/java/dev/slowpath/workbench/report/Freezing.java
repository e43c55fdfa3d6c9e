package dev.slowpath.workbench.report;

import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.finding.Frozen;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Advice;
import dev.slowpath.workbench.wording.Causes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a finding of a bottleneck: its figures, words and pictures as they are now.
public final class Freezing {
  private final Investigation investigation;
  private final Bottleneck bottleneck;

  private Freezing(Investigation investigation, Bottleneck bottleneck) {
    this.investigation = investigation;
    this.bottleneck = bottleneck;
  }

  /// A finding that nobody has decided about yet.
  public static Finding finding(Investigation investigation, Bottleneck bottleneck, Instant now) {
    EndpointKey endpoint = bottleneck.where().endpoint();
    String at = endpoint == null ? "" : " at " + endpoint.name();
    return new Finding(
        investigation.casebook().nextFinding(),
        now,
        Causes.title(bottleneck.cause()) + at,
        new Freezing(investigation, bottleneck).frozen(),
        Finding.Handling.NONE.undoneBy(Advice.of(bottleneck).undo()),
        List.of(),
        List.of(),
        List.of());
  }

  private Frozen frozen() {
    EndpointKey endpoint = bottleneck.where().endpoint();
    Pictures pictures = new Pictures(Mask.NONE);
    return new Frozen(
        bottleneck.id(),
        bottleneck.cause().id(),
        bottleneck.cause().lever().id(),
        new Frozen.Place(
            endpoint == null ? "" : endpoint.service(),
            endpoint == null ? "" : endpoint.name(),
            bottleneck.where().statement(),
            bottleneck.where().frame()),
        figures(),
        gainLoad(),
        facts(),
        investigation.read().stream()
            .map(one -> new Frozen.File(one.file(), one.sha256()))
            .toList(),
        Stream.of(
                pictures.waterfall(investigation.linked(), bottleneck),
                pictures.plan(investigation.linked(), bottleneck))
            .flatMap(Optional::stream)
            .toList());
  }

  private List<Frozen.Fact> facts() {
    Report report =
        new Report(investigation, List.of(), Optional.empty(), Mask.NONE, "slowpath report");
    List<Frozen.Fact> facts = new ArrayList<>();
    report.facts(bottleneck).forEach(one -> facts.add(new Frozen.Fact(one.name(), one.text())));
    Advice advice = Advice.of(bottleneck);
    advice.change().forEach(change -> facts.add(new Frozen.Fact("change", change)));
    facts.add(new Frozen.Fact("verify", advice.verify()));
    facts.add(new Frozen.Fact("undo", advice.undo()));
    return facts;
  }

  private Optional<Endpoint> endpoint() {
    Ranking ranking = investigation.ranking();
    return ranking.endpoints().stream()
        .filter(one -> one.key().equals(bottleneck.where().endpoint()))
        .findFirst();
  }

  /// The latency that the bound is taken off: what clients wait for, where that is what it costs.
  private Optional<Latency> latency() {
    boolean isOfClients = bottleneck.cost().of() == Cost.Whole.CLIENT;
    return endpoint().map(one -> isOfClients && one.sent().n() > 0 ? one.sent() : one.latency());
  }

  private Frozen.Figures figures() {
    Cost cost = bottleneck.cost();
    Bound bound = bottleneck.bound();
    return new Frozen.Figures(
        investigation.rank(bottleneck),
        cost.load(),
        cost.share(),
        cost.totalMs(),
        cost.perRequestMs(),
        cost.occurrences(),
        endpoint().map(Endpoint::requests).orElse(Double.NaN),
        latency().map(Latency::p50Ms).orElse(Double.NaN),
        latency().map(Latency::p95Ms).orElse(Double.NaN),
        latency().map(Latency::p99Ms).orElse(Double.NaN),
        bound.p50Ms(),
        bound.p95Ms(),
        bound.meanMs());
  }

  /// What each request saves at most, times requests a second.
  private double gainLoad() {
    double perSecond =
        endpoint()
            .map(one -> one.requests() / investigation.ranking().seconds())
            .orElse(Double.NaN);
    return bottleneck.bound().meanMs() / 1e3 * perSecond;
  }
}
