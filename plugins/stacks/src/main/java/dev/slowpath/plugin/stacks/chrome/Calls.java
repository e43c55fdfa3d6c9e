package dev.slowpath.plugin.stacks.chrome;

import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Stacks;
import java.util.Arrays;

/// The calls of one thread: frame, start and end in parallel columns, in the order of the file,
/// which for complete events is often the order in which they ended.
final class Calls {
  private static final long OPEN = Long.MIN_VALUE;

  private int size;
  private int[] frames = new int[16];
  private long[] starts = new long[16];
  private long[] ends = new long[16];
  private int[] open = new int[16];
  private int depth;
  private long last = Long.MIN_VALUE;

  /// Takes the time that a stack was the innermost.
  @FunctionalInterface
  interface Times {
    void add(int stack, long ns);
  }

  void add(int frame, long startNs, long durationNs) {
    row(frame, startNs, startNs + durationNs);
    last = Math.max(last, startNs + durationNs);
  }

  void open(int frame, long startNs) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
    }
    open[depth] = size;
    depth++;
    row(frame, startNs, OPEN);
    last = Math.max(last, startNs);
  }

  /// Ends the innermost open call; false where none is open.
  boolean close(long endNs) {
    if (depth == 0) {
      return false;
    }
    depth--;
    int row = open[depth];
    ends[row] = Math.max(starts[row], endNs);
    last = Math.max(last, endNs);
    return true;
  }

  private void row(int frame, long startNs, long endNs) {
    if (size == frames.length) {
      frames = Arrays.copyOf(frames, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    frames[size] = frame;
    starts[size] = startNs;
    ends[size] = endNs;
    size++;
  }

  /// Ends all calls that are open with the last event of the thread; how many there were.
  long closeAll() {
    int unfinished = depth;
    while (depth > 0) {
      close(last);
    }
    return unfinished;
  }

  /// Nests the calls by their times and gives each stack the time in which no call of its own ran.
  ///
  /// @return how many calls ended after their caller
  long nest(Profile.Builder profile, Times times) {
    int[] stacks = new int[16];
    long[] until = new long[16];
    int level = 0;
    long now = 0;
    long cut = 0;
    for (int row : byStart()) {
      while (level > 0 && until[level - 1] <= starts[row]) {
        level--;
        now = spend(times, stacks[level], now, until[level]);
      }
      if (level > 0) {
        spend(times, stacks[level - 1], now, starts[row]);
      }
      now = starts[row];
      if (level == stacks.length) {
        stacks = Arrays.copyOf(stacks, level * 2);
        until = Arrays.copyOf(until, level * 2);
      }
      int caller = level == 0 ? Stacks.ROOT : stacks[level - 1];
      boolean isCut = level > 0 && ends[row] > until[level - 1];
      cut += isCut ? 1 : 0;
      until[level] = isCut ? until[level - 1] : ends[row];
      stacks[level] = profile.push(caller, frames[row]);
      level++;
    }
    while (level > 0) {
      level--;
      now = spend(times, stacks[level], now, until[level]);
    }
    return cut;
  }

  private static long spend(Times times, int stack, long from, long to) {
    if (to > from) {
      times.add(stack, to - from);
    }
    return Math.max(from, to);
  }

  /// Callers before callees: by start, then the longer first, then as they were written.
  private Integer[] byStart() {
    Integer[] rows = new Integer[size];
    Arrays.setAll(rows, row -> row);
    Arrays.sort(
        rows,
        (left, right) -> {
          int byStart = Long.compare(starts[left], starts[right]);
          return byStart != 0 ? byStart : Long.compare(ends[right], ends[left]);
        });
    return rows;
  }
}
