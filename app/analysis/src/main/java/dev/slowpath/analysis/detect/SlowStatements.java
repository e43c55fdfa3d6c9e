package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.trace.TraceSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Statements that cost the requests of an endpoint time: repeated for other values (`n-plus-one`),
/// waiting for locks most of its time (`lock-wait`), reading a table in full for a few rows
/// (`missing-index`), asked again for the same values (`missing-cache`), or slow in themselves
/// (`slow-statement`). One statement at one endpoint is one bottleneck: the first proved of these
/// causes names it, else the first that is consistent.
final class SlowStatements implements Detector {
  private static final String ROWS = "db.response.returned_rows";

  /// A pause between two executions is the loop's around them up to this length, in ms; a longer
  /// one is work that remains.
  private static final double PAUSE_MS = 1;

  @Override
  public List<Suspect> detect(Linked linked, Policy policy) {
    return cases(linked, policy).flatMap(one -> one.suspect().stream()).toList();
  }

  /// Statements repeated too seldom for a bottleneck, that take as much of their endpoint's time as
  /// one.
  static List<Suspect> minor(Linked linked, Policy policy) {
    return cases(linked, policy).flatMap(one -> one.minor().stream()).toList();
  }

  private static Stream<Case> cases(Linked linked, Policy policy) {
    CacheReplay replay = new CacheReplay(linked);
    return linked.uses().stream()
        .filter(use -> !use.statement().managesSession() && !use.statement().isEmpty())
        .map(use -> new Case(linked, policy, use, replay));
  }

  /// Whether only the loop around them is between two executions.
  static boolean follows(TraceSet traces, int earlier, int later) {
    long pause = traces.startNs(later) - traces.endNs(earlier);
    return traces.parent(earlier) == traces.parent(later) && pause >= 0 && pause <= PAUSE_MS * 1e6;
  }

  /// A cause, as far as one statement shows it.
  private record Accusation(
      Cause cause,
      Proof proof,
      Bound.Formula formula,
      List<StatementUse.InRequest> requests,
      Edits edits) {
    Accusation {
      requests = List.copyOf(requests);
    }
  }

  /// One statement at one endpoint.
  private static final class Case {
    private final Linked linked;
    private final TraceSet traces;
    private final StatementUse use;
    private final CacheReplay replay;
    private final Policy policy;
    private final Witnesses witnesses;
    private final double endpointMs;

    Case(Linked linked, Policy policy, StatementUse use, CacheReplay replay) {
      this.linked = linked;
      this.policy = policy;
      this.use = use;
      this.replay = replay;
      traces = linked.traces();
      witnesses = new Witnesses(linked, use.statement());
      endpointMs =
          linked.requests().byEndpoint().getOrDefault(use.endpoint(), List.of()).stream()
                  .mapToDouble(at -> traces.weight(at) * traces.durationNs(at))
                  .sum()
              / 1e6;
    }

    private double threshold(Threshold threshold) {
      return policy.at(threshold, use.endpoint());
    }

    private Where where() {
      return Where.statement(use.endpoint(), use.statement().text(), use.table());
    }

    Optional<Suspect> minor() {
      boolean counts = use.totalMs() >= threshold(Threshold.STATEMENT_SHARE) * endpointMs;
      Optional<Accusation> few =
          counts ? nPlusOne(threshold(Threshold.MINOR_REPEATS)) : Optional.empty();
      return few.isEmpty() || suspect().isPresent()
          ? Optional.empty()
          : few.map(one -> suspect(one, where()));
    }

    Optional<Suspect> suspect() {
      Accusation first = null;
      for (Supplier<Optional<Accusation>> next : accusations()) {
        Accusation one = next.get().orElse(null);
        if (one != null && one.proof() instanceof Proof.Proved) {
          return Optional.of(suspect(one, where()));
        }
        first = first == null ? one : first;
      }
      return Optional.ofNullable(first).map(one -> suspect(one, where()));
    }

    /// What the statement may be accused of, each looked at only when it is asked for.
    private List<Supplier<Optional<Accusation>>> accusations() {
      return List.of(
          () -> nPlusOne(threshold(Threshold.REPEATS)),
          this::lockWait,
          this::missingIndex,
          this::missingCache,
          this::overFetching,
          this::slowStatement);
    }

    private Suspect suspect(Accusation one, Where where) {
      List<Integer> spans =
          one.requests().stream().flatMap(request -> request.spans().stream()).toList();
      Suspect suspect =
          new Suspect(
              one.cause(),
              where,
              one.proof(),
              one.formula(),
              spans,
              one.edits(),
              witnesses.evidence(threshold(Threshold.SCAN_SHARE)),
              Optional.empty(),
              Double.NaN);
      return one.cause() instanceof Cause.NPlusOne
          ? suspect.surely(tripsMs(one)).with(Loops.of(linked, use))
          : suspect;
    }

    /// The round trips of all executions but one of each request: what the client waits beyond the
    /// server's own mean. NaN where the server's is not known.
    private double tripsMs(Accusation one) {
      double tripMs = Math.max(0, meanMs() - witnesses.serverMeanMs());
      return one.requests().stream()
          .mapToDouble(request -> request.weight() * (request.count() - 1) * tripMs)
          .sum();
    }

