package dev.slowpath.plugin.reading;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import java.util.Arrays;

/// The weight of each stack of each thread, added up while a file is read: memory grows with what
/// is distinct, not with what is recorded. Open addressing over the pair (stack, thread).
///
/// Weights are not negative, and their sum stays within 64 bits: what goes beyond is counted as
/// clamped.
public final class WeightTable {
  private int size;
  private long[] keys = new long[64];
  private long[] weights = new long[64];
  private int[] table = new int[256];
  private long total;
  private long clamped;

  /// Takes the rows of the table, in the order in which they came up.
  @FunctionalInterface
  public interface Rows {
    void row(int stack, int thread, long weight);
  }

  /// Adds to the weight of a stack.
  ///
  /// @param thread an index, or -1
  public void add(int stack, int thread, long weight) {
    long kept = Math.clamp(weight, 0, Long.MAX_VALUE - total);
    clamped += kept == weight ? 0 : 1;
    total += kept;
    int row = row(((long) stack << 32) | (thread & 0xffff_ffffL)); // may make the arrays anew
    weights[row] += kept;
  }

  private int row(long key) {
    int slot = slot(key);
    while (table[slot] != 0) {
      if (keys[table[slot] - 1] == key) {
        return table[slot] - 1;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      weights = Arrays.copyOf(weights, size * 2);
    }
    keys[size] = key;
    size++;
    table[slot] = size;
    if (size * 2 > table.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    table = new int[table.length * 2];
    for (int row = 0; row < size; row++) {
      int slot = slot(keys[row]);
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = row + 1;
    }
  }

  private int slot(long key) {
    long hash = key * 0x9E3779B97F4A7C15L;
    return (int) (hash >>> 32) & (table.length - 1);
  }

  public void forEach(Rows rows) {
    for (int row = 0; row < size; row++) {
      rows.row((int) (keys[row] >>> 32), (int) keys[row], weights[row]);
    }
  }

  /// Gives each row to the profile as a sample without a time.
  public void into(Profile.Builder profile, Metric metric) {
    forEach(
        (stack, thread, weight) -> profile.sample(metric, stack, thread, Samples.NO_TIME, weight));
  }

  /// How many pairs of stack and thread there are.
  public int size() {
    return size;
  }

  public long total() {
    return total;
  }

  /// Weights that were negative or went beyond 64 bits.
  public long clamped() {
    return clamped;
  }
}
