package dev.slowpath.analysis.link;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.sql.CanonicalSql;
import java.util.List;
import java.util.Objects;

/// The executions of one statement within the requests of one endpoint.
///
/// @param endpoint where
/// @param perRequest one item for each request that executed it, in the order of the trace set
public record StatementUse(
    EndpointKey endpoint, CanonicalSql statement, String table, List<InRequest> perRequest) {

  public StatementUse {
    Objects.requireNonNull(endpoint);
    Objects.requireNonNull(statement);
    Objects.requireNonNull(table);
    perRequest = List.copyOf(perRequest);
  }

  /// One request's executions.
  ///
  /// @param request the entry span
  /// @param count executions, composite spans counted in full
  /// @param distinct different sets of parameter values; -1 where the spans do not hold them
  /// @param totalNs wall time with at least one execution under way (not the sum, where they
  ///   overlap)
  /// @param shortestNs the shortest execution
  /// @param spans the executions, by start
  public record InRequest(
      int request,
      double weight,
      double count,
      int distinct,
      long totalNs,
      long shortestNs,
      List<Integer> spans) {
    public InRequest {
      spans = List.copyOf(spans);
    }
  }

  /// Executions over all requests, weights counted.
  public double executions() {
    return perRequest.stream().mapToDouble(one -> one.weight() * one.count()).sum();
  }

  /// Wall time over all requests in ms, weights counted.
  public double totalMs() {
    return perRequest.stream().mapToDouble(one -> one.weight() * one.totalNs()).sum() / 1e6;
  }
}
