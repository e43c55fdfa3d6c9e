package dev.slowpath.plugin.testkit;

import dev.slowpath.plugin.CancelledException;
import dev.slowpath.plugin.Progress;
import java.util.concurrent.atomic.AtomicLong;

/// A progress that counts ticks and cancels at one of them, and at all after it.
public final class CountedProgress implements Progress {
  private final long cancelledAt;
  private final AtomicLong ticks = new AtomicLong();

  private CountedProgress(long cancelledAt) {
    this.cancelledAt = cancelledAt;
  }

  public static CountedProgress neverCancelled() {
    return new CountedProgress(Long.MAX_VALUE);
  }

  /// Cancels at that tick, counted from 1.
  public static CountedProgress cancelledAt(long tick) {
    return new CountedProgress(tick);
  }

  public long ticks() {
    return ticks.get();
  }

  @Override
  public void tick() {
    if (ticks.incrementAndGet() >= cancelledAt) {
      throw new CancelledException();
    }
  }

  @Override
  public void stage(String name) {}
}
