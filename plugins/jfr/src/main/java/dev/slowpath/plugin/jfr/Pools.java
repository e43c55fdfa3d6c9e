package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.jfr.Types.Described;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Where the constants of a chunk begin, by their types and numbers. Nothing of them is decoded but
/// what has to be passed over; of stacks only those that samples refer to are kept.
///
/// Where a number stands twice, the first counts.
final class Pools {
  static final String STACK_TRACE = "jdk.types.StackTrace";

  private static final int CONSTANTS_PER_TICK = 1 << 11;

  private final Chunk chunk;
  private final Types types;
  private final Shape.Maker shapes;
  private final StackLayout layout;
  private final LongIndex stacks;
  private final Progress progress;
  private final Map<Long, Pool> pools = new HashMap<>();
  private int[] stackPlaces = {};
  private int constants;

  /// Constants of one type.
  private static final class Pool {
    private final LongIndex numbers = new LongIndex();
    private int[] places = new int[64];

    void add(long number, int place) {
      int index = numbers.add(number);
      if (index == places.length) {
        places = Arrays.copyOf(places, index * 2);
      }
      if (places[index] == 0) {
        places[index] = place;
      }
    }

    int place(long number) {
      int index = numbers.indexOf(number);
      return index < 0 ? 0 : places[index];
    }
  }

  /// Pools to be filled.
  ///
  /// @param stacks the numbers of the stacks that are wanted
  Pools(Layouts layouts, Chunk chunk, LongIndex stacks, Progress progress) {
    this.chunk = chunk;
    this.stacks = stacks;
    this.progress = progress;
    types = layouts.types();
    shapes = layouts.shapes();
    layout = layouts.stacks();
  }

  /// Looks over the constants of one checkpoint event.
  void add(int event) throws ImportException {
    if (stackPlaces.length < stacks.size()) {
      stackPlaces = Arrays.copyOf(stackPlaces, stacks.size());
    }
    Cursor cursor = chunk.cursor();
    cursor.seek(event);
    long end = event + cursor.readInt();
    for (int field = 0; field < 4; field++) {
      cursor.readLong();
    }
    cursor.readByte();
    int count = cursor.readCount();
    for (int pool = 0; pool < count; pool++) {
      addPool(cursor);
    }
    if (cursor.at() > end) {
      throw chunk.malformed(event, "constants beyond their event", "constants that end with it");
    }
  }

  /// Where a wanted stack begins, by its index; 0 where the chunk does not hold it.
  int stack(int index) {
    return index < stackPlaces.length ? stackPlaces[index] : 0;
  }

  /// Where a constant begins; 0 where the chunk does not hold it.
  int place(long type, long number) {
    Pool pool = pools.get(type);
    return pool == null ? 0 : pool.place(number);
  }

  private void addPool(Cursor cursor) throws ImportException {
    int at = cursor.at();
    long id = cursor.readLong();
    int count = cursor.readCount();
    Described type = types.of(id).orElse(null);
    if (type == null) {
      throw chunk.malformed(at, "constants of the unknown type " + id, "types of the metadata");
    }
    if (type.name().equals(STACK_TRACE)) {
      addStacks(cursor, count);
    } else {
      addConstants(cursor, id, count);
    }
  }

  private void addConstants(Cursor cursor, long type, int count) throws ImportException {
    Pool pool = pools.computeIfAbsent(type, _ -> new Pool());
    Shape shape = shapes.of(type);
    for (int constant = 0; constant < count; constant++) {
      long number = cursor.readLong();
      pool.add(number, cursor.at());
      cursor.skip(shape);
      count();
    }
  }

  private void addStacks(Cursor cursor, int count) throws ImportException {
    for (int constant = 0; constant < count; constant++) {
      int index = stacks.indexOf(cursor.readLong());
      if (index >= 0 && stackPlaces[index] == 0) {
        stackPlaces[index] = cursor.at();
      }
      layout.skip(cursor);
      count();
    }
  }

  private void count() {
    if (++constants % CONSTANTS_PER_TICK == 0) {
      progress.tick();
    }
  }
}
