package dev.slowpath.benchmarks;

import dev.slowpath.benchmarks.Steps.Step;
import java.util.List;
import java.util.Random;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// One thread of the recorded program: it goes down one of many fixed routes through the steps,
/// works at the end of it, and begins again. Routes repeat, the first of them most often.
public final class Walk {
  private static final int ROUTES = 6000;
  private static final int LOOKUPS = 60;

  private final List<Step> steps;
  private final Random routes;
  private Random route = new Random(0);
  private long worked;

  Walk(List<Step> steps, long seed) {
    this.steps = steps;
    routes = new Random(seed);
  }

  /// A look into a cache, as a program's own event.
  @Name("acme.CacheLookup")
  @StackTrace(false)
  static final class CacheLookup extends Event {
    long key;
    boolean hit;
  }

  /// A request, as a program's own event.
  @Name("acme.Request")
  @StackTrace(false)
  static final class Request extends Event {
    String route = "";
    int status;
  }

  /// Walks until a moment, and says how much it worked.
  ///
  /// @param endNanos by `System.nanoTime`
  long until(long endNanos) {
    while (System.nanoTime() < endNanos) {
      double drawn = routes.nextDouble();
      int number = (int) (ROUTES * drawn * drawn);
      route = new Random(number);
      Request request = new Request();
      request.begin();
      on(route.nextInt(8) == 0 ? route.nextInt(60, 110) : route.nextInt(8, 34));
      request.route = "/orders/" + number % 40;
      request.status = 200;
      request.commit();
    }
    return worked;
  }

  /// Goes on with the next step, or works where there is none left.
  ///
  /// @param left how many steps there are still to go
  public void on(int left) {
    if (left == 0) {
      work();
    } else {
      steps.get(route.nextInt(steps.size())).go(this, left - 1);
    }
  }

  public boolean choosesThis() {
    return route.nextBoolean();
  }

  private void work() {
    long end = System.nanoTime() + routes.nextInt(500_000, 4_000_000);
    int lookups = 0;
    while (System.nanoTime() < end) {
      byte[] page = new byte[routes.nextInt(64, 2048)];
      for (int at = 0; at < page.length; at++) {
        worked += page[at] ^ at;
      }
      if (lookups++ < LOOKUPS) {
        CacheLookup lookup = new CacheLookup();
        lookup.key = worked;
        lookup.hit = (worked & 3) != 0;
        lookup.commit();
      }
    }
  }
}
