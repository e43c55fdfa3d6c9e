package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.desktop.part.Beside;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What waits for the places of a screen waits for what they ask for in their turn.
final class BesideTest {
  private static final int LINKS = 50;

  @Test
  void aChainOfWorkIsWaitedForToItsEnd() throws InterruptedException {
    Platforms.startWithoutDisplay();
    AtomicInteger shown = new AtomicInteger();
    Platforms.onScreen(() -> link(new Beside(), shown));
    long settled = Beside.settle();
    assertEquals(LINKS, shown.get());
    assertEquals(settled, Beside.settle());
  }

  @Test
  void workMadeNeedlessIsNotWaitedForTwice() throws InterruptedException {
    Platforms.startWithoutDisplay();
    AtomicInteger shown = new AtomicInteger();
    Platforms.onScreen(() -> {
      Beside place = new Beside();
      for (int asked = 1; asked <= LINKS; asked++) {
        int newest = asked;
        place.show(() -> newest, shown::set);
      }
      return place;
    });
    Beside.settle();
    assertEquals(LINKS, shown.get());
  }

  /// Asks for the next piece of work when one is shown, each at a place of its own.
  private static int link(Beside place, AtomicInteger shown) {
    place.show(
        shown::incrementAndGet,
        count -> {
          if (count < LINKS) {
            link(new Beside(), shown);
          }
        });
    return LINKS;
  }
}
