package dev.slowpath.plugin.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.plugin.ImportException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A recording made by the JVM that runs the tests, against what the JDK's own reader says of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LiveRecordingTest {
  private static final String BURN = "dev.slowpath.plugin.jfr.BusyProgram$Furnace.burn";

  private Path file = Path.of("");
  private Read read = new Read(dev.slowpath.model.profile.Profile.builder().build(), List.of());

  @BeforeAll
  void record(@TempDir Path folder) throws IOException, InterruptedException, ImportException {
    file = folder.resolve("live.jfr");
    try (Recording recording = BusyProgram.started();
        Recording next = new Recording()) {
      BusyProgram.burnFor(Duration.ofMillis(700), "first worker");
      next.start();
      BusyProgram.burnFor(Duration.ofMillis(500), "second worker");
      throwOne();
      recording.stop();
      recording.dump(file);
    }
    read = Read.file(file);
  }

  private static void throwOne() {
    try {
      throw new AssertionError("thrown for the recording");
    } catch (AssertionError expected) {
      assertEquals("thrown for the recording", expected.getMessage());
    }
  }

  @Test
  void theBusyMethodIsOnTop() {
    CallTree tree = CallTree.of(read.profile(), Metric.CPU, List.of());
    int hottest =
        IntStream.range(1, tree.size())
            .boxed()
            .max((left, right) -> Long.compare(tree.self(left), tree.self(right)))
            .orElseThrow();
    assertEquals(BURN, tree.frame(hottest).name());
    assertTrue(tree.self(hottest) * 2 > tree.total(0), "most samples are in it");
  }

  @Test
  void everyMetricHasTheStacksAndWeightsTheJdkReads() throws IOException {
    Map<String, Metric> counted =
        Map.of("jdk.ExecutionSample", Metric.CPU, "jdk.NativeMethodSample", Metric.NATIVE);
    for (Map.Entry<String, Metric> type : counted.entrySet()) {
      assertSame(type.getKey(), type.getValue(), event -> 1);
    }
    assertSameTimes("jdk.CPUTimeSample", Metric.CPU_TIME, "samplingPeriod");
    assertSameTimes("jdk.ThreadPark", Metric.LOCK, "duration");
    assertSameTimes("jdk.FileRead", Metric.IO, "duration");
    assertSame("jdk.ObjectAllocationSample", Metric.ALLOCATION, event -> event.getLong("weight"));
  }

  private void assertSame(String eventType, Metric metric, ToLongFunction<RecordedEvent> weight)
      throws IOException {
    assertEquals(Oracle.collapsed(file, eventType, weight), read.collapsed(metric), eventType);
  }

  /// What an earlier test recorded in this JVM decides whether exceptions are recorded, and then
  /// the error is among them.
  @Test
  void anErrorIsCountedOnce() throws IOException {
    Map<String, Long> exceptions = Oracle.collapsed(file, "jdk.JavaExceptionThrow", event -> 1);
    Map<String, Long> errors = Oracle.collapsed(file, "jdk.JavaErrorThrow", event -> 1);
    assertEquals(exceptions.isEmpty() ? errors : exceptions, read.collapsed(Metric.EXCEPTION));
    assertTrue(read.count(Metric.EXCEPTION) > 0);
  }

  /// The JDK rounds each time down to a nanosecond, JMC to the nearest.
  private void assertSameTimes(String eventType, Metric metric, String field) throws IOException {
    Map<String, Long> events = Oracle.collapsed(file, eventType, event -> 1);
    Map<String, Long> expected =
        Oracle.collapsed(file, eventType, event -> event.getDuration(field).toNanos());
    Map<String, Long> actual = read.collapsed(metric);
    assertEquals(expected.keySet(), actual.keySet(), eventType);
    expected.forEach((stack, ns) -> {
      long off = Math.abs(ns - actual.getOrDefault(stack, 0L));
      assertTrue(off <= events.getOrDefault(stack, 0L), off + " ns off: " + stack);
    });
  }

  @Test
  void cpuTimeIsWeighedInNanoseconds() throws IOException {
    Samples samples = read.samples(Metric.CPU_TIME);
    assertEquals(Unit.NANOSECONDS, samples.unit());
    long lost =
        Oracle.collapsed(file, "jdk.CPUTimeSamplesLost", event -> event.getLong("lostSamples"))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    assertEquals(lost, samples.losses().lost());
    assertTrue(samples.total() >= samples.size() * 10_000_000L, "10 ms each at least");
  }

  @Test
  void theIntervalOfSamplingIsKnown() {
    assertEquals(10_000_000, read.samples(Metric.CPU).losses().periodNs());
    assertEquals(20_000_000, read.samples(Metric.NATIVE).losses().periodNs());
  }

  @Test
  void threadsHaveTheirNames() {
    List<String> names =
        read.profile().threads().stream().map(thread -> thread.name()).distinct().toList();
    assertTrue(names.contains("first worker") && names.contains("second worker"), names.toString());
  }

  @Test
  void aMethodIsOneFrameHoweverItRan() {
    List<Frame> burning =
        read.profile().frames().stream().filter(frame -> frame.name().equals(BURN)).toList();
    assertEquals(1, burning.size());
    assertTrue(
        List.of(Frame.Kind.COMPILED, Frame.Kind.INLINED, Frame.Kind.INTERPRETED)
            .contains(burning.getFirst().kind()));
  }

  @Test
  void theRecordingSaysWhereItWasMade() {
    Map<String, String> facts = read.profile().facts();
    assertTrue(facts.getOrDefault("jvmVersion", "").contains("25"), facts.toString());
    assertEquals(
        Integer.toString(Runtime.getRuntime().availableProcessors()), facts.get("processors"));
    assertTrue(facts.containsKey("commandLine"));
    assertEquals("2", facts.get("chunks"));
  }
}
