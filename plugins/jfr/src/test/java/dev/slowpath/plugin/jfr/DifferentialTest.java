package dev.slowpath.plugin.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every sample of every recording at hand, against JMC's parser: time, thread, stack and weight.
final class DifferentialTest {
  private static final Path SAMPLE =
      Path.of("src/test/resources/dev/slowpath/plugin/jfr/busy.jfr.gz");
  private static final Path SHOP = Path.of("../../sample-data/shop");

  /// One sample as a line.
  private record Line(Metric metric, long timeNs, String thread, String stack, long weight)
      implements Comparable<Line> {
    @Override
    public int compareTo(Line other) {
      return text().compareTo(other.text());
    }

    private String text() {
      return "%s %d %s %s %d".formatted(metric, timeNs, thread, stack, weight);
    }
  }

  @Test
  void theSampleOfTwoChunks() throws Exception {
    assertSame(FileSource.of(SAMPLE).bytes());
  }

  @Test
  void aRecordingOfTwoJvms(@TempDir Path folder) throws Exception {
    byte[] sample = FileSource.of(SAMPLE).bytes();
    Path file = folder.resolve("here.jfr");
    try (Recording recording = BusyProgram.started()) {
      BusyProgram.burnFor(Duration.ofMillis(300), "another worker");
      recording.stop();
      recording.dump(file);
    }
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(sample);
    both.writeBytes(Files.readAllBytes(file));
    both.writeBytes(sample);
    assertEquals(
        lines(JmcSamples.of(both.toByteArray())).size() - lines(JmcSamples.of(sample)).size(),
        lines(Read.bytes(both.toByteArray()).profile()).size());
    both.reset();
    both.writeBytes(sample);
    both.writeBytes(Files.readAllBytes(file));
    assertSame(both.toByteArray());
  }

  @Test
  @Tag("full")
  void theRecordingsOfTheShop() throws Exception {
    assertSame(Files.readAllBytes(SHOP.resolve("before/shop.jfr")));
    assertSame(Files.readAllBytes(SHOP.resolve("after/shop.jfr")));
  }

  private static void assertSame(byte[] recording) throws Exception {
    List<Line> expected = lines(JmcSamples.of(recording));
    Read read = Read.bytes(recording);
    assertTrue(expected.size() > 50, "samples there are");
    assertEquals(text(expected), text(lines(read.profile())));
    long cut =
        JmcSamples.of(recording).stream()
            .filter(sample -> sample.event() == SampledEvent.CPU_TIME && sample.isCut())
            .count();
    assertEquals(cut, read.samples(Metric.CPU_TIME).losses().truncated());
  }

  private static String text(List<Line> lines) {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  /// The errors that are exceptions too count once.
  private static List<Line> lines(List<JmcSamples.Sample> samples) {
    boolean hasExceptions =
        samples.stream().anyMatch(sample -> sample.event() == SampledEvent.EXCEPTION);
    return samples.stream()
        .filter(sample -> sample.event() != SampledEvent.ERROR || !hasExceptions)
        .map(sample ->
            new Line(
                sample.event().metric(),
                sample.timeNs(),
                sample.thread(),
                sample.stack(),
                sample.weight()))
        .sorted()
        .toList();
  }

  private static List<Line> lines(Profile profile) {
    List<Line> lines = new ArrayList<>();
    for (Metric metric : profile.metrics()) {
      Samples samples = profile.samples(metric).orElseThrow();
      for (int row = 0; row < samples.size(); row++) {
        String stack =
            profile.path(samples.stack(row)).stream()
                .map(Frame::name)
                .collect(Collectors.joining(";"));
        lines.add(
            new Line(
                metric,
                samples.timeNs(row),
                thread(profile, samples.thread(row)),
                stack,
                samples.weight(row)));
      }
    }
    return lines.stream().sorted().toList();
  }

  private static String thread(Profile profile, int thread) {
    if (thread < 0) {
      return "";
    }
    ProfiledThread known = profile.threads().get(thread);
    return known.name() + "#" + known.id();
  }
}
