package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.source.TimeRange;
import java.util.List;

/// The recordings that joined captures hold: stretches with nothing recorded between them for long.
public final class Runs {

  private Runs() {}

  /// Each from its first request to its last, the earliest first.
  public static List<TimeRange> of(Linked linked) {
    return Blocks.of(linked).ranges();
  }
}
