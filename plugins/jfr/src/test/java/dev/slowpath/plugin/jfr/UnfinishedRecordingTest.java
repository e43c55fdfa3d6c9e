package dev.slowpath.plugin.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.ImportException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a JVM that was killed leaves behind: one chunk, flushed each second, never finished.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UnfinishedRecordingTest {
  private byte[] left = {};
  private int flushedBefore;

  /// The program that is killed.
  static final class Endless {
    private Endless() {}

    public static void main(String[] arguments) throws InterruptedException {
      BusyProgram.burnFor(Duration.ofMinutes(2), "killed worker");
    }
  }

  @BeforeAll
  void killAJvmThatRecords(@TempDir Path folder) throws IOException, InterruptedException {
    Process killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-XX:FlightRecorderOptions:repository=" + folder,
                "-XX:StartFlightRecording:settings=profile",
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    try {
      awaitFlushes(folder, 3);
    } finally {
      killed.destroyForcibly();
      killed.waitFor();
    }
    left = Files.readAllBytes(chunkFile(folder).orElseThrow());
  }

  private void awaitFlushes(Path folder, int wanted) throws IOException, InterruptedException {
    long lastSize = 0;
    int flushes = 0;
    for (int polls = 0; flushes < wanted && polls < 1200; polls++) {
      Thread.sleep(50);
      long size = statedSize(folder);
      if (size > lastSize) {
        flushes++;
        flushedBefore = (int) lastSize;
        lastSize = size;
      }
    }
    assertEquals(wanted, flushes, "flushes seen");
  }

  private static long statedSize(Path folder) throws IOException {
    Optional<Path> file = chunkFile(folder);
    if (file.isEmpty() || Files.size(file.get()) < ChunkHeader.LENGTH) {
      return 0;
    }
    try (var in = Files.newInputStream(file.get())) {
      return ByteBuffer.wrap(in.readNBytes(ChunkHeader.LENGTH)).getLong(ChunkHeader.SIZE_AT);
    }
  }

  private static Optional<Path> chunkFile(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jfr")).findFirst();
    }
  }

  private static boolean burns(Read read) {
    CallTree tree = CallTree.of(read.profile(), Metric.CPU, List.of());
    return IntStream.range(1, tree.size())
        .anyMatch(node -> tree.frame(node).name().endsWith("BusyProgram$Furnace.burn"));
  }

  @Test
  void isReadUpToTheLastFlush() throws ImportException, IOException {
    Read read = Read.bytes(left);
    long stated = ByteBuffer.wrap(left).getLong(ChunkHeader.SIZE_AT);
    assertTrue(burns(read));
    long told = read.notices(Notice.Kind.TRUNCATED).stream().mapToLong(Notice::count).sum();
    assertEquals(left.length - stated, told, "bytes after the last flush");
  }

  @Test
  void isReadUpToTheLastFlushBeforeACut() throws ImportException, IOException {
    int stated = (int) ByteBuffer.wrap(left).getLong(ChunkHeader.SIZE_AT);
    int end = flushedBefore + (stated - flushedBefore) / 2;
    Read cut = Read.bytes(Arrays.copyOf(left, end));
    assertTrue(burns(cut));
    assertTrue(cut.count(Metric.CPU) <= Read.bytes(left).count(Metric.CPU));
    Notice notice = cut.notices(Notice.Kind.TRUNCATED).getFirst();
    assertTrue(notice.count() >= stated - end, notice.toString());
    assertTrue(notice.detail().contains((stated - end) + " bytes early"), notice.detail());
  }
}
