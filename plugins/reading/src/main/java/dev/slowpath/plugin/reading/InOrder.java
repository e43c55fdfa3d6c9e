package dev.slowpath.plugin.reading;

import dev.slowpath.plugin.CancelledException;
import dev.slowpath.plugin.ImportException;
import java.util.HashMap;
import java.util.Map;

/// Results of work done side by side, added one at a time in the order in which the work was given
/// out, by whichever worker has ended the one that is next. So what comes of it is the same however
/// many work.
///
/// @param <R> a result
public final class InOrder<R> {
  /// Results that wait for an earlier one; beyond, workers wait too.
  private static final int MOST_WAITING = 16;

  private final Adder<R> adder;
  private final Map<Integer, R> waiting = new HashMap<>();
  private int added;
  private boolean isAdding;
  private boolean isOver;

  public InOrder(Adder<R> adder) {
    this.adder = adder;
  }

  /// Where results go.
  ///
  /// @param <R> a result
  @FunctionalInterface
  public interface Adder<R> {
    void add(R result) throws ImportException;
  }

  /// Hands over a result, and adds it and those that waited for it if it is the next.
  ///
  /// @param number its place in the order, from 0
  public void put(int number, R result) throws ImportException {
    synchronized (waiting) {
      waiting.put(number, result);
      awaitRoom();
      if (isAdding) {
        return;
      }
      isAdding = true;
    }
    while (waits()) {
      adder.add(next());
    }
  }

  private void awaitRoom() {
    try {
      while (isAdding && waiting.size() > MOST_WAITING && !isOver) {
        waiting.wait();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  /// Whether the next one is there; if not, nobody adds any more.
  private boolean waits() {
    synchronized (waiting) {
      isAdding = waiting.containsKey(added);
      waiting.notifyAll();
      return isAdding;
    }
  }

  private R next() {
    synchronized (waiting) {
      R next = waiting.remove(added);
      if (next == null) {
        throw new IllegalStateException("result " + added + " is gone");
      }
      added++;
      return next;
    }
  }

  /// Lets those go who wait: nothing more will come.
  public void stop() {
    synchronized (waiting) {
      isOver = true;
      waiting.notifyAll();
    }
  }
}
