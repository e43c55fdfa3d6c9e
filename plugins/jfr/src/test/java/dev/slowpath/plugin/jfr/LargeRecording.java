package dev.slowpath.plugin.jfr;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import jdk.jfr.Configuration;
import jdk.jfr.Event;
import jdk.jfr.Recording;

/// A recording of any size: some seconds of a busy program with the settings `profile`, with deep
/// stacks and many events of the program's own, then the same chunks again and again, each time
/// with a later start.
final class LargeRecording {
  private static final int START_AT = 32;

  private LargeRecording() {}

  /// An event of the recorded program's own.
  static final class OrderPlaced extends Event {
    String customer = "";
    long amount;
  }

  /// Writes the recording to the first argument, of at least as many bytes as the second says.
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ParseException {
    write(Path.of(arguments[0]), Long.parseLong(arguments[1]));
  }

  /// How often the chunks stand in the file.
  static int write(Path file, long bytes) throws IOException, InterruptedException, ParseException {
    Path base = Files.createTempFile("base", ".jfr");
    record(base);
    int times = repeat(Files.readAllBytes(base), file, bytes);
    Files.delete(base);
    return times;
  }

  private static void record(Path file) throws IOException, InterruptedException, ParseException {
    try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
      recording.enable("jdk.CPUTimeSample").with("throttle", "5 ms");
      recording.enable(OrderPlaced.class).withStackTrace();
      recording.start();
      List<Thread> threads = new ArrayList<>();
      for (int number = 0; number < 2; number++) {
        Random random = new Random(number);
        Thread thread = new Thread(() -> work(random), "order worker " + number);
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      recording.stop();
      recording.dump(file);
    }
  }

  private static void work(Random random) {
    long end = System.nanoTime() + 6_000_000_000L;
    while (System.nanoTime() < end) {
      descend(random, random.nextInt(10, 50));
    }
  }

  /// Two ways down at each level give many different stacks.
  private static void descend(Random random, int depth) {
    if (depth == 0) {
      place(random);
    } else if (random.nextBoolean()) {
      left(random, depth - 1);
    } else {
      right(random, depth - 1);
    }
  }

  private static void left(Random random, int depth) {
    descend(random, depth);
  }

  private static void right(Random random, int depth) {
    descend(random, depth);
  }

  private static void place(Random random) {
    for (int order = 0; order < 3; order++) {
      OrderPlaced event = new OrderPlaced();
      event.customer = "customer " + random.nextInt(1000);
      event.amount = random.nextLong();
      event.commit();
    }
  }

  private static int repeat(byte[] base, Path file, long bytes) throws IOException {
    int times = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (long written = 0; written < bytes; written += base.length) {
        for (byte[] chunk : chunks(base)) {
          ByteBuffer header = ByteBuffer.wrap(chunk);
          header.putLong(START_AT, header.getLong(START_AT) + times * 60_000_000_000L);
          out.write(chunk);
        }
        times++;
      }
    }
    return times;
  }

  private static List<byte[]> chunks(byte[] recording) {
    List<byte[]> chunks = new ArrayList<>();
    int at = 0;
    while (at < recording.length) {
      int size = (int) ByteBuffer.wrap(recording).getLong(at + ChunkHeader.SIZE_AT);
      chunks.add(Arrays.copyOfRange(recording, at, at + size));
      at += size;
    }
    return chunks;
  }
}
