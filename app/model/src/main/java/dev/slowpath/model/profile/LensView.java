package dev.slowpath.model.profile;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// Lenses resolved against one profile: which samples they show, and as which paths, the lenses in
/// their order.
final class LensView {
  private final Profile profile;
  private final Samples samples;
  private final List<Lens> lenses;
  private final boolean counts;
  private final Map<Lens, BitSet> named = new HashMap<>();
  private final BitSet hidden = new BitSet();
  private final BitSet takenOut = new BitSet();

  LensView(Profile profile, Samples samples, List<Lens> lenses) {
    this.profile = profile;
    this.samples = samples;
    this.lenses = List.copyOf(lenses);
    counts = lenses.contains(new Lens.CountSamples());
    for (Lens lens : lenses) {
      switch (lens) {
        case Lens.Focus(String frame) -> pick(lens, frame, true);
        case Lens.CallersOf(String frame) -> pick(lens, frame, true);
        case Lens.Drop(String frame) -> pick(lens, frame, false);
        case Lens.Without(var frames) -> {
          BitSet without = frames(frames::contains);
          named.put(lens, without);
          takenOut.or(without);
        }
        case Lens.OnlyThread _,
            Lens.OnlyState _,
            Lens.OnlyTime _,
            Lens.Inverted _,
            Lens.MergeRecursion _,
            Lens.CountSamples _ -> {}
      }
    }
  }

  private void pick(Lens lens, String frame, boolean isWanted) {
    BitSet own = frames(one -> one.name().equals(frame));
    named.put(lens, own);
    Stacks stacks = profile.stacks();
    BitSet through = new BitSet();
    for (int stack = 1; stack < stacks.size(); stack++) {
      if (own.get(stacks.frame(stack)) || through.get(stacks.parent(stack))) {
        through.set(stack);
      }
    }
    if (isWanted) {
      through.flip(0, stacks.size());
    }
    hidden.or(through);
  }

  private BitSet frames(Predicate<Frame> wanted) {
    BitSet frames = new BitSet();
    for (int frame = 0; frame < profile.frames().size(); frame++) {
      if (wanted.test(profile.frames().get(frame))) {
        frames.set(frame);
      }
    }
    return frames;
  }

  boolean counts() {
    return counts;
  }

  Stacks stacks() {
    return profile.stacks();
  }

  /// Whether paths are seen as they are.
  boolean keepsPaths() {
    return lenses.stream()
        .allMatch(lens ->
            switch (lens) {
              case Lens.OnlyThread _,
                  Lens.OnlyState _,
                  Lens.OnlyTime _,
                  Lens.CountSamples _,
                  Lens.Drop _ ->
                  true;
              case Lens.Inverted _,
                  Lens.MergeRecursion _,
                  Lens.Focus _,
                  Lens.CallersOf _,
                  Lens.Without _ ->
                  false;
            });
  }

  boolean shows(int row) {
    return !hidden.get(samples.stack(row)) && lenses.stream().allMatch(lens -> passes(lens, row));
  }

  private boolean passes(Lens lens, int row) {
    return switch (lens) {
      case Lens.OnlyThread(String text) -> threadHolds(samples.thread(row), text);
      case Lens.OnlyState(var state) -> state(row) == state;
      case Lens.OnlyTime(var range) -> range.contains(samples.timeNs(row));
      case Lens.Inverted _,
          Lens.MergeRecursion _,
          Lens.CountSamples _,
          Lens.Focus _,
          Lens.CallersOf _,
          Lens.Drop _,
          Lens.Without _ ->
          true;
    };
  }

  private ThreadState state(int row) {
    int occasion = samples.occasion(row);
    return occasion < 0 ? ThreadState.UNKNOWN : profile.occasions().get(occasion).state();
  }

  /// Whether what a frame does counts for who calls it.
  boolean isTakenOut(int frame) {
    return takenOut.get(frame);
  }

  private boolean threadHolds(int thread, String text) {
    return thread >= 0
        && profile
            .threads()
            .get(thread)
            .name()
            .toLowerCase(Locale.ROOT)
            .contains(text.toLowerCase(Locale.ROOT));
  }

  long weight(int row) {
    return counts ? 1 : samples.weight(row);
  }

  /// A stack's frames as they are seen, root first.
  int[] path(int stack) {
    int[] path = profile.stacks().path(stack);
    for (Lens lens : lenses) {
      path = seen(lens, path);
    }
    return path;
  }

  private int[] seen(Lens lens, int[] path) {
    return switch (lens) {
      case Lens.MergeRecursion _ -> withoutRepeats(path);
      case Lens.Inverted _ -> reversed(path);
      case Lens.Without _ -> without(path, frames(lens));
      case Lens.Focus _ -> Arrays.copyOfRange(path, outermost(path, frames(lens)), path.length);
      case Lens.CallersOf _ -> {
        int end = Math.min(path.length, outermost(path, frames(lens)) + 1);
        yield reversed(Arrays.copyOf(path, end));
      }
      case Lens.OnlyThread _, Lens.OnlyState _, Lens.OnlyTime _, Lens.CountSamples _, Lens.Drop _ ->
          path;
    };
  }

  private BitSet frames(Lens lens) {
    return named.getOrDefault(lens, new BitSet());
  }

  /// The place of the first of some frames; the path's length where an earlier lens took it out.
  private static int outermost(int[] path, BitSet frames) {
    int at = 0;
    while (at < path.length && !frames.get(path[at])) {
      at++;
    }
    return at;
  }

  private static int[] without(int[] path, BitSet frames) {
    return Arrays.stream(path).filter(frame -> !frames.get(frame)).toArray();
  }

  private static int[] withoutRepeats(int[] path) {
    int[] kept = new int[path.length];
    int size = 0;
    for (int frame : path) {
      if (size == 0 || kept[size - 1] != frame) {
        kept[size++] = frame;
      }
    }
    return Arrays.copyOf(kept, size);
  }

  private static int[] reversed(int[] path) {
    int[] turned = new int[path.length];
    for (int at = 0; at < path.length; at++) {
      turned[at] = path[path.length - 1 - at];
    }
    return turned;
  }
}
