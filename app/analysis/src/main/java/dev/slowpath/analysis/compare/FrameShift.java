package dev.slowpath.analysis.compare;

import java.util.Objects;

/// A function's own share of the CPU time before and after, 0..1; NaN on a side where it is not
/// among the hottest.
public record FrameShift(String frame, double before, double after) {

  public FrameShift {
    Objects.requireNonNull(frame);
  }
}
