package dev.slowpath.model.profile;

import java.util.Arrays;

/// Stacks with the line that each of their frames was at. A stack of a profile is kept by function,
/// so that one function is one frame; the same stack at other lines is another entry here.
///
/// Shapes: entry `e` is of stack `stack(e)`; its lines stand leaf first from `start(e)` to `start(e
/// + 1)`, 0 where a line is not known.
public final class LinedStacks {
  private final int[] stacks;
  private final int[] starts;
  private final int[] lines;

  private LinedStacks(Builder builder) {
    stacks = Arrays.copyOf(builder.stacks, builder.size);
    starts = Arrays.copyOf(builder.starts, builder.size + 1);
    lines = Arrays.copyOf(builder.lines, starts[builder.size]);
  }

  public int size() {
    return stacks.length;
  }

  public int stack(int entry) {
    return stacks[entry];
  }

  /// The line of a frame of an entry's stack.
  ///
  /// @param fromLeaf 0 for the top frame
  public int line(int entry, int fromLeaf) {
    int at = starts[entry] + fromLeaf;
    return at < starts[entry + 1] ? lines[at] : 0;
  }

  /// Collects entries; equal ones get equal numbers.
  static final class Builder {
    private int size;
    private int[] stacks = new int[64];
    private int[] starts = new int[65];
    private int[] lines = new int[1024];
    private int[] table = new int[256];

    /// The number of an entry.
    ///
    /// @param of lines, of which those from one place to another are the stack's, leaf first
    int add(int stack, int[] of, int from, int to) {
      int slot = slot(stack, of, from, to);
      while (table[slot] != 0) {
        int found = table[slot] - 1;
        if (stacks[found] == stack
            && Arrays.equals(lines, starts[found], starts[found + 1], of, from, to)) {
          return found;
        }
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = size + 1;
      append(stack, of, from, to);
      if (size * 2 > table.length) {
        rehash();
      }
      return size - 1;
    }

    private void append(int stack, int[] of, int from, int to) {
      int start = starts[size];
      int end = start + to - from;
      if (end > lines.length) {
        lines = Arrays.copyOf(lines, Math.max(end, lines.length * 2));
      }
      if (size == stacks.length) {
        stacks = Arrays.copyOf(stacks, size * 2);
        starts = Arrays.copyOf(starts, size * 2 + 1);
      }
      System.arraycopy(of, from, lines, start, to - from);
      stacks[size] = stack;
      starts[++size] = end;
    }

    private void rehash() {
      table = new int[table.length * 2];
      for (int entry = 0; entry < size; entry++) {
        int slot = slot(stacks[entry], lines, starts[entry], starts[entry + 1]);
        while (table[slot] != 0) {
          slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = entry + 1;
      }
    }

    private int slot(int stack, int[] of, int from, int to) {
      int hash = stack;
      for (int at = from; at < to; at++) {
        hash = hash * 31 + of[at];
      }
      hash *= 0x9E3779B9;
      return (hash ^ (hash >>> 15)) & (table.length - 1);
    }

    LinedStacks build() {
      return new LinedStacks(this);
    }
  }
}
