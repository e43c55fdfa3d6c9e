package dev.slowpath.model.profile;

import dev.slowpath.model.source.TimeRange;
import java.util.Objects;

/// A way of looking at a profile that changes which samples or frames a call tree is made of, never
/// what was recorded.
public sealed interface Lens {

  /// Only samples of threads whose name holds the text (ignoring case).
  record OnlyThread(String nameHolds) implements Lens {
    public OnlyThread {
      Objects.requireNonNull(nameHolds);
    }
  }

  /// Only samples inside the range; samples without a time are left out.
  record OnlyTime(TimeRange range) implements Lens {}

  /// The leaf becomes the root: who is called from where.
  record Inverted() implements Lens {}

  /// A frame that calls itself at once counts as one.
  record MergeRecursion() implements Lens {}

  /// Every sample weighs one, whatever its own weight.
  record CountSamples() implements Lens {}
}
