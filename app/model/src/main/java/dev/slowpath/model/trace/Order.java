package dev.slowpath.model.trace;

import java.util.Arrays;

/// Puts numbers of things in the order of a key each, ties by another comparison.
final class Order {

  private Order() {}

  /// How two things of one key are compared.
  @FunctionalInterface
  interface Ties {
    int compare(int left, int right);
  }

  /// The things `0 … keys.length-1` by their keys. Keys and numbers are sorted in one long each
  /// where both fit, which takes a tenth of what comparing things takes.
  static int[] by(long[] keys, Ties ties) {
    long first = Arrays.stream(keys).min().orElse(0);
    long last = Arrays.stream(keys).max().orElse(0);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, keys.length - 1));
    long span = last - first;
    if (span < 0 || span >= 1L << (Long.SIZE - 1 - bits)) {
      int[] order = numbers(0, keys.length);
      sort(
          order,
          0,
          order.length,
          (left, right) -> {
            int byKey = Long.compare(keys[left], keys[right]);
            return byKey != 0 ? byKey : ties.compare(left, right);
          });
      return order;
    }
    long[] packed = new long[keys.length];
    for (int at = 0; at < keys.length; at++) {
      packed[at] = ((keys[at] - first) << bits) | at;
    }
    Arrays.sort(packed);
    int[] order = new int[keys.length];
    int from = 0;
    for (int at = 0; at < keys.length; at++) {
      order[at] = (int) (packed[at] & ((1L << bits) - 1));
      if (packed[at] >> bits != packed[from] >> bits) {
        sort(order, from, at, ties);
        from = at;
      }
    }
    sort(order, from, keys.length, ties);
    return order;
  }

  private static int[] numbers(int from, int to) {
    int[] numbers = new int[to - from];
    Arrays.setAll(numbers, at -> from + at);
    return numbers;
  }

  /// Sorts a stretch of numbers by a comparison.
  static void sort(int[] numbers, int from, int to, Ties order) {
    if (to - from < 2) {
      return;
    }
    Integer[] boxed = new Integer[to - from];
    Arrays.setAll(boxed, at -> numbers[from + at]);
    Arrays.sort(boxed, order::compare);
    for (int at = from; at < to; at++) {
      numbers[at] = boxed[at - from];
    }
  }
}
