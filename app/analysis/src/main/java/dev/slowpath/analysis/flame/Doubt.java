package dev.slowpath.analysis.flame;

import dev.slowpath.model.profile.Metric;
import java.util.Objects;

/// Why two profiles may not be comparable.
public sealed interface Doubt {

  /// One holds far more work per second than the other: another load, not another code.
  ///
  /// @param ratio after by before
  record LoadDiffers(double ratio) implements Doubt {}

  /// So few samples that hardly any difference can be told.
  record FewSamples(long before, long after) implements Doubt {}

  /// Samples were taken at another interval, in ns.
  record IntervalDiffers(long beforeNs, long afterNs) implements Doubt {}

  /// One of them lost more than a hundredth of its samples.
  record Lossy(double beforeShare, double afterShare) implements Doubt {}

  /// They do not measure the same: other events, whose weights say different things.
  record EventDiffers(Metric before, Metric after) implements Doubt {}

  /// Samples of the same metric were taken in another way.
  ///
  /// @param before how, in the words of its profile
  /// @param after how, in the words of its profile
  record ModeDiffers(String before, String after) implements Doubt {
    public ModeDiffers {
      Objects.requireNonNull(before);
      Objects.requireNonNull(after);
    }
  }
}
