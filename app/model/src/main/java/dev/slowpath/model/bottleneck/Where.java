package dev.slowpath.model.bottleneck;

import dev.slowpath.model.endpoint.EndpointKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a bottleneck stands; what does not apply is null or empty.
///
/// @param endpoint null where no trace tells
/// @param statement canonical SQL
/// @param resource what requests wait for or call: a pool, a group of workers, outgoing calls
public record Where(
    @Nullable EndpointKey endpoint, String statement, String table, String frame, String resource) {

  public Where {
    Objects.requireNonNull(statement);
    Objects.requireNonNull(table);
    Objects.requireNonNull(frame);
    Objects.requireNonNull(resource);
  }

  /// Whether it is at an endpoint.
  public boolean isAt(EndpointKey other) {
    return other.equals(endpoint);
  }

  /// A statement, at an endpoint where one is known.
  public static Where statement(@Nullable EndpointKey endpoint, String statement, String table) {
    return new Where(endpoint, statement, table, "", "");
  }

  /// A function, at an endpoint where one is known.
  public static Where frame(@Nullable EndpointKey endpoint, String frame) {
    return new Where(endpoint, "", "", frame, "");
  }

  /// Something an endpoint waits for or calls.
  public static Where resource(EndpointKey endpoint, String resource) {
    return new Where(endpoint, "", "", "", resource);
  }
}
