package dev.slowpath.analysis.link;

import dev.slowpath.analysis.statement.StatementDifference;
import dev.slowpath.analysis.statement.StatementHistory;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.model.statement.StatementWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The statement windows of the servers that snapshots come from. Snapshots that cannot be of one
/// server are never subtracted from each other; of each server, two snapshots or more give the work
/// from the first to the last, one alone its totals.
final class ServerTime {

  private ServerTime() {}

  static List<Linked.ServerStatement> of(List<Capture.OfStatements> snapshots) {
    List<List<Capture.OfStatements>> servers = new ArrayList<>();
    for (Capture.OfStatements one : byTime(snapshots)) {
      servers.stream()
          .filter(server ->
              StatementHistory.mayBeOneServer(server.getLast().snapshot(), one.snapshot()))
          .findFirst()
          .ifPresentOrElse(
              server -> server.add(one), () -> servers.add(new ArrayList<>(List.of(one))));
    }
    return servers.stream().flatMap(server -> rows(server).stream()).toList();
  }

  /// Counters only grow: one that does not tell its instant stands before the first that has
  /// counted as much. A snapshot without entries is therefore the earliest.
  private static List<Capture.OfStatements> byTime(List<Capture.OfStatements> snapshots) {
    List<Capture.OfStatements> ordered = new ArrayList<>();
    snapshots.stream().filter(one -> one.snapshot().at() != null).forEach(ordered::add);
    ordered.sort(
        Comparator.comparing(of -> Optional.ofNullable(of.snapshot().at()).orElse(Instant.MAX)));
    List<Capture.OfStatements> undated =
        snapshots.stream()
            .filter(one -> one.snapshot().at() == null)
            .sorted(Comparator.comparingDouble(ServerTime::calls))
            .toList();
    for (Capture.OfStatements one : undated) {
      int place = 0;
      while (place < ordered.size() && calls(ordered.get(place)) <= calls(one)) {
        place++;
      }
      ordered.add(place, one);
    }
    return ordered;
  }

  private static double calls(Capture.OfStatements of) {
    return of.snapshot().entries().stream()
        .mapToDouble(entry -> entry.counters().orZero(Counter.CALLS))
        .sum();
  }

  private static List<Linked.ServerStatement> rows(List<Capture.OfStatements> server) {
    List<StatementSnapshot> snapshots =
        server.stream().map(Capture.OfStatements::snapshot).toList();
    StatementWindow window =
        snapshots.size() == 1
            ? StatementDifference.totals(snapshots.getFirst())
            : StatementHistory.of(snapshots);
    Provenance source = server.getLast().source();
    return window.changes().stream()
        .map(change -> {
          CanonicalSql form = CanonicalSql.of(change.text());
          return new Linked.ServerStatement(source, window, change, form);
        })
        .toList();
  }
}
