package dev.slowpath.desktop;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Looks how long each piece of work holds the screen's thread, in CPU time of that thread: what a
/// busy machine does meanwhile does not count.
final class Watchdog implements Executor {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long begun;
  private long longestNs;
  private String longest = "nothing";
  private int pieces;

  @Override
  public void execute(Runnable work) {
    Platform.runLater(() -> {
      long before = THREADS.getCurrentThreadCpuTime();
      work.run();
      note("a task", THREADS.getCurrentThreadCpuTime() - before);
    });
  }

  /// Looks at the layouts of a scene too.
  void watch(Scene scene) {
    scene.addPreLayoutPulseListener(() -> begun = THREADS.getCurrentThreadCpuTime());
    scene.addPostLayoutPulseListener(
        () -> note("a layout", THREADS.getCurrentThreadCpuTime() - begun));
  }

  private void note(String kind, long ns) {
    if (ns > longestNs) {
      longestNs = ns;
      longest = kind;
    }
    pieces++;
  }

  /// Forgets what was seen.
  void forget() {
    longestNs = 0;
    pieces = 0;
  }

  /// What kind of work the longest was.
  String longest() {
    return longest;
  }

  double longestMs() {
    return longestNs / 1e6;
  }

  int pieces() {
    return pieces;
  }
}
