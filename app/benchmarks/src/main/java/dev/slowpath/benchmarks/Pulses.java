package dev.slowpath.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Does something once a pulse of JavaFX, and adds up the CPU time of its two threads from pulse to
/// pulse: event, layout and hand-over on the screen's, painting on the renderer's.
final class Pulses extends AnimationTimer {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final IntConsumer act;
  private final long[] marks;
  private final long renderer = renderer();
  private final CountDownLatch ended = new CountDownLatch(1);
  private long painted;
  private int at;

  private Pulses(int times, IntConsumer act) {
    this.act = act;
    marks = new long[times + 1];
  }

  /// What one redraw costs, in milliseconds of CPU.
  ///
  /// @param screenMs of the screen's thread, the mean
  /// @param medianMs of the same
  /// @param p95Ms of the same
  /// @param paintingMs of the renderer's thread, the mean
  record Cost(double screenMs, double medianMs, double p95Ms, double paintingMs) {}

  /// Acts so many times, each told its number, and waits for the end.
  static Cost of(int times, IntConsumer act) throws InterruptedException {
    Pulses pulses = new Pulses(times, act);
    Platform.runLater(pulses::start);
    pulses.ended.await();
    return pulses.cost();
  }

  @Override
  public void handle(long now) {
    if (at == 0) {
      painted = THREADS.getThreadCpuTime(renderer);
    }
    marks[at] = THREADS.getCurrentThreadCpuTime();
    if (at == marks.length - 1) {
      painted = THREADS.getThreadCpuTime(renderer) - painted;
      stop();
      ended.countDown();
      return;
    }
    act.accept(at++);
    // Pulses that change nothing are left out; the last one's cost is wanted too.
    Platform.requestNextPulse();
  }

  private static long renderer() {
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith("QuantumRenderer")) {
        return thread.getThreadId();
      }
    }
    throw new IllegalStateException("no thread that paints");
  }

  private Cost cost() {
    int times = marks.length - 1;
    double[] each = new double[times];
    for (int one = 0; one < times; one++) {
      each[one] = (marks[one + 1] - marks[one]) / 1e6;
    }
    double mean = Arrays.stream(each).average().orElseThrow();
    Arrays.sort(each);
    return new Cost(mean, each[times / 2], each[times * 95 / 100], painted / 1e6 / times);
  }
}
