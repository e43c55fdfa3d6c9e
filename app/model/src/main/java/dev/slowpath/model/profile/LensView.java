package dev.slowpath.model.profile;

import dev.slowpath.model.source.TimeRange;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Lenses resolved against one profile: which samples they show, and as which paths, the lenses in
/// their order.
final class LensView {
  /// Stands for the path of samples that are not shown.
  private static final int[] GONE = {-1};

  private final Profile profile;
  private final Samples samples;
  private final List<Lens> lenses;
  private final boolean counts;
  private final Map<Lens, BitSet> named = new HashMap<>();
  private final BitSet hidden = new BitSet();
  // By their indices + 1: 0 is no thread, and no occasion.
  private final BitSet hiddenThreads = new BitSet();
  private final BitSet hiddenOccasions = new BitSet();
  private final BitSet takenOut = new BitSet();
  private int firstRow;
  private int endRow;

  LensView(Profile profile, Samples samples, List<Lens> lenses) {
    this.profile = profile;
    this.samples = samples;
    this.lenses = List.copyOf(lenses);
    counts = lenses.contains(new Lens.CountSamples());
    endRow = samples.size();
    lenses.forEach(this::resolve);
  }

  private void resolve(Lens lens) {
    switch (lens) {
      case Lens.Focus(String frame) -> pick(lens, called(frame), true);
      case Lens.CallersOf(String frame) -> pick(lens, called(frame), true);
      case Lens.Drop(String frame) -> pick(lens, called(frame), false);
      case Lens.Passing(var frames) -> pick(lens, frames(frames::contains), true);
      case Lens.NotPassing(var frames) -> pick(lens, frames(frames::contains), false);
      case Lens.AsLeaf(String frame) -> named.put(lens, called(frame));
      case Lens.EntryOnly(var frames) -> named.put(lens, frames(frames::contains));
      case Lens.Without(var frames) -> {
        BitSet without = frames(frames::contains);
        named.put(lens, without);
        takenOut.or(without);
      }
      case Lens.OnlyThread(String text) -> hideThreads(thread -> !holds(thread, text));
      case Lens.OtherThreads(String text) -> hideThreads(thread -> holds(thread, text));
      case Lens.OnlyState(var state) -> hideOccasions(state);
      case Lens.OnlyTime(var range) -> narrow(range);
      case Lens.Inverted _,
          Lens.MergeRecursion _,
          Lens.FocusPath _,
          Lens.DropPath _,
          Lens.WithoutPath _,
          Lens.CountSamples _ -> {}
    }
  }

  /// @param isHidden of an index into the profile's threads, or -1
  private void hideThreads(IntPredicate isHidden) {
    IntStream.range(-1, profile.threads().size())
        .filter(isHidden)
        .forEach(thread -> hiddenThreads.set(thread + 1));
  }

  private boolean holds(int thread, String text) {
    return thread >= 0
        && profile
            .threads()
            .get(thread)
            .name()
            .toLowerCase(Locale.ROOT)
            .contains(text.toLowerCase(Locale.ROOT));
  }

  /// Leaves what was taken of threads in this state.
  private void hideOccasions(ThreadState wanted) {
    hiddenOccasions.set(0, wanted != ThreadState.UNKNOWN || hiddenOccasions.get(0));
    for (int occasion = 0; occasion < profile.occasions().size(); occasion++) {
      if (profile.occasions().get(occasion).state() != wanted) {
        hiddenOccasions.set(occasion + 1);
      }
    }
  }

  /// Rows stand in the order of time, those without a time first.
  private void narrow(TimeRange range) {
    firstRow = Math.max(firstRow, samples.firstFrom(range.startNs()));
    endRow = Math.min(endRow, samples.firstFrom(Math.max(range.endNs(), range.startNs() + 1)));
  }

  /// Rows before this one are not shown.
  int firstRow() {
    return firstRow;
  }

  /// This row and those behind it are not shown.
  int endRow() {
    return endRow;
  }

  private BitSet called(String name) {
    return frames(one -> one.name().equals(name));
  }

