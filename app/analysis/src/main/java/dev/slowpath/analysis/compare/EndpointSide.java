package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.BlockSums;
import dev.slowpath.analysis.statistics.Sample;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// One endpoint on one side of a comparison: its figures, and what intervals are drawn from.
///
/// @param service durations from when work began
/// @param sent durations since requests were sent; empty unless all of them say so
/// @param errors and requests
/// @param queries and requests
/// @param spent ms and requests, by what they go to
public record EndpointSide(
    Endpoint figures,
    Sample service,
    Sample sent,
    BlockSums rate,
    BlockSums errors,
    BlockSums queries,
    Map<Spent, BlockSums> spent) {

  public EndpointSide {
    Objects.requireNonNull(figures);
    Map<Spent, BlockSums> copy = new EnumMap<>(Spent.class);
    copy.putAll(spent);
    spent = Collections.unmodifiableMap(copy);
  }

  public EndpointKey key() {
    return figures.key();
  }

  boolean hasSent() {
    return sent.n() > 0;
  }
}
