package dev.slowpath.workbench.job;

import dev.slowpath.plugin.CancelledException;
import org.jspecify.annotations.Nullable;

/// A wish to stop, shared by everything that works on one request of the user's. Thread-safe.
public final class Cancellation {
  private final @Nullable Cancellation whole;
  private volatile boolean cancelled;

  public Cancellation() {
    whole = null;
  }

  private Cancellation(Cancellation whole) {
    this.whole = whole;
  }

  /// The wish to stop a part of the work; who stops the whole stops it too.
  public Cancellation part() {
    return new Cancellation(this);
  }

  public void cancel() {
    cancelled = true;
  }

  public boolean isCancelled() {
    return cancelled || (whole != null && whole.isCancelled());
  }

  /// Called often by long work.
  ///
  /// @throws CancelledException once `cancel` was called, here or on the whole
  public void check() {
    if (isCancelled()) {
      throw new CancelledException();
    }
  }
}
