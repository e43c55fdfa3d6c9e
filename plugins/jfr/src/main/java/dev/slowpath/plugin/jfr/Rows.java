package dev.slowpath.plugin.jfr;

import dev.slowpath.model.sorting.Order;
import java.util.Arrays;

/// The samples of a chunk in parallel columns, in the order of the file.
///
/// Shapes: stacks and threads are indices into what the chunk refers to, or -1.
final class Rows {
  private static final int FEWEST = 256;

  private int size;
  private byte[] events;
  private int[] stacks;
  private int[] threads;
  private long[] times;
  private long[] weights;
  private long[] aspects;
  private int[] occasions = {};
  private int[] byTime = {};

  /// Rows with room at first for so many as are expected.
  Rows(int expected) {
    int room = Math.max(FEWEST, expected);
    events = new byte[room];
    stacks = new int[room];
    threads = new int[room];
    times = new long[room];
    weights = new long[room];
    aspects = new long[room];
  }

  int size() {
    return size;
  }

  /// Puts the rows in the order of their times, which a recorder that writes thread by thread does
  /// not keep.
  void orderByTime() {
    byTime = Order.by(Arrays.copyOf(times, size), Integer::compare);
  }

  /// The row that is at a place in the order of times.
  int byTime(int place) {
    return byTime[place];
  }

  SampledEvent event(int row) {
    return SampledEvent.ALL.get(events[row]);
  }

  int stack(int row) {
    return stacks[row];
  }

  int thread(int row) {
    return threads[row];
  }

  /// Ns since the epoch.
  long timeNs(int row) {
    return times[row];
  }

  long weight(int row) {
    return weights[row];
  }

  /// Begins a row; the rest of it is said by `complete`.
  ///
  /// @param event by its place in `SampledEvent.ALL`
  void add(int event, int stack, int thread) {
    if (size == events.length) {
      grow(size * 2);
    }
    events[size] = (byte) event;
    stacks[size] = stack;
    threads[size] = thread;
    size++;
  }

  /// Completes the row that was added last.
  ///
  /// @param aspect the number of a constant, or where the event begins
  void complete(long timeNs, long weight, long aspect) {
    times[size - 1] = timeNs;
    weights[size - 1] = weight;
    aspects[size - 1] = aspect;
  }

  long aspect(int row) {
    return aspects[row];
  }

  /// What was found out of the rows, in place of their aspects.
  ///
  /// @param found of each row, an index into the chunk's occasions
  void occasions(int[] found) {
    occasions = found;
    aspects = new long[0];
  }

  int occasion(int row) {
    return occasions[row];
  }

  /// Says that a row is of another event.
  void event(int row, SampledEvent event) {
    events[row] = (byte) SampledEvent.ALL.indexOf(event);
  }

  private void grow(int capacity) {
    events = Arrays.copyOf(events, capacity);
    stacks = Arrays.copyOf(stacks, capacity);
    threads = Arrays.copyOf(threads, capacity);
    times = Arrays.copyOf(times, capacity);
    weights = Arrays.copyOf(weights, capacity);
    aspects = Arrays.copyOf(aspects, capacity);
  }
}
