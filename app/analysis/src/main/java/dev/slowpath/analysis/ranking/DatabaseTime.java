package dev.slowpath.analysis.ranking;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.statement.Counter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where the database time of an endpoint's requests goes, in ms a request: into execution inside
/// the server, as `pg_stat_statements` counted it, and between the client and the server. The wait
/// for a pool has spans of its own and is no part of it.
///
/// The server counts all callers of a statement together: an endpoint's executions are taken at its
/// mean, and never as more than the client saw.
///
/// @param serverMs execution inside the server
/// @param wireMs network, driver and the fetching of rows
/// @param unknownMs of statements that no snapshot of the server holds
public record DatabaseTime(double serverMs, double wireMs, double unknownMs) {

  /// Of every endpoint that queries a database.
  public static Map<EndpointKey, DatabaseTime> of(Linked linked) {
    Map<EndpointKey, DatabaseTime> byEndpoint = new TreeMap<>();
    for (StatementUse use : linked.uses()) {
      DatabaseTime time = of(linked, use, requests(linked, use.endpoint()));
      byEndpoint.merge(use.endpoint(), time, DatabaseTime::plus);
    }
    return byEndpoint;
  }

  /// Of one endpoint; empty where it queries none.
  public static Optional<DatabaseTime> at(Linked linked, EndpointKey endpoint) {
    double requests = requests(linked, endpoint);
    return linked.uses().stream()
        .filter(use -> use.endpoint().equals(endpoint))
        .map(use -> of(linked, use, requests))
        .reduce(DatabaseTime::plus);
  }

  private static double requests(Linked linked, EndpointKey endpoint) {
    return linked.requests().byEndpoint().getOrDefault(endpoint, List.of()).stream()
        .mapToDouble(linked.traces()::weight)
        .sum();
  }

  private static DatabaseTime of(Linked linked, StatementUse use, double requests) {
    double clientMs = use.totalMs() / requests;
    double calls = 0;
    double execMs = 0;
    for (Linked.ServerStatement one : linked.statementsOf(use.statement())) {
      if (one.change().key().topLevel()) {
        calls += one.change().work().orZero(Counter.CALLS);
        execMs += one.change().work().orZero(Counter.TOTAL_EXEC_MS);
      }
    }
    if (!(calls > 0) || use.statement().truncated()) {
      return new DatabaseTime(0, 0, clientMs);
    }
    double serverMs = Math.min(clientMs, use.executions() * execMs / calls / requests);
    return new DatabaseTime(serverMs, clientMs - serverMs, 0);
  }

  private DatabaseTime plus(DatabaseTime other) {
    return new DatabaseTime(
        serverMs + other.serverMs, wireMs + other.wireMs, unknownMs + other.unknownMs);
  }

  /// Whether the server told anything of it.
  public boolean isSplit() {
    return serverMs > 0 || wireMs > 0;
  }
}