    /// Every execution keeps a share of its duration.
    private static Edits keeping(List<StatementUse.InRequest> requests, double share) {
      Edits.Builder edits = Edits.builder();
      requests.forEach(one -> one.spans().forEach(span -> edits.keep(span, share)));
      return edits.build();
    }

    private static double median(List<StatementUse.InRequest> requests) {
      double[] counts =
          requests.stream().mapToDouble(StatementUse.InRequest::count).sorted().toArray();
      return counts[(counts.length - 1) / 2];
    }

    private Optional<Accusation> nPlusOne(double repeats) {
      List<StatementUse.InRequest> repeating =
          use.perRequest().stream()
              .filter(one -> one.count() >= repeats)
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
              repeating,
              collapsed(repeating)));
    }

    /// Of each request only the shortest execution remains, and not the pauses between them.
    private Edits collapsed(List<StatementUse.InRequest> repeating) {
      Edits.Builder edits = Edits.builder();
      for (StatementUse.InRequest one : repeating) {
        int kept =
            one.spans().stream().min(Comparator.comparingDouble(this::executionNs)).orElseThrow();
        double executions = Math.max(1, traces.weight(kept) / one.weight());
        edits.keep(kept, 1 / executions);
        one.spans().stream().filter(span -> span != kept).forEach(edits::remove);
        for (int at = 1; at < one.spans().size(); at++) {
          if (follows(traces, one.spans().get(at - 1), one.spans().get(at))) {
            edits.together(one.spans().get(at), one.spans().get(at - 1));
          }
        }
      }
      return edits.build();
    }

    private double executionNs(int span) {
      return traces.durationNs(span) / traces.weight(span);
    }

    private Optional<Accusation> lockWait() {
      if (!isSlow()) {
        return Optional.empty();
      }
      return witnesses
          .locked(linked, threshold(Threshold.LOCK_SHARE))
          .map(lock ->
              new Accusation(
                  lock,
                  new Proof.Proved(),
                  Bound.Formula.WHOLE_WAIT,
                  use.perRequest(),
                  keeping(use.perRequest(), 1 - lock.share())));
    }

    private Optional<Accusation> missingIndex() {
      return witnesses
          .uselessScan(threshold(Threshold.SCAN_SHARE))
          .map(scan ->
              new Accusation(
                  scan.cause(),
                  scan.proof(),
                  Bound.Formula.SCAN_TIME,
                  use.perRequest(),
                  keeping(use.perRequest(), 1 - scan.share())));
    }

    private Optional<Accusation> missingCache() {
      if (!use.statement().reads() || use.statement().truncated()) {
        return Optional.empty();
      }
      return replay
          .within(use, threshold(Threshold.REPEATS))
          .filter(this::isWorthACache)
          .or(() -> isSlow() ? between().filter(this::isWorthACache) : Optional.empty())
          .map(hits ->
              new Accusation(
                  new Cause.MissingCache(median(use.perRequest()), hits.share(), hits.ttlSeconds()),
                  replay.proof(use, hits),
                  Bound.Formula.CACHE_HITS,
                  use.perRequest(),
                  hits.edits()));
    }

    /// A cache that all requests share.
    private Optional<Replay.Hits> between() {
      return replay.replayed(use, threshold(Threshold.CACHE_SECONDS));
    }

    private boolean isWorthACache(Replay.Hits hits) {
      return hits.share() >= threshold(Threshold.CACHE_HITS);
    }

    private double meanMs() {
      return use.totalMs() / use.executions();
    }

    private boolean isSlow() {
      return meanMs() >= threshold(Threshold.STATEMENT_MS)
          && use.totalMs() >= threshold(Threshold.STATEMENT_SHARE) * endpointMs;
    }

    /// The server found the rows long before they were there: most of the time went to moving them.
    private Optional<Accusation> overFetching() {
      double serverMs = witnesses.serverMeanMs();
      if (!isSlow() || !(serverMs < meanMs() / 2)) {
        return Optional.empty();
      }
      double[] rows =
          use.perRequest().stream()
              .flatMap(one -> one.spans().stream())
              .flatMap(span -> Optional.ofNullable(traces.attribute(span, ROWS)).stream())
              .filter(text -> text.matches("\\d{1,12}"))
              .mapToDouble(Double::parseDouble)
              .sorted()
              .toArray();
      double median = rows.length == 0 ? 0 : rows[(rows.length - 1) / 2];
      if (median < threshold(Threshold.FETCHED_ROWS)) {
        return Optional.empty();
      }
      return Optional.of(
          new Accusation(
              new Cause.OverFetching(median, meanMs(), serverMs),
              new Proof.Consistent(List.of()),
              Bound.Formula.ALL_BUT_SERVER,
              use.perRequest(),
              keeping(use.perRequest(), serverMs / meanMs())));
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
              use.perRequest(),
              keeping(use.perRequest(), 0)));
    }
  }
}
