package dev.slowpath.workbench.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl+C turned into a cancellation, for as long as it is open: the work is asked to stop, given
/// some time to put things in order, and then the process ends with the exit code agreed.
public final class Interruption implements AutoCloseable {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Cancellation cancellation, Duration patience, int exitCode) {
    hook =
        Thread.ofPlatform()
            .name("slowpath-interruption")
            .unstarted(() -> stop(cancellation, patience, exitCode));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Begins to listen.
  ///
  /// @param patience how long the work may take to stop
  public static Interruption cancelling(
      Cancellation cancellation, Duration patience, int exitCode) {
    return new Interruption(cancellation, patience, exitCode);
  }

  private void stop(Cancellation cancellation, Duration patience, int exitCode) {
    cancellation.cancel();
    try {
      ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    // The code of a process that ends by a signal is the signal's; ours says "cancelled".
    Runtime.getRuntime().halt(exitCode);
  }

  /// The work has ended.
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already, and has just been told that the work has ended.
    }
  }
}
