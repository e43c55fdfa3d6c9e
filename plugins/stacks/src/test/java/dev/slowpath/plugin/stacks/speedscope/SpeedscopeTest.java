package dev.slowpath.plugin.stacks.speedscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.stacks.Read;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SpeedscopeTest {
  private static final String FRAMES = "{\"frames\":[{\"name\":\"a\"},{\"name\":\"b\"}]}";

  private static Read profile(String body) throws ImportException, IOException {
    return profiles("{\"name\":\"main\"," + body + "}");
  }

  private static Read profiles(String profiles) throws ImportException, IOException {
    return Read.text(
        new SpeedscopeImporter(), "{\"profiles\":[" + profiles + "],\"shared\":" + FRAMES + "}");
  }

  private static String refusal(String body) {
    return assertThrows(ImportException.class, () -> profile(body)).problem().found();
  }

  @Test
  void eachUnitOfTimeBecomesNanoseconds() throws Exception {
    for (Map.Entry<String, Long> unit :
        Map.of(
                "nanoseconds", 2L,
                "microseconds", 2_000L,
                "milliseconds", 2_000_000L,
                "seconds", 2_000_000_000L)
            .entrySet()) {
      Read read = profile("\"unit\":\"" + unit.getKey() + "\",\"samples\":[[0,1]],\"weights\":[2]");
      assertEquals(Map.of("a;b", unit.getValue()), read.stacks(Metric.WALL), unit.getKey());
    }
  }

  @Test
  void bytesAreAllocationsAndBareNumbersAreSamples() throws Exception {
    assertEquals(
        7,
        profile("\"unit\":\"bytes\",\"samples\":[[0]],\"weights\":[7]")
            .samples(Metric.ALLOCATION)
            .total());
    assertEquals(
        7,
        profile("\"unit\":\"none\",\"samples\":[[0]],\"weights\":[7]").samples(Metric.CPU).total());
  }

  @Test
  void eventsGiveEachStackTheTimeItWasOpen() throws Exception {
    Read read =
        profile(
            """
            "unit":"microseconds","startValue":0,"endValue":10,"events":[
            {"type":"O","at":0,"frame":0},{"at":2,"frame":1,"type":"O"},
            {"type":"C","at":5,"frame":1},{"type":"C","at":10,"frame":0}]
            """);
    assertEquals(Map.of("a", 7_000L, "a;b", 3_000L), read.stacks(Metric.WALL));
  }

  @Test
  void profilesOfFileAreThreads() throws Exception {
    Read read =
        profiles(
            """
            {"name":"x","unit":"none","samples":[[0]],"weights":[1]},
            {"name":"y","unit":"none","samples":[[0]],"weights":[2]}
            """);
    assertEquals(
        List.of(new ProfiledThread("x", 0), new ProfiledThread("y", 1)), read.profile().threads());
    assertEquals(3, read.samples(Metric.CPU).total());
  }

  @Test
  void littleCoverageIsTold() throws Exception {
    Read read =
        profile(
            """
            "unit":"seconds","startValue":0,"endValue":1.008,"samples":[[0]],"weights":[0.001]
            """);
    assertEquals("0.001 of 1.008 s observed", read.profile().facts().get("coverage"));
    assertEquals(1, read.told(Notice.Kind.UNKNOWN));
  }

  @Test
  void malformedProfilesAreRefusedWithTheReason() {
    assertEquals(
        "a profile with 2 samples and 1 weights", refusal("\"samples\":[[0],[1]],\"weights\":[1]"));
    assertEquals("the unit 'weeks'", refusal("\"unit\":\"weeks\",\"samples\":[],\"weights\":[]"));
    assertEquals("a stack with frame 2 of 2", refusal("\"samples\":[[2]],\"weights\":[1]"));
    assertEquals(
        "frame 0 open at the end", refusal("\"events\":[{\"type\":\"O\",\"at\":0,\"frame\":0}]"));
    assertTrue(
        refusal(
                """
                "events":[{"type":"O","at":0,"frame":0},{"type":"C","at":1,"frame":1}]
                """)
            .startsWith("a close of frame 1 while frame 0"));
    assertTrue(
        refusal(
                """
                "events":[{"type":"O","at":5,"frame":0},{"type":"C","at":1,"frame":0}]
                """)
            .startsWith("an event at 1.0 after one at 5.0"));
  }

  @Test
  void negativeWeightsCountAsNone() throws Exception {
    Read read = profile("\"samples\":[[0],[1]],\"weights\":[4,-4]");
    assertEquals(4, read.samples(Metric.CPU).total());
    assertEquals(1, read.told(Notice.Kind.CLAMPED));
  }
}
