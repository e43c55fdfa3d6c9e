package dev.slowpath.plugin.reading;

import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Stacks;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Stacks of frames that are numbers of a file's own table, for formats whose table may stand after
/// the stacks. A prefix tree: each stack is one frame on top of another; 0 is the empty stack.
public final class StackTree {
  public static final int ROOT = 0;

  private int size = 1;
  private int[] parents = new int[1024];
  private int[] frames = new int[1024];
  private int[] table = new int[4096];
  private int largestFrame = -1;

  public StackTree() {
    parents[ROOT] = -1;
    frames[ROOT] = -1;
  }

  /// The stack with one more frame on top; equal stacks have equal numbers.
  public int push(int stack, int frame) {
    int slot = slot(stack, frame);
    while (table[slot] != 0) {
      int found = table[slot];
      if (parents[found] == stack && frames[found] == frame) {
        return found;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return insert(slot, stack, frame);
  }

  private int insert(int slot, int stack, int frame) {
    if (size == parents.length) {
      parents = Arrays.copyOf(parents, size * 2);
      frames = Arrays.copyOf(frames, size * 2);
    }
    parents[size] = stack;
    frames[size] = frame;
    largestFrame = Math.max(largestFrame, frame);
    table[slot] = size;
    size++;
    if (size * 2 > table.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    table = new int[table.length * 2];
    for (int stack = 1; stack < size; stack++) {
      int slot = slot(parents[stack], frames[stack]);
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = stack;
    }
  }

  private int slot(int stack, int frame) {
    int hash = stack * 0x9E3779B9 + frame * 0x85EBCA6B;
    return (hash ^ (hash >>> 15)) & (table.length - 1);
  }

  public int size() {
    return size;
  }

  public int parent(int stack) {
    return parents[stack];
  }

  /// The top frame; -1 for the empty stack.
  public int frame(int stack) {
    return frames[stack];
  }

  /// The largest number of a frame that was pushed; -1 for none.
  public int largestFrame() {
    return largestFrame;
  }

  /// The same stacks in a profile.
  ///
  /// @param frameOf from a frame's number here to its number there
  /// @return from each stack's number here to its number there
  public int[] into(Profile.Builder profile, IntUnaryOperator frameOf) {
    int[] theirs = new int[size];
    theirs[ROOT] = Stacks.ROOT;
    for (int stack = 1; stack < size; stack++) {
      theirs[stack] = profile.push(theirs[parents[stack]], frameOf.applyAsInt(frames[stack]));
    }
    return theirs;
  }
}
