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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every sample of every recording at hand, against JMC's parser: time, thread, stack and weight.
final class DifferentialTest {
  private static final Path SAMPLE =
      Path.of("src/test/resources/dev/slowpath/plugin/jfr/busy.jfr.gz");
  private static final Path SHOP = Path.of("../../sample-data/shop");

  /// Metrics whose events have no stack, and are shown under frames that name them.
  private static final Set<Metric> OF_THE_JVM =
      EnumSet.of(Metric.GC, Metric.GC_PHASE, Metric.SAFEPOINT);

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

  @ParameterizedTest
  @FieldSource("dev.slowpath.plugin.jfr.JfrImporterContractTest#RECORDINGS")
  void everyRecordingKept(Path recording) throws Exception {
    assertSame(FileSource.of(recording).bytes());
  }

  /// Of two JVMs and two profilers, one after another.
  @Test
  void allOfThemInOneFile() throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Path recording : JfrImporterContractTest.RECORDINGS) {
      all.writeBytes(FileSource.of(recording).bytes());
    }
    assertSame(all.toByteArray());
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
    List<Line> actual = lines(read.profile());
    assertEquals(firstOnly(expected, actual), firstOnly(actual, expected));
    assertEquals(expected.size(), actual.size());
    long cut =
        JmcSamples.of(recording).stream()
            .filter(sample -> sample.event() == SampledEvent.CPU_TIME && sample.isCut())
            .count();
    assertEquals(
        cut, read.profile().samples(Metric.CPU_TIME).map(of -> of.losses().truncated()).orElse(0L));
  }

  /// The first lines that only one of them has.
  private static String firstOnly(List<Line> lines, List<Line> others) {
    Set<Line> there = new HashSet<>(others);
    return lines.stream()
        .filter(line -> !there.contains(line))
        .limit(5)
        .map(Line::text)
        .collect(Collectors.joining("\n"));
  }

  /// What two types of events tell counts once.
  private static List<Line> lines(List<JmcSamples.Sample> samples) {
    Set<SampledEvent> met = EnumSet.noneOf(SampledEvent.class);
    samples.forEach(sample -> met.add(sample.event()));
    return samples.stream()
        .filter(sample -> sample.event().otherwise().filter(met::contains).isEmpty())
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
        String stack = OF_THE_JVM.contains(metric) ? "[no stack]" : stack(profile, samples, row);
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

  /// Frames with their lines, root first.
  private static String stack(Profile profile, Samples samples, int row) {
    List<Frame> frames = profile.path(samples.stack(row));
    StringJoiner path = new StringJoiner(";");
    for (int at = 0; at < frames.size(); at++) {
      int entry = samples.lines(row);
      int line = entry < 0 ? 0 : profile.lined().line(entry, frames.size() - 1 - at);
      path.add(frames.get(at).name() + (line > 0 ? ":" + line : ""));
    }
    return path.toString();
  }

  private static String thread(Profile profile, int thread) {
    if (thread < 0) {
      return "";
    }
    ProfiledThread known = profile.threads().get(thread);
    return known.name() + "#" + known.id();
  }
}
