package dev.slowpath.workbench.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.plugin.CancelledException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Work beside a screen that is the test's own thread: it takes what is handed over from a queue.
final class JobsTest {
  private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
  private final Jobs jobs = new Jobs(screen::add);
  private String ended = "";

  private final class Ended implements Jobs.Ending<String> {
    @Override
    public void done(String result) {
      ended = "done " + result + " on " + Thread.currentThread().getName();
    }

    @Override
    public void cancelled() {
      ended = "cancelled";
    }

    @Override
    public void failed(Throwable failure) {
      ended = "failed " + failure.getMessage();
    }
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  private void onScreen() throws InterruptedException {
    Runnable next = screen.poll(20, TimeUnit.SECONDS);
    assertTrue(next != null, "nothing was handed to the screen");
    next.run();
  }

  @Test
  void resultIsHandedOverOnTheScreensThread() throws InterruptedException {
    jobs.submit(_ -> "it", new Ended());
    onScreen();
    assertEquals("done it on " + Thread.currentThread().getName(), ended);
  }

  @Test
  void workThatIsCancelledBeforeItsTurnNeverRuns() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    jobs.submit(_ -> awaited(go), new Ended());
    Cancellation second = jobs.submit(_ -> "second", new Ended());
    second.cancel();
    go.countDown();
    onScreen();
    onScreen();
    assertEquals("cancelled", ended);
  }

  private static String awaited(CountDownLatch latch) {
    try {
      return Boolean.toString(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Test
  void bugOfTheWorkIsTold() throws InterruptedException {
    jobs.submit(
        _ -> {
          throw new IllegalStateException("ours");
        },
        new Ended());
    onScreen();
    assertEquals("failed ours", ended);
  }

  @Test
  void closedJobsPassOverWhatIsStillAskedFor() {
    jobs.close();
    Cancellation late = jobs.submit(_ -> "late", new Ended());
    assertTrue(late.isCancelled());
    assertTrue(screen.isEmpty());
  }

  @Test
  void piecesRunInTheirOrder() throws InterruptedException {
    List<String> order = new CopyOnWriteArrayList<>();
    jobs.submit(_ -> Boolean.toString(order.add("first")), new Ended());
    jobs.submit(_ -> Boolean.toString(order.add("second")), new Ended());
    onScreen();
    onScreen();
    assertEquals(List.of("first", "second"), order);
  }

  @Test
  void partStopsWithTheWholeAndTheWholeGoesOnWithoutThePart() {
    Cancellation whole = new Cancellation();
    Cancellation part = whole.part();
    Cancellation other = whole.part();
    part.cancel();
    assertThrows(CancelledException.class, part::check);
    assertFalse(whole.isCancelled());
    assertFalse(other.isCancelled());
    whole.cancel();
    assertTrue(other.isCancelled());
  }
}
