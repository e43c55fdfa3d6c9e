package dev.slowpath.model.profile;

import dev.slowpath.model.source.TimeRange;
import java.util.List;
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

  /// Only samples of threads whose name does not hold the text (ignoring case), and of no thread.
  record OtherThreads(String nameHolds) implements Lens {
    public OtherThreads {
      Objects.requireNonNull(nameHolds);
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

  /// Only samples that pass through one of these frames.
  record Passing(Set<Frame> frames) implements Lens {
    public Passing {
      frames = Set.copyOf(frames);
    }
  }

  /// Only samples that pass through none of these frames.
  record NotPassing(Set<Frame> frames) implements Lens {
    public NotPassing {
      frames = Set.copyOf(frames);
    }
  }

  /// Only samples whose path, as the lenses before see it, begins with these functions; the last of
  /// them is the root.
  record FocusPath(List<String> path) implements Lens {
    public FocusPath {
      path = List.copyOf(path);
    }
  }

  /// Only samples whose path, as the lenses before see it, does not begin with these functions.
  record DropPath(List<String> path) implements Lens {
    public DropPath {
      path = List.copyOf(path);
    }
  }

  /// The last of these functions is taken out where the path, as the lenses before see it, begins
  /// with them; what it does counts for who calls it there.
  record WithoutPath(List<String> path) implements Lens {
    public WithoutPath {
      path = List.copyOf(path);
    }
  }

  /// What a function of this name calls counts as its own.
  record AsLeaf(String frame) implements Lens {
    public AsLeaf {
      Objects.requireNonNull(frame);
    }
  }

  /// Of frames of these beside each other only the outermost stays: the way into a library.
  record EntryOnly(Set<Frame> frames) implements Lens {
    public EntryOnly {
      frames = Set.copyOf(frames);
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
