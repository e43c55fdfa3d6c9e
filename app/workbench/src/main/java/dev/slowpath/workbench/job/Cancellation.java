package dev.slowpath.workbench.job;

import dev.slowpath.plugin.CancelledException;

/// A wish to stop, shared by everything that works on one request of the user's. Thread-safe.
public final class Cancellation {
  private volatile boolean cancelled;

  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /// Called often by long work.
  ///
  /// @throws CancelledException once `cancel` was called
  public void check() {
    if (cancelled) {
      throw new CancelledException();
    }
  }
}
