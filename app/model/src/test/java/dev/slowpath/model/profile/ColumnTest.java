package dev.slowpath.model.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ColumnTest {
  private static final int ROWS = 50_000;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 16_383, 16_384, 16_385, 40_000, ROWS - 1})
  void rowsAreWhatWasAddedHoweverManyWereTheSameAtFirst(int alike) {
    Random random = new Random(alike);
    long[] added = random.longs(ROWS).toArray();
    int[] small = random.ints(ROWS, -1, 1).toArray();
    LongColumn longs = new LongColumn();
    IntColumn ints = new IntColumn();
    for (int row = 0; row < ROWS; row++) {
      added[row] = row < alike ? 7 : added[row];
      small[row] = row < alike ? -1 : small[row];
      longs.add(added[row]);
      ints.add(small[row]);
    }
    int[] order = random.ints(ROWS, 0, ROWS).toArray();
    long[] expected = new long[ROWS];
    int[] expectedSmall = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      assertEquals(added[row], longs.get(row));
      assertEquals(small[row], ints.get(row));
      expected[row] = added[order[row]];
      expectedSmall[row] = small[order[row]];
    }
    assertArrayEquals(added, longs.all());
    assertArrayEquals(expected, longs.ordered(order));
    assertArrayEquals(expectedSmall, ints.ordered(order));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16_384, ROWS})
  void rowsThatAreAllTheSameStandOnce(int rows) {
    LongColumn longs = new LongColumn();
    IntColumn ints = new IntColumn();
    for (int row = 0; row < rows; row++) {
      longs.add(1);
      ints.add(-1);
    }
    assertArrayEquals(new long[] {1}, longs.ordered(new int[rows]));
    assertArrayEquals(new int[] {-1}, ints.ordered(new int[rows]));
  }
}
