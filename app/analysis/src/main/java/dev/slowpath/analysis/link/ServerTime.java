package dev.slowpath.analysis.link;

import dev.slowpath.analysis.statement.StatementDifference;
import dev.slowpath.analysis.statement.StatementHistory;
import dev.slowpath.model.capture.Capture;
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
    List<Capture.OfStatements> byTime = new ArrayList<>(snapshots);
    byTime.sort(
        Comparator.comparing(of -> Optional.ofNullable(of.snapshot().at()).orElse(Instant.MAX)));
    List<List<Capture.OfStatements>> servers = new ArrayList<>();
    for (Capture.OfStatements one : byTime) {
      servers.stream()
          .filter(server ->
              StatementHistory.mayBeOneServer(server.getLast().snapshot(), one.snapshot()))
          .findFirst()
          .ifPresentOrElse(
              server -> server.add(one), () -> servers.add(new ArrayList<>(List.of(one))));
    }
    return servers.stream().flatMap(server -> rows(server).stream()).toList();
  }

  private static List<Linked.ServerStatement> rows(List<Capture.OfStatements> server) {
    List<StatementSnapshot> snapshots =
        server.stream().map(Capture.OfStatements::snapshot).toList();
    StatementWindow window =
        snapshots.size() == 1
            ? StatementDifference.totals(snapshots.getFirst())
            : StatementHistory.of(snapshots);
    return window.changes().stream()
        .map(change -> new Linked.ServerStatement(server.getLast().source(), window, change))
        .toList();
  }
}
