package dev.slowpath.model.bottleneck;

import java.util.List;
import java.util.Objects;

/// Something that costs measured time, with its cause, what removing it may gain at most, and its
/// witnesses.
///
/// @param id the same for the same cause at the same place in other captures; values do not enter
///   it
/// @param evidence at least one, the one it was found by first
public record Bottleneck(
    String id,
    Cause cause,
    Where where,
    Cost cost,
    Bound bound,
    Proof proof,
    List<Evidence> evidence) {

  public Bottleneck {
    Objects.requireNonNull(id);
    Objects.requireNonNull(cause);
    Objects.requireNonNull(where);
    Objects.requireNonNull(cost);
    Objects.requireNonNull(bound);
    Objects.requireNonNull(proof);
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("a bottleneck without evidence: " + id);
    }
  }
}
