package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.LoggedStatement;
import dev.slowpath.model.statement.StatementWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the server and the plans know of a statement.
final class Witnesses {
  private final String statement;
  private final List<Linked.ServerStatement> server;
  private final List<PlanWitness> plans;
  private final Optional<LoggedStatement> logged;
  private final Optional<Linked.KnownCatalog> catalog;

  Witnesses(Linked linked, CanonicalSql statement) {
    this.statement = statement.text();
    catalog = linked.catalog();
    // What a function runs inside is in the time of the statement that called it.
    server =
        statement.truncated()
            ? List.of()
            : linked.statementsOf(statement).stream()
                .filter(one -> one.change().key().topLevel())
                .toList();
    logged = linked.loggedOf(statement);
    plans = plans(linked.plansOf(statement));
  }

  private static List<PlanWitness> plans(List<Linked.KnownPlan> known) {
    return known.isEmpty()
        ? List.of()
        : known.stream().filter(one -> one.plan().isAnalyzed()).map(PlanWitness::new).toList();
  }

  /// What a plan says by itself.
  Witnesses(Linked linked, Linked.KnownPlan alone) {
    statement = "";
    catalog = linked.catalog();
    server = List.of();
    logged = Optional.empty();
    plans = List.of(new PlanWitness(alone));
  }

  /// Execution time of one run by the first plan; NaN without a plan.
  double planMs() {
    return plans.isEmpty() ? Double.NaN : plans.getFirst().totalMs();
  }

  boolean hasPlan() {
    return !plans.isEmpty();
  }

  /// Its rows as clients sent it.
  List<Linked.ServerStatement> server() {
    return server;
  }

  /// What logs tell of it.
  Optional<LoggedStatement> logged() {
    return logged;
  }

  boolean hasServer() {
    return !server.isEmpty();
  }

  /// The worst scan among the plans of the statement.
  ///
  /// @param worth the least share of its plan that counts
  Optional<PlanWitness.UselessScan> uselessScan(double worth) {
    return plans.stream().flatMap(plan -> plan.uselessScan(worth).stream()).findFirst();
  }

  /// Mean execution time inside the server in ms; NaN if it is not known.
  double serverMeanMs() {
    return sum(Counter.TOTAL_EXEC_MS) / sum(Counter.CALLS);
  }

  /// The waits for locks that take most of its time, where the server's log tells of such. The log
  /// holds some of the executions, so the share is a lower bound. Where it holds none, and the
  /// server counted less than the waits, the two are of different times and say nothing together.
  ///
  /// @param least the least share of its time that counts
  Optional<Cause.LockWait> locked(Linked linked, double least) {
    return logged
        .filter(one -> one.waits() > 0)
        .flatMap(one -> {
          double executedMs = Math.max(sum(Counter.TOTAL_EXEC_MS), one.totalMs());
          double wholeMs = executedMs > 0 ? executedMs : one.waitedMs();
          double share = one.waitedMs() / wholeMs;
          double meanMs = one.waitedMs() / one.waits();
          return share < least || one.waitedMs() > wholeMs
              ? Optional.empty()
              : Optional.of(new Cause.LockWait(lockedTable(linked), one.waits(), meanMs, share));
        });
  }

  /// Whose rows it waited for longest; empty where no wait tells.
  private String lockedTable(Linked linked) {
    return linked.logs().waits().stream()
        .filter(known -> known.statement().equals(statement))
        .map(known -> known.lock().relation())
        .filter(relation -> !relation.isEmpty())
        .findFirst()
        .orElse("");
  }

  private double sum(Counter counter) {
    return server.stream().mapToDouble(one -> one.change().work().orZero(counter)).sum();
  }

  List<Evidence> evidence(double worth) {
    List<Evidence> all = new ArrayList<>();
    for (Linked.ServerStatement one : server) {
      if (one.change().work().orZero(Counter.CALLS) > 0) {
        all.add(evidence(one, Evidence.Join.SAME_SQL));
      }
    }
    logged.map(this::evidence).ifPresent(all::add);
    plans.forEach(plan -> all.add(plan.evidence(Evidence.Join.SAME_SQL, worth)));
    catalog
        .flatMap(known -> uselessScan(worth).flatMap(scan -> scan.indexCost(known)))
        .ifPresent(all::add);
    return all;
  }

  private Evidence evidence(LoggedStatement one) {
    boolean isSameId =
        server.stream().anyMatch(row -> one.queryIds().contains(row.change().key().queryId()));
    return new Evidence.LoggedExecutions(
        one.at(),
        isSameId ? Evidence.Join.SAME_QUERY_ID : Evidence.Join.SAME_SQL,
        one.executions(),
        one.totalMs(),
        one.shortestMs(),
        one.slowestMs(),
        one.waits(),
        one.waitedMs());
  }

  static Evidence evidence(Linked.ServerStatement one, Evidence.Join join) {
    return new Evidence.ServerStatement(
        new Locator(one.source(), new Place.Row(one.change().row(), "")),
        join,
        one.change().key().queryId(),
        one.change().work().orZero(Counter.CALLS),
        one.change().work().orZero(Counter.TOTAL_EXEC_MS),
        one.window().basis() == StatementWindow.Basis.TOTALS);
  }
}
