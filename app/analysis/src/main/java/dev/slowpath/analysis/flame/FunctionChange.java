package dev.slowpath.analysis.flame;

import dev.slowpath.model.profile.Frame;
import java.util.Objects;

/// How a function differs between two profiles, wherever it stands.
///
/// @param self of the samples that end in it
/// @param total of the samples that pass through it, each counted once
public record FunctionChange(Frame frame, Change self, Change total) {
  public FunctionChange {
    Objects.requireNonNull(frame);
    Objects.requireNonNull(self);
    Objects.requireNonNull(total);
  }
}
