package dev.slowpath.plugin.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recording much larger than the memory it is read in.
@Tag("full")
final class LargeRecordingTest {

  @Test
  void halfAGigabyteIsReadInLessMemoryThanThat(@TempDir Path folder)
      throws IOException, InterruptedException, ParseException {
    Path file = folder.resolve("large.jfr");
    int times = LargeRecording.write(file, 500_000_000);
    long samples = samplesOfCpuTime(readIn("-Xmx400m", file));
    assertTrue(samples > 0);
    assertEquals(0, samples % times, "each of " + times + " times holds the same samples");
  }

  @Test
  void aChunkThatDoesNotFitIntoMemoryIsRefused(@TempDir Path folder)
      throws IOException, InterruptedException, ParseException {
    Path file = folder.resolve("small.jfr");
    LargeRecording.write(file, 1);
    String report = readIn("-Xmx40m", file);
    assertTrue(report.startsWith("TooLarge["), report);
  }

  private static String readIn(String heap, Path file) throws IOException, InterruptedException {
    Path report = file.resolveSibling("report.txt");
    Process reading =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                MeasuredRead.class.getName(),
                file.toString(),
                report.toString())
            .inheritIO()
            .start();
    assertEquals(0, reading.waitFor());
    return Files.readString(report);
  }

  private static long samplesOfCpuTime(String report) {
    Matcher line = Pattern.compile("cpu-time (\\d+) ").matcher(report);
    assertTrue(line.find(), report);
    return Long.parseLong(line.group(1));
  }
}
