package dev.slowpath.desktop.part;

import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.job.Jobs;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/// One place of the screen whose content is worked out beside the screen's thread: what was asked
/// for last is shown, and work that it made needless is dropped.
public final class Beside {
  private static final Jobs JOBS = new Jobs(Platform::runLater);
  private static final Open OPEN = new Open();

  private Cancellation last = new Cancellation();

  /// Works something out and shows it, unless something newer is asked for until then.
  public <T> void show(Supplier<T> work, Consumer<T> shown) {
    last.cancel();
    Newest<T> ending = new Newest<>(shown);
    OPEN.begin();
    ending.asked = JOBS.submit(_ -> work.get(), ending);
    last = ending.asked;
  }

  /// Forgets what was asked for and is not shown yet.
  public void drop() {
    last.cancel();
  }

  /// Waits until all that was asked for is shown, and what that asked for in its turn; never on the
  /// screen's own thread.
  ///
  /// @return how many pieces of work there were so far
  public static long settle() throws InterruptedException {
    return OPEN.await();
  }

  /// The pieces of work of all places of the screen, asked for and ended.
  private static final class Open {
    private long begun;
    private long ended;

    synchronized void begin() {
      begun++;
    }

    synchronized void end() {
      ended++;
      notifyAll();
    }

    synchronized long await() throws InterruptedException {
      while (ended < begun) {
        wait();
      }
      return begun;
    }
  }

  private static final class Newest<T> implements Jobs.Ending<T> {
    private final Consumer<T> shown;
    private Cancellation asked = new Cancellation();

    Newest(Consumer<T> shown) {
      this.shown = shown;
    }

    @Override
    public void done(T result) {
      try {
        if (!asked.isCancelled()) {
          shown.accept(result);
        }
      } finally {
        // Only now: what was shown may have asked for more.
        OPEN.end();
      }
    }

    @Override
    public void cancelled() {
      // Something newer was asked for, and will be shown instead.
      OPEN.end();
    }

    @Override
    public void failed(Throwable failure) {
      OPEN.end();
      throw new IllegalStateException("work for the screen failed", failure);
    }
  }
}