  private void pick(Lens lens, BitSet own, boolean isWanted) {
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
                  Lens.OtherThreads _,
                  Lens.OnlyState _,
                  Lens.OnlyTime _,
                  Lens.CountSamples _,
                  Lens.Passing _,
                  Lens.NotPassing _,
                  Lens.Drop _ ->
                  true;
              case Lens.Inverted _,
                  Lens.MergeRecursion _,
                  Lens.Focus _,
                  Lens.CallersOf _,
                  Lens.FocusPath _,
                  Lens.DropPath _,
                  Lens.WithoutPath _,
                  Lens.AsLeaf _,
                  Lens.EntryOnly _,
                  Lens.Without _ ->
                  false;
            });
  }

  boolean shows(int row) {
    return row >= firstRow
        && row < endRow
        && !hidden.get(samples.stack(row))
        && !hiddenThreads.get(samples.thread(row) + 1)
        && !hiddenOccasions.get(samples.occasion(row) + 1);
  }

  /// Whether what a frame does counts for who calls it.
  boolean isTakenOut(int frame) {
    return takenOut.get(frame);
  }

  long weight(int row) {
    return counts ? 1 : samples.weight(row);
  }

  /// A stack's frames as they are seen, root first; such that `isGone` where its samples are not
  /// shown.
  int[] path(int stack) {
    int[] path = profile.stacks().path(stack);
    for (Lens lens : lenses) {
      path = seen(lens, path);
      if (isGone(path)) {
        return path;
      }
    }
    return path;
  }

  static boolean isGone(int[] path) {
    return path.length > 0 && path[0] < 0;
  }

  private int[] seen(Lens lens, int[] path) {
    return switch (lens) {
      case Lens.MergeRecursion _ -> withoutRepeats(path);
      case Lens.Inverted _ -> reversed(path);
      case Lens.Without _ -> without(path, frames(lens));
      case Lens.EntryOnly _ -> entries(path, frames(lens));
      case Lens.Focus _ -> Arrays.copyOfRange(path, outermost(path, frames(lens)), path.length);
      case Lens.CallersOf _ -> reversed(toOutermost(path, frames(lens)));
      case Lens.AsLeaf _ -> toOutermost(path, frames(lens));
      case Lens.FocusPath(var names) ->
          begins(path, names)
              ? Arrays.copyOfRange(path, Math.max(0, names.size() - 1), path.length)
              : GONE;
      case Lens.DropPath(var names) -> begins(path, names) ? GONE : path;
      case Lens.WithoutPath(var names) -> begins(path, names) ? without(path, names.size()) : path;
      case Lens.OnlyThread _,
          Lens.OtherThreads _,
          Lens.OnlyState _,
          Lens.OnlyTime _,
          Lens.CountSamples _,
          Lens.Passing _,
          Lens.NotPassing _,
          Lens.Drop _ ->
          path;
    };
  }

  /// Without the n-th frame, from 1.
  private static int[] without(int[] path, int nth) {
    int[] kept = new int[path.length - 1];
    System.arraycopy(path, 0, kept, 0, nth - 1);
    System.arraycopy(path, nth, kept, nth - 1, path.length - nth);
    return kept;
  }

  private boolean begins(int[] path, List<String> names) {
    boolean isSo = path.length >= names.size();
    for (int at = 0; isSo && at < names.size(); at++) {
      isSo = profile.frames().get(path[at]).name().equals(names.get(at));
    }
    return isSo;
  }

  private static int[] toOutermost(int[] path, BitSet frames) {
    return Arrays.copyOf(path, Math.min(path.length, outermost(path, frames) + 1));
  }

  private static int[] entries(int[] path, BitSet frames) {
    int[] kept = new int[path.length];
    int size = 0;
    for (int at = 0; at < path.length; at++) {
      boolean isInside = at > 0 && frames.get(path[at]) && frames.get(path[at - 1]);
      if (!isInside) {
        kept[size++] = path[at];
      }
    }
    return Arrays.copyOf(kept, size);
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
