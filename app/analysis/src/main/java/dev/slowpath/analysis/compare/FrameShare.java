package dev.slowpath.analysis.compare;

import java.util.Objects;

/// A function's own part of the CPU time of a side's profiles.
///
/// @param share 0..1
public record FrameShare(String frame, double share) {

  public FrameShare {
    Objects.requireNonNull(frame);
  }
}
