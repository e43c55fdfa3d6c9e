package dev.slowpath.workbench.job;

import dev.slowpath.plugin.CancelledException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Work done beside a screen, one piece after another, its results handed over on the screen's own
/// thread.
public final class Jobs implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 5;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("slowpath-job-", 1).factory());
  private final Executor screen;
  private volatile Cancellation current = new Cancellation();

  /// A queue of work for one screen.
  ///
  /// @param screen runs what touches the screen
  public Jobs(Executor screen) {
    this.screen = screen;
  }

  /// A piece of work.
  public interface Work<T> {
    T run(Cancellation cancellation);
  }

  /// How a piece of work ended; called on the screen's thread.
  public interface Ending<T> {
    void done(T result);

    void cancelled();

    /// A bug, or memory that did not suffice.
    void failed(Throwable failure);
  }

  /// Starts a piece of work as soon as those before it have ended.
  ///
  /// @return its cancellation
  public <T> Cancellation submit(Work<T> work, Ending<T> ending) {
    Cancellation cancellation = new Cancellation();
    try {
      thread.execute(() -> run(work, cancellation, ending));
    } catch (RejectedExecutionException closed) {
      // The screen is going away: what it still asks for on its way is nobody's business any more.
      cancellation.cancel();
    }
    return cancellation;
  }

  private <T> void run(Work<T> work, Cancellation cancellation, Ending<T> ending) {
    try {
      current = cancellation;
      cancellation.check();
      T result = work.run(cancellation);
      tell(() -> ending.done(result));
    } catch (CancelledException cancelled) {
      tell(ending::cancelled);
    } catch (RuntimeException | Error failure) {
      // Without this the screen would wait for ever, and nobody would read why.
      tell(() -> ending.failed(failure));
    }
  }

  /// A screen that is gone is told nothing.
  private void tell(Runnable told) {
    if (!thread.isShutdown()) {
      screen.execute(told);
    }
  }

  /// Lets a worker say something to the screen.
  public <T> Consumer<T> onScreen(Consumer<T> told) {
    return value -> tell(() -> told.accept(value));
  }

  /// Ends what is under way, and waits a moment for it to have ended.
  @Override
  public void close() {
    thread.shutdownNow();
    current.cancel();
    try {
      boolean _ = thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
