package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.trace.TraceSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Statements that cost the requests of an endpoint time: repeated for other values (`n-plus-one`),
/// reading a table in full for a few rows (`missing-index`), asked again for the same values
/// (`missing-cache`), or slow in themselves (`slow-statement`). One statement at one endpoint is
/// one bottleneck: the first proved of these causes names it, else the first that is consistent.
final class SlowStatements implements Detector {
  /// Repeats within one request from which they are remarked (Sentry's and Scout's number).
  static final double REPEATS = 5;

  /// Mean duration from which a single execution counts as slow (PgHero's number), in ms.
  static final double SLOW_MS = 20;

  /// A statement that takes less of its endpoint's time than this is not why the endpoint is slow.
  static final double SHARE_OF_ENDPOINT = 0.05;

  @Override
  public List<Bottleneck> detect(Linked linked) {
    CacheReplay replay = new CacheReplay(linked);
    return linked.uses().stream()
        .filter(use -> !use.statement().managesSession() && !use.statement().isEmpty())
        .flatMap(use -> new Case(linked, use, replay).bottleneck().stream())
        .toList();
  }

  /// One statement at one endpoint.
  private static final class Case {
    private final Linked linked;
    private final StatementUse use;
    private final CacheReplay replay;
    private final Witnesses witnesses;
    private final double endpointMs;

    Case(Linked linked, StatementUse use, CacheReplay replay) {
      this.linked = linked;
      this.use = use;
      this.replay = replay;
      witnesses = new Witnesses(linked, use.statement());
      TraceSet traces = linked.traces();
      endpointMs =
          linked.requests().byEndpoint().getOrDefault(use.endpoint(), List.of()).stream()
                  .mapToDouble(at -> traces.weight(at) * traces.durationNs(at))
                  .sum()
              / 1e6;
    }

    Optional<Bottleneck> bottleneck() {
      List<Accusation> accusations =
          Stream.of(nPlusOne(), missingIndex(), missingCache(), slowStatement())
              .flatMap(Optional::stream)
              .toList();
      Where where = Where.statement(use.endpoint(), use.statement().text(), use.table());
      return accusations.stream()
          .filter(one -> one.proof() instanceof Proof.Proved)
          .findFirst()
          .or(() -> accusations.stream().findFirst())
          .map(one -> one.at(linked, use.endpoint(), where, witnesses.evidence()));
    }

    private static List<Taken> taken(
        List<StatementUse.InRequest> requests, ToDoubleFunction<StatementUse.InRequest> removable) {
      return requests.stream()
          .map(one ->
              new Taken(
                  one.request(),
                  one.weight(),
                  one.count(),
                  one.totalNs(),
                  removable.applyAsDouble(one),
                  one.slowest()))
          .toList();
    }

    private static double median(List<StatementUse.InRequest> requests) {
      double[] counts =
          requests.stream().mapToDouble(StatementUse.InRequest::count).sorted().toArray();
      return counts[(counts.length - 1) / 2];
    }

    private Optional<Accusation> nPlusOne() {
      List<StatementUse.InRequest> repeating =
          use.perRequest().stream()
              .filter(one -> one.count() >= REPEATS)
              .filter(one -> one.distinct() < 0 || one.distinct() * 2 > one.count())
              .sorted(Comparator.comparingDouble(StatementUse.InRequest::count))
              .toList();
      if (repeating.isEmpty()) {
        return Optional.empty();
      }
      boolean valuesKnown = repeating.stream().anyMatch(one -> one.distinct() > 1);
      Proof proof =
          valuesKnown
              ? new Proof.Proved()
              : new Proof.Consistent(List.of(Proof.Missing.PARAMETERS));
      return Optional.of(
          new Accusation(
              new Cause.NPlusOne(median(repeating), repeating.getLast().count()),
              proof,
              Bound.Formula.ALL_BUT_ONE,
              taken(repeating, one -> (one.totalNs() - one.shortestNs()) / 1e6)));
    }

    private Optional<Accusation> missingIndex() {
      return witnesses
          .uselessScan()
          .map(scan ->
              new Accusation(
                  scan.cause(),
                  new Proof.Proved(),
                  Bound.Formula.SCAN_TIME,
                  taken(use.perRequest(), one -> one.totalNs() / 1e6 * scan.share())));
    }

    private Optional<Accusation> missingCache() {
      if (!use.statement().reads()) {
        return Optional.empty();
      }
      return replay
          .within(use)
          .or(() -> isSlow() ? replay.between(use) : Optional.empty())
          .map(hits ->
              new Accusation(
                  new Cause.MissingCache(median(use.perRequest()), hits.share(), hits.ttlSeconds()),
                  new Proof.Proved(),
                  Bound.Formula.CACHE_HITS,
                  taken(use.perRequest(), one -> hits.savedMs(one.request()))));
    }

    private double meanMs() {
      return use.totalMs() / use.executions();
    }

    private boolean isSlow() {
      return meanMs() >= SLOW_MS && use.totalMs() >= SHARE_OF_ENDPOINT * endpointMs;
    }

    private Optional<Accusation> slowStatement() {
      if (!isSlow()) {
        return Optional.empty();
      }
      Proof proof = new Proof.Proved();
      if (!witnesses.hasServer()) {
        proof = new Proof.Consistent(List.of(Proof.Missing.STATEMENTS, Proof.Missing.PLAN));
      } else if (witnesses.serverMeanMs() < meanMs() / 2) {
        proof = new Proof.Consistent(List.of(Proof.Missing.PLAN));
      }
      return Optional.of(
          new Accusation(
              new Cause.SlowStatement(meanMs()),
              proof,
              Bound.Formula.WHOLE_STATEMENT,
              taken(use.perRequest(), one -> one.totalNs() / 1e6)));
    }
  }
}
