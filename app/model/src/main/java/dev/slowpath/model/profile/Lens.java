package dev.slowpath.model.profile;

import dev.slowpath.model.source.TimeRange;
import java.util.Objects;
import java.util.Set;

/// A way of looking at a profile that changes which samples or frames a call tree is made of, never
/// what was recorded.
public sealed interface Lens {

  /// Only samples of threads whose name holds the text (ignoring case).
  record OnlyThread(String nameHolds) implements Lens {
    public OnlyThread {
      Objects.requireNonNull(nameHolds);
    }
  }

  /// Only samples of threads that did this; a sample that does not say is of an unknown state.
  record OnlyState(ThreadState state) implements Lens {
    public OnlyState {
      Objects.requireNonNull(state);
    }
  }

  /// Only samples inside the range; samples without a time are left out.
  record OnlyTime(TimeRange range) implements Lens {}

  /// The leaf becomes the root: who is called from where.
  record Inverted() implements Lens {}

  /// A frame that calls itself at once counts as one.
  record MergeRecursion() implements Lens {}

  /// Only samples that pass through a function of this name, from its outermost frame on.
  record Focus(String frame) implements Lens {
    public Focus {
      Objects.requireNonNull(frame);
    }
  }

  /// Only samples that pass through a function of this name: it is the root, and who calls it, up
  /// from its outermost frame, stands below.
  record CallersOf(String frame) implements Lens {
    public CallersOf {
      Objects.requireNonNull(frame);
    }
  }

  /// Only samples that do not pass through a function of this name.
  record Drop(String frame) implements Lens {
    public Drop {
      Objects.requireNonNull(frame);
    }
  }

  /// These frames are taken out: what they do counts for who calls them.
  record Without(Set<Frame> frames) implements Lens {
    public Without {
      frames = Set.copyOf(frames);
    }
  }

  /// Every sample weighs one, whatever its own weight.
  record CountSamples() implements Lens {}
}
