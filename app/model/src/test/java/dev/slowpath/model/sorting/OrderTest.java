package dev.slowpath.model.sorting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 40, 1L << 40, 1L << 60, Long.MAX_VALUE})
  void keysComeInOrderAndTiesAsTheyAreCompared(long apart) {
    Random random = new Random(apart);
    for (int size = 0; size < 200; size++) {
      long[] keys =
          random.longs(size, -apart, apart).map(key -> key / 2 + random.nextInt(3)).toArray();

      int[] order = Order.by(keys, (left, right) -> Integer.compare(right, left));

      assertArrayEquals(compared(keys), order);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 30, 200})
  void whatStandsInOrderKeepsItButForTies(int size) {
    long[] keys = new Random(size).longs(size, 0, 1 + size / 3).sorted().toArray();

    int[] order = Order.by(keys, (left, right) -> Integer.compare(right, left));

    assertArrayEquals(compared(keys), order);
  }

  private static int[] compared(long[] keys) {
    Comparator<Integer> byKey = Comparator.comparingLong(at -> keys[at]);
    return IntStream.range(0, keys.length)
        .boxed()
        .sorted(byKey.thenComparing(Comparator.reverseOrder()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 24, 25, 300})
  void aStretchIsPutInOrderAndEqualOnesKeepTheirs(int size) {
    int[] numbers = new Random(size).ints(size + 2L, 0, 50).toArray();
    Integer[] expected = IntStream.of(numbers).skip(1).limit(size).boxed().toArray(Integer[]::new);
    Arrays.sort(expected, Comparator.comparingInt(number -> number / 10));

    Order.sort(numbers, 1, 1 + size, (left, right) -> Integer.compare(left / 10, right / 10));

    assertArrayEquals(
        IntStream.of(numbers).skip(1).limit(size).boxed().toArray(Integer[]::new), expected);
  }
}
