package dev.slowpath.desktop.part;

import dev.slowpath.workbench.job.Cancellation;
import dev.slowpath.workbench.job.Jobs;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;

/// One place of the screen whose content is worked out beside the screen's thread: what was asked
/// for last is shown, and work that it made needless is dropped.
public final class Beside {
  private static final Jobs JOBS = new Jobs(Platform::runLater);

  private Cancellation last = new Cancellation();

  /// Works something out and shows it, unless something newer is asked for until then.
  public <T> void show(Supplier<T> work, Consumer<T> shown) {
    last.cancel();
    Newest<T> ending = new Newest<>(shown);
    ending.asked = JOBS.submit(_ -> work.get(), ending);
    last = ending.asked;
  }

  /// Forgets what was asked for and is not shown yet.
  public void drop() {
    last.cancel();
  }

  /// Waits until all that was asked for is shown; never on the screen's own thread.
  public static void settle() throws InterruptedException {
    // Twice: what is shown may ask for more.
    for (int round = 0; round < 2; round++) {
      CountDownLatch shown = new CountDownLatch(1);
      JOBS.submit(_ -> shown, new Newest<>(CountDownLatch::countDown));
      shown.await();
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
      if (!asked.isCancelled()) {
        shown.accept(result);
      }
    }

    @Override
    public void cancelled() {
      // Something newer was asked for, and will be shown instead.
    }

    @Override
    public void failed(Throwable failure) {
      throw new IllegalStateException("work for the screen failed", failure);
    }
  }
}
