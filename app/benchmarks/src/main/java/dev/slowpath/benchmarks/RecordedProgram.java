package dev.slowpath.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/// A program that records itself with the settings `profile`, CPU-time samples beside execution
/// samples, until the recording has a number of chunks.
public final class RecordedProgram {
  private static final int THREADS = 6;
  private static final int STEPS = 400;
  private static final long SLICE_NANOS = 2_000_000_000L;

  private RecordedProgram() {}

  /// Records.
  ///
  /// @param arguments the file to write, the chunks to stop after, and a seed
  public static void main(String[] arguments)
      throws IOException,
          ParseException,
          InterruptedException,
          ExecutionException,
          ReflectiveOperationException {
    Path file = Path.of(arguments[0]);
    int chunks = Integer.parseInt(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    List<Steps.Step> steps = Steps.make(STEPS);
    try (Recording recording = new Recording(Configuration.getConfiguration("profile"));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      recording.enable("jdk.ExecutionSample").with("period", "1 ms");
      recording.enable("jdk.CPUTimeSample").with("throttle", "1000/s");
      recording.enable("jdk.ObjectAllocationSample").with("throttle", "300/s");
      recording.setToDisk(true);
      recording.start();
      walk(threads, steps, seed, () -> recording.getSize() < 12_000_000L * chunks);
      recording.stop();
      recording.dump(file);
    }
  }

  /// Whether to go on.
  private interface Wish {
    boolean isOpen();
  }

  private static void walk(ExecutorService threads, List<Steps.Step> steps, long seed, Wish wish)
      throws InterruptedException, ExecutionException, IOException {
    List<Walk> walks = new ArrayList<>();
    for (int number = 0; number < THREADS; number++) {
      walks.add(new Walk(steps, seed * THREADS + number));
    }
    long worked = 0;
    while (wish.isOpen()) {
      long end = System.nanoTime() + SLICE_NANOS;
      List<Future<Long>> slices = new ArrayList<>();
      for (Walk walk : walks) {
        slices.add(threads.submit(() -> walk.until(end)));
      }
      for (Future<Long> slice : slices) {
        worked += slice.get();
      }
    }
    keep(worked);
  }

  /// What was worked out is used, so that no compiler leaves it out.
  private static void keep(long worked) throws IOException {
    Path file = Files.createTempFile("worked", ".txt");
    Files.writeString(file, Long.toString(worked), StandardOpenOption.WRITE);
    Files.delete(file);
  }
}
