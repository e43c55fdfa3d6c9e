package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Statements that cost the requests of an endpoint time: repeated for other values (`n-plus-one`),
/// reading a table in full for a few rows (`missing-index`), or slow in themselves
/// (`slow-statement`). One statement at one endpoint is one bottleneck: the first proved of these
/// causes names it, else the first that is consistent.
final class SlowStatements implements Detector {
  /// Repeats within one request from which they are remarked (Sentry's and Scout's number).
  static final double REPEATS = 5;

  /// Mean duration from which a single execution counts as slow (PgHero's number), in ms.
  static final double SLOW_MS = 20;

  /// A statement that takes less of its endpoint's time than this is not why the endpoint is slow.
  static final double SHARE_OF_ENDPOINT = 0.05;

  @Override
  public List<Bottleneck> detect(Linked linked) {
    return linked.uses().stream()
        .filter(use -> !use.statement().managesSession() && !use.statement().isEmpty())
        .flatMap(use -> new Case(linked, use).bottleneck().stream())
        .toList();
  }

  /// A cause that may explain a statement's cost.
  private record Suspicion(
      Cause cause, Proof proof, Bound.Formula formula, List<StatementUse.InRequest> requests) {}

  /// One statement at one endpoint.
  private static final class Case {
    private final Linked linked;
    private final TraceSet traces;
    private final StatementUse use;
    private final Witnesses witnesses;
    private final double endpointMs;
    private final List<Integer> entries;

    Case(Linked linked, StatementUse use) {
      this.linked = linked;
      this.use = use;
      traces = linked.traces();
      witnesses = new Witnesses(linked, use.statement());
      entries = linked.requests().byEndpoint().getOrDefault(use.endpoint(), List.of());
      endpointMs =
          entries.stream().mapToDouble(at -> traces.weight(at) * traces.durationNs(at)).sum() / 1e6;
    }

    Optional<Bottleneck> bottleneck() {
      List<Suspicion> suspicions =
          Stream.of(nPlusOne(), missingIndex(), slowStatement()).flatMap(Optional::stream).toList();
      return suspicions.stream()
          .filter(one -> one.proof() instanceof Proof.Proved)
          .findFirst()
          .or(() -> suspicions.stream().findFirst())
          .map(this::bottleneck);
    }

    private Optional<Suspicion> nPlusOne() {
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
      double median = repeating.get((repeating.size() - 1) / 2).count();
      Proof proof =
          valuesKnown
              ? new Proof.Proved()
              : new Proof.Consistent(List.of(Proof.Missing.PARAMETERS));
      return Optional.of(
          new Suspicion(
              new Cause.NPlusOne(median, repeating.getLast().count()),
              proof,
              Bound.Formula.ALL_BUT_ONE,
              repeating));
    }

    private Optional<Suspicion> missingIndex() {
      return witnesses
          .uselessScan()
          .map(scan ->
              new Suspicion(
                  scan.cause(), new Proof.Proved(), Bound.Formula.SCAN_TIME, use.perRequest()));
    }

    private Optional<Suspicion> slowStatement() {
      double mean = use.totalMs() / use.executions();
      if (mean < SLOW_MS || use.totalMs() < SHARE_OF_ENDPOINT * endpointMs) {
        return Optional.empty();
      }
      Proof proof = new Proof.Proved();
      if (!witnesses.hasServer()) {
        proof = new Proof.Consistent(List.of(Proof.Missing.STATEMENTS, Proof.Missing.PLAN));
      } else if (witnesses.serverMeanMs() < mean / 2) {
        proof = new Proof.Consistent(List.of(Proof.Missing.PLAN));
      }
      return Optional.of(
          new Suspicion(
              new Cause.SlowStatement(mean),
              proof,
              Bound.Formula.WHOLE_STATEMENT,
              use.perRequest()));
    }

    private Bottleneck bottleneck(Suspicion suspicion) {
      Where where = new Where(use.endpoint(), use.statement().text(), use.table(), "");
      return new Bottleneck(
          Identity.of(where),
          suspicion.cause(),
          where,
          cost(suspicion.requests()),
          bound(suspicion),
          suspicion.proof(),
          evidence(suspicion.requests()));
    }

    private Cost cost(List<StatementUse.InRequest> requests) {
      double totalMs =
          requests.stream().mapToDouble(one -> one.weight() * one.totalNs()).sum() / 1e6;
      double executions = requests.stream().mapToDouble(one -> one.weight() * one.count()).sum();
      double all = entries.stream().mapToDouble(traces::weight).sum();
      return new Cost(
          totalMs / 1e3 / linked.seconds(),
          Double.NaN,
          Cost.Whole.REQUESTS,
          totalMs,
          totalMs / all,
          executions,
          Cost.Basis.MEASURED);
    }

    private Bound bound(Suspicion suspicion) {
      double scanShare = witnesses.uselessScan().map(PlanWitness.UselessScan::share).orElse(1.0);
      Map<Integer, Double> removable = new HashMap<>();
      for (StatementUse.InRequest one : suspicion.requests()) {
        double totalMs = one.totalNs() / 1e6;
        double gone =
            switch (suspicion.formula()) {
              case ALL_BUT_ONE -> totalMs - one.shortestNs() / 1e6;
              case SCAN_TIME -> totalMs * scanShare;
              case WHOLE_STATEMENT, CPU_OF_FRAME -> totalMs;
            };
        removable.put(one.request(), gone);
      }
      return Bounds.of(
          traces, entries, entry -> removable.getOrDefault(entry, 0.0), suspicion.formula());
    }

    private List<Evidence> evidence(List<StatementUse.InRequest> requests) {
      StatementUse.InRequest worst =
          requests.stream()
              .max(Comparator.comparingLong(StatementUse.InRequest::totalNs))
              .orElseThrow();
      List<Evidence> all = new ArrayList<>();
      all.add(
          new Evidence.Spans(
              traces.locator(worst.slowest()),
              Evidence.Join.FOUND,
              requests.stream().mapToDouble(one -> one.weight() * one.count()).sum(),
              requests.stream().mapToDouble(one -> one.weight() * one.totalNs()).sum() / 1e6,
              requests.stream().mapToDouble(StatementUse.InRequest::weight).sum()));
      all.addAll(witnesses.evidence());
      return all;
    }
  }
}
