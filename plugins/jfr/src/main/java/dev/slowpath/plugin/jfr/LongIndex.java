package dev.slowpath.plugin.jfr;

import java.util.Arrays;

/// Numbers of a recording (of stacks, methods, threads) by the order they were first met: each gets
/// the next index from 0. Open addressing, so that a look-up allocates nothing.
final class LongIndex {
  private static final int SMALLEST = 64;

  private long[] keys = new long[SMALLEST];
  private int[] table = new int[4 * SMALLEST];
  private int size;

  int size() {
    return size;
  }

  long key(int index) {
    return keys[index];
  }

  /// The index of a number; -1 where it was not added.
  int indexOf(long key) {
    int mask = table.length - 1;
    int slot = slot(key, mask);
    while (table[slot] != 0) {
      int index = table[slot] - 1;
      if (keys[index] == key) {
        return index;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /// The index of a number, which is added where it is new.
  int add(long key) {
    int mask = table.length - 1;
    int slot = slot(key, mask);
    while (table[slot] != 0) {
      int index = table[slot] - 1;
      if (keys[index] == key) {
        return index;
      }
      slot = (slot + 1) & mask;
    }
    if (size == keys.length) {
      grow();
      return add(key);
    }
    keys[size] = key;
    table[slot] = ++size;
    return size - 1;
  }

  /// Forgets all numbers and keeps the room.
  void clear() {
    if (size > 0) {
      Arrays.fill(table, 0);
      size = 0;
    }
  }

  private void grow() {
    keys = Arrays.copyOf(keys, keys.length * 2);
    table = new int[keys.length * 4];
    int mask = table.length - 1;
    for (int index = 0; index < size; index++) {
      int slot = slot(keys[index], mask);
      while (table[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      table[slot] = index + 1;
    }
  }

  private static int slot(long key, int mask) {
    long hash = key * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32) & mask;
  }
}
