package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.LoggedStatement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Statements that the server, its log or a plan knows and no trace shows: ranked by what the
/// server spent on them, with no endpoint. What only a log tells of counts as far as the log does.
final class ServerOnlyStatements implements Detector {
  /// What the mean of several rows may be above the mean of each, as numbers are rounded.
  private static final double ROUNDING = 1e-9;

  @Override
  public List<Suspect> detect(Linked linked, Policy policy) {
    Set<String> traced =
        linked.uses().stream().map(use -> use.statement().text()).collect(Collectors.toSet());
    Stream<Suspect> known =
        candidates(linked, policy).stream()
            .filter(text -> !traced.contains(text))
            .map(text -> new CanonicalSql(text, false))
            .filter(sql -> !sql.isEmpty() && !sql.managesSession())
            .flatMap(sql -> {
              Witnesses witnesses = new Witnesses(linked, sql);
              return suspect(linked, witnesses, Where.statement(null, sql.text(), ""), policy)
                  .stream();
            })
            .sorted(Comparator.comparing(suspect -> suspect.where().statement()));
    Stream<Suspect> planned =
        linked.plans().stream()
            .filter(one -> one.plan().statement().isEmpty() && one.plan().isAnalyzed())
            .flatMap(one -> {
              Witnesses witnesses = new Witnesses(linked, one);
              return suspect(linked, witnesses, nameless(one), policy).stream();
            });
    return Stream.concat(known, planned).toList();
  }

  /// The statements that may be slow as the server counted, in any of their rows, and all that a
  /// log or a plan tells of: of a hundred thousand most are neither.
  private static Set<String> candidates(Linked linked, Policy policy) {
    double least = policy.of(Threshold.STATEMENT_MS) * (1 - ROUNDING);
    Set<String> candidates = linked.toldOf();
    for (Linked.ServerStatement one : linked.statements()) {
      Counters work = one.change().work();
      double meanMs = work.orZero(Counter.TOTAL_EXEC_MS) / work.orZero(Counter.CALLS);
      if (meanMs >= least) {
        candidates.add(one.form().text());
      }
    }
    return candidates;
  }

  /// A plan whose file does not say of which statement it is.
  private static Where nameless(Linked.KnownPlan one) {
    String resource = "plan %d of %s".formatted(one.number(), one.source().file());
    return new Where(null, "", "", "", resource);
  }

  /// What one execution takes: as the server counted, else as its log tells; of a plan that nothing
  /// says the statement of, as it was measured.
  private static double meanMs(Witnesses witnesses, Where place) {
    if (place.statement().isEmpty()) {
      return witnesses.planMs();
    }
    return witnesses.hasServer()
        ? witnesses.serverMeanMs()
        : witnesses.logged().map(LoggedStatement::meanMs).orElse(Double.NaN);
  }

  private static Optional<Suspect> suspect(
      Linked linked, Witnesses witnesses, Where place, Policy policy) {
    double meanMs = meanMs(witnesses, place);
    // Of a statement that only waited, and never ended, no execution is known.
    boolean mayWait = Double.isNaN(meanMs) || meanMs >= policy.of(Threshold.STATEMENT_MS);
    Optional<Cause.LockWait> lock =
        mayWait ? witnesses.locked(linked, policy.of(Threshold.LOCK_SHARE)) : Optional.empty();
    return lock.isPresent()
        ? Optional.of(locked(linked, witnesses, place, lock.get()))
        : slow(linked, witnesses, place, policy);
  }

