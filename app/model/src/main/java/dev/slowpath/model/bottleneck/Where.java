package dev.slowpath.model.bottleneck;

import dev.slowpath.model.endpoint.EndpointKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a bottleneck stands; what does not apply is null or empty.
///
/// @param endpoint null where no trace tells
/// @param statement canonical SQL
public record Where(@Nullable EndpointKey endpoint, String statement, String table, String frame) {

  public Where {
    Objects.requireNonNull(statement);
    Objects.requireNonNull(table);
    Objects.requireNonNull(frame);
  }
}
