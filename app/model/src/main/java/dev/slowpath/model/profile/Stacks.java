package dev.slowpath.model.profile;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Stacks as a prefix tree: each stack is one frame on top of another stack, so common roots are
/// kept once. `ROOT` (0) is the empty stack.
///
/// Shapes: `size()` stacks; `parent(s) < s` for every stack but the root, so one forward pass sees
/// parents first and one backward pass children first.
public final class Stacks {
  public static final int ROOT = 0;

  private final int[] parents;
  private final int[] frames;

  private Stacks(int[] parents, int[] frames) {
    this.parents = parents;
    this.frames = frames;
  }

  public int size() {
    return parents.length;
  }

  /// The stack below the top frame; -1 for the root.
  public int parent(int stack) {
    return parents[stack];
  }

  /// The top frame, an index into the profile's frames; -1 for the root.
  public int frame(int stack) {
    return frames[stack];
  }

  public int depth(int stack) {
    int depth = 0;
    for (int at = stack; at != ROOT; at = parents[at]) {
      depth++;
    }
    return depth;
  }

  /// The frames of a stack, root first.
  public int[] path(int stack) {
    int[] path = new int[depth(stack)];
    int at = stack;
    for (int position = path.length - 1; position >= 0; position--) {
      path[position] = frames[at];
      at = parents[at];
    }
    return path;
  }

  /// The same stacks in a profile.
  ///
  /// @param frameOf from a frame's number here to its number there
  /// @return from each stack's number here to its number there
  public int[] into(Profile.Builder profile, IntUnaryOperator frameOf) {
    int[] theirs = new int[size()];
    for (int stack = 1; stack < theirs.length; stack++) {
      theirs[stack] = profile.push(theirs[parents[stack]], frameOf.applyAsInt(frames[stack]));
    }
    return theirs;
  }

  /// The largest number of a frame; -1 where there is none.
  public int largestFrame() {
    return Arrays.stream(frames).max().orElse(-1);
  }

  /// Stacks of frames that are numbers of a file's own table, which may stand after them.
  public static Builder builder() {
    return new Builder();
  }

  /// Grows a prefix tree by pushing frames; equal stacks get equal numbers.
  ///
  /// Most stacks have one stack on top of them or none, so each knows its first, and only further
  /// ones stand in a table, by open addressing over the pair (stack, frame). A push allocates
  /// nothing but the arrays' growth, and following or growing a long stack walks through memory in
  /// order.
  public static final class Builder {
    private int size = 1;
    private int[] parents = new int[1024];
    private int[] frames = new int[1024];
    private int[] firsts = new int[1024];
    private int[] table = new int[1024];
    private int inTable;

    Builder() {
      parents[ROOT] = -1;
      frames[ROOT] = -1;
    }

    /// The stack with one more frame on top of `stack`.
    public int push(int stack, int frame) {
      int first = firsts[stack];
      if (first == ROOT) {
        firsts[stack] = size;
        return append(stack, frame);
      }
      return frames[first] == frame ? first : further(stack, frame);
    }

    /// The stack below the top frame; -1 for the root.
    public int parent(int stack) {
      return parents[stack];
    }

    /// The top frame; -1 for the root.
    public int frame(int stack) {
      return frames[stack];
    }

    private int further(int stack, int frame) {
      int slot = slot(stack, frame);
      while (table[slot] != 0) {
        int found = table[slot];
        if (parents[found] == stack && frames[found] == frame) {
          return found;
        }
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = size;
      int added = append(stack, frame);
      if (++inTable * 2 > table.length) {
        rehash();
      }
      return added;
    }

    private int append(int stack, int frame) {
      if (size == parents.length) {
        parents = Arrays.copyOf(parents, size * 2);
        frames = Arrays.copyOf(frames, size * 2);
        firsts = Arrays.copyOf(firsts, size * 2);
      }
      parents[size] = stack;
      frames[size] = frame;
      return size++;
    }

    private void rehash() {
      int[] old = table;
      table = new int[old.length * 2];
      for (int stack : old) {
        if (stack != 0) {
          int slot = slot(parents[stack], frames[stack]);
          while (table[slot] != 0) {
            slot = (slot + 1) & (table.length - 1);
          }
          table[slot] = stack;
        }
      }
    }

    private int slot(int stack, int frame) {
      int hash = stack * 0x9E3779B9 + frame * 0x85EBCA6B;
      return (hash ^ (hash >>> 15)) & (table.length - 1);
    }

    public Stacks build() {
      return new Stacks(Arrays.copyOf(parents, size), Arrays.copyOf(frames, size));
    }
  }
}
