package dev.slowpath.analysis.policy;

import dev.slowpath.model.bottleneck.Bottleneck;
import java.util.Objects;

/// A bottleneck that is left out of the ranking, and by what.
public record Suppressed(Bottleneck bottleneck, Suppression by) {

  public Suppressed {
    Objects.requireNonNull(bottleneck);
    Objects.requireNonNull(by);
  }
}
