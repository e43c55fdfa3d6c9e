package dev.slowpath.plugin.stacks.chrome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.stacks.Read;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChromeTraceTest {

  private static Read read(String text) throws ImportException, IOException {
    return Read.text(new ChromeTraceImporter(), text);
  }

  /// An event of thread 1 of process 1; `dur` only where it is not negative.
  private static String event(String phase, String name, String ts, String dur) {
    return "{\"ph\":\"%s\",\"name\":\"%s\",\"pid\":1,\"tid\":1,\"ts\":%s%s}"
        .formatted(phase, name, ts, dur.isEmpty() ? "" : ",\"dur\":" + dur);
  }

  private static Read events(String... events) throws ImportException, IOException {
    return read("[" + String.join(",", events) + "]");
  }

  @Test
  void completeEventsNestByTheirTimesWhateverTheirOrder() throws Exception {
    Read read =
        events(
            event("X", "inner", "2", "3"),
            event("X", "outer", "0", "10"),
            event("X", "b", "6", "1"));
    assertEquals(
        Map.of("outer", 6_000L, "outer;inner", 3_000L, "outer;b", 1_000L),
        read.stacks(Metric.WALL));
  }

  @Test
  void beginsAndEndsGiveTheSameAsCompleteEvents() throws Exception {
    Read read =
        events(
            event("B", "outer", "0", ""),
            event("B", "inner", "2", ""),
            event("E", "", "5", ""),
            event("E", "", "10", ""));
    assertEquals(Map.of("outer", 7_000L, "outer;inner", 3_000L), read.stacks(Metric.WALL));
  }

  @Test
  void callsOneAfterAnotherAreNoCallersOfEachOther() throws Exception {
    Read read = events(event("X", "a", "0", "5"), event("X", "b", "5", "5"));
    assertEquals(Map.of("a", 5_000L, "b", 5_000L), read.stacks(Metric.WALL));
  }

  @Test
  void timesSinceTheEpochKeepTheirNanoseconds() throws Exception {
    Read read =
        events(
            event("X", "a", "1795258736160000.125", "2"),
            event("X", "b", "1795258736160000.375", "0.125"));
    assertEquals(Map.of("a", 1_875L, "a;b", 125L), read.stacks(Metric.WALL));
  }

  @Test
  void callThatOutlivesItsCallerEndsWithIt() throws Exception {
    Read read = events(event("X", "a", "0", "10"), event("X", "b", "5", "10"));
    assertEquals(Map.of("a", 5_000L, "a;b", 5_000L), read.stacks(Metric.WALL));
    assertEquals(1, read.told(Notice.Kind.CLAMPED));
  }

  @Test
  void unfinishedCallEndsWithItsThreadsLastEvent() throws Exception {
    Read read = events(event("B", "a", "0", ""), event("X", "b", "2", "6"));
    assertEquals(Map.of("a", 2_000L, "a;b", 6_000L), read.stacks(Metric.WALL));
    assertEquals(1, read.told(Notice.Kind.ASSUMED));
  }

  @Test
  void endWithoutBeginIsAnOrphanAndOtherPhasesAreTold() throws Exception {
    Read read =
        events(event("E", "a", "0", ""), event("X", "b", "2", "6"), event("C", "queue", "3", ""));
    assertEquals(1, read.told(Notice.Kind.ORPHAN));
    assertEquals(1, read.told(Notice.Kind.UNSUPPORTED));
  }

  @Test
  void missingClosingBracketIsReadAndTold() throws Exception {
    Read read = read("[" + event("X", "a", "0", "5") + ",\n");
    assertEquals(Map.of("a", 5_000L), read.stacks(Metric.WALL));
    assertEquals(1, read.told(Notice.Kind.TRUNCATED));
  }

  @Test
  void metadataNamesTheThreads() throws Exception {
    String name =
        "{\"ph\":\"M\",\"name\":\"thread_name\",\"pid\":1,\"tid\":1,\"args\":{\"name\":\"io\"}}";
    Read read = read("{\"traceEvents\":[" + event("X", "a", "0", "5") + "," + name + "]}");
    assertEquals(List.of(new ProfiledThread("io", 1)), read.profile().threads());
  }

  @Test
  void vizTracersNamesHoldFileAndLine() throws Exception {
    Read read = events(event("X", "load (shop/db.py:12)", "0", "5"));
    assertEquals(new Frame("load", "shop/db.py", 12, Frame.Kind.PYTHON), read.frame("load"));
  }

  @Test
  void objectWithoutEventsIsRefused() {
    assertEquals(
        "an object without traceEvents",
        assertThrows(ImportException.class, () -> read("{\"a\":[1]}")).problem().found());
  }

  @Test
  void deepCallsNeedNoRecursion() throws Exception {
    StringBuilder text = new StringBuilder("[");
    int depth = 50_000;
    for (int level = 0; level < depth; level++) {
      text.append(event("B", "f", Integer.toString(level), "")).append(',');
    }
    Read read = read(text.append(event("X", "leaf", Integer.toString(depth), "1")) + "]");
    assertEquals((depth + 1) * 1_000L, read.samples(Metric.WALL).total());
  }
}