  private static Optional<Suspect> slow(
      Linked linked, Witnesses witnesses, Where place, Policy policy) {
    double meanMs = meanMs(witnesses, place);
    double worth = policy.of(Threshold.SCAN_SHARE);
    Optional<PlanWitness.UselessScan> scan = witnesses.uselessScan(worth);
    boolean slow = meanMs >= policy.of(Threshold.STATEMENT_MS);
    if (scan.isEmpty() && !slow) {
      return Optional.empty();
    }
    List<Evidence> evidence = witnesses.evidence(worth);
    if (evidence.isEmpty()) {
      return Optional.empty();
    }
    Cause cause =
        scan.<Cause>map(PlanWitness.UselessScan::cause)
            .orElseGet(() -> new Cause.SlowStatement(meanMs));
    Where where =
        new Where(
            null,
            place.statement(),
            scan.map(one -> one.rows().relation()).orElse(""),
            "",
            place.resource());
    Suspect suspect =
        Suspect.stated(
            cause,
            where,
            Edits.none(),
            evidence,
            new Suspect.Stated(cost(linked, witnesses), bound(scan, witnesses, meanMs)));
    return Optional.of(scan.map(one -> suspect.provenBy(one.proof())).orElse(suspect));
  }

  private static Suspect locked(
      Linked linked, Witnesses witnesses, Where place, Cause.LockWait lock) {
    double meanMs = meanMs(witnesses, place);
    boolean hasEnded = meanMs > 0;
    Cost cost = hasEnded ? cost(linked, witnesses) : waiting(linked, lock);
    double gainMs = hasEnded ? meanMs * lock.share() : lock.meanMs();
    return Suspect.stated(
        lock,
        new Where(null, place.statement(), lock.table(), "", place.resource()),
        Edits.none(),
        witnesses.evidence(1),
        new Suspect.Stated(
            cost, new Bound(Double.NaN, Double.NaN, gainMs, Bound.Formula.WHOLE_WAIT)));
  }

  /// Of a statement that no execution is known of: the waits themselves.
  private static Cost waiting(Linked linked, Cause.LockWait lock) {
    return logged(linked, lock.waits() * lock.meanMs(), lock.waits());
  }

  private static Cost logged(Linked linked, double ms, double times) {
    double seconds = linked.logs().range().map(TimeRange::seconds).orElse(Double.NaN);
    return new Cost(
        seconds > 0 ? ms / 1e3 / seconds : Double.NaN,
        Double.NaN,
        Cost.Whole.DATABASE,
        ms,
        Double.NaN,
        times,
        Cost.Basis.MEASURED);
  }

  /// The server's own time, else what its log holds of it; where only a plan is known, one
  /// execution of it, without a load.
  private static Cost cost(Linked linked, Witnesses witnesses) {
    Optional<LoggedStatement> logged = witnesses.logged().filter(one -> one.executions() > 0);
    if (!witnesses.hasServer() && logged.isPresent()) {
      return logged(linked, logged.get().totalMs(), logged.get().executions());
    }
    double calls = 0;
    double execMs = 0;
    double load = 0;
    for (Linked.ServerStatement one : witnesses.server()) {
      calls += one.change().work().orZero(Counter.CALLS);
      double ms = one.change().work().orZero(Counter.TOTAL_EXEC_MS);
      execMs += ms;
      load += ms / 1e3 / one.window().seconds();
    }
    boolean planOnly = calls == 0;
    return new Cost(
        planOnly ? Double.NaN : load,
        Double.NaN,
        planOnly ? Cost.Whole.PLAN : Cost.Whole.DATABASE,
        planOnly ? witnesses.planMs() : execMs,
        Double.NaN,
        planOnly ? 1 : calls,
        Cost.Basis.MEASURED);
  }

  private static Bound bound(
      Optional<PlanWitness.UselessScan> scan, Witnesses witnesses, double meanMs) {
    double mean = Double.isNaN(meanMs) ? witnesses.planMs() : meanMs;
    return scan.map(
            one -> new Bound(Double.NaN, Double.NaN, mean * one.share(), Bound.Formula.SCAN_TIME))
        .orElseGet(() -> new Bound(Double.NaN, Double.NaN, mean, Bound.Formula.WHOLE_STATEMENT));
  }
}
