package dev.slowpath.plugin.stacks.collapsed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.stacks.Read;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CollapsedTest {

  private static Read read(String text) throws ImportException, IOException {
    return Read.text(new CollapsedImporter(), text);
  }

  @Test
  void lastSpaceSplitsStackFromCount() throws Exception {
    Read read = read("main;operator new(unsigned long) 7\nmain 2\nmain 3\n");
    assertEquals(
        Map.of("main;operator new(unsigned long)", 7L, "main", 5L), read.stacks(Metric.CPU));
    assertEquals(12, read.samples(Metric.CPU).total());
  }

  @Test
  void equalStacksAreOneRow() throws Exception {
    assertEquals(1, read("a;b 1\na;b 1\na;b 1\n").samples(Metric.CPU).size());
  }

  @Test
  void thousandsOfStacksKeepTheirWeights() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int stack = 0; stack < 5_000; stack++) {
      text.append("main;f").append(stack % 2_500).append(" 2\n");
    }
    Read read = read(text.toString());
    assertEquals(2_500, read.samples(Metric.CPU).size());
    assertEquals(Set.of(4L), Set.copyOf(read.stacks(Metric.CPU).values()));
  }

  @Test
  void windowsLineEndsAreNoPartOfTheCount() throws Exception {
    assertEquals(Map.of("a;b", 4L), read("a;b 4\r\n").stacks(Metric.CPU));
  }

  @Test
  void byteOrderMarksTellTheEncoding() throws Exception {
    String text = "\uFEFFmain;ärger 4\n";
    Map<String, Long> expected = Map.of("main;ärger", 4L);
    for (var charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Read read = Read.bytes(new CollapsedImporter(), text.getBytes(charset));
      assertEquals(expected, read.stacks(Metric.CPU), charset.name());
    }
  }

  @Test
  void suffixesSayHowAFrameRuns() throws Exception {
    Read read = read("a/B.run_[0];a/B.go_[1];a/B.in_[i];sys_read_[k] 1\n");
    assertEquals(Frame.Kind.INTERPRETED, read.frame("a.B.run").kind());
    assertEquals(Frame.Kind.C1, read.frame("a.B.go").kind());
    assertEquals(Frame.Kind.INLINED, read.frame("a.B.in").kind());
    assertEquals(Frame.Kind.KERNEL, read.frame("sys_read").kind());
  }

  @Test
  void methodThatRunsInSeveralWaysIsOneFrameOfTheHeaviest() throws Exception {
    Read read = read("a/B.run_[0] 3\na/B.run_[j] 5\na/B.run_[i] 4\n");
    assertEquals(Map.of("a.B.run", 12L), read.stacks(Metric.CPU));
    assertEquals(Frame.Kind.COMPILED, read.frame("a.B.run").kind());
  }

  @Test
  void pathsThatAreNoJavaClassesKeepTheirSlashes() throws Exception {
    Read read = read("net/http.serve;github.com/x/Y.z;org/shop/Orders.list 1\n");
    assertEquals(
        Set.of("net/http.serve;github.com/x/Y.z;org.shop.Orders.list"),
        read.stacks(Metric.CPU).keySet());
  }

  @Test
  void pySpyFramesHaveFileAndLine() throws Exception {
    Read read = read("<module> (app.py:3);load (shop/views.py:31);poll (libc.so.6) 9\n");
    assertEquals(new Frame("load", "shop/views.py", 31, Frame.Kind.PYTHON), read.frame("load"));
    assertEquals(new Frame("poll", "libc.so.6", 0, Frame.Kind.NATIVE), read.frame("poll"));
  }

  @Test
  void processAndThreadBecomeTheProfilesThread() throws Exception {
    Read read =
        read(
            """
            process 7:"python -c 'a;b'";thread (0xFF): Main;f (a.py:1) 2
            process 7:"x";process 8:"y";f (a.py:1) 3
            [pool-1 tid=12];g 4
            """);
    assertEquals(
        Set.of(
            new ProfiledThread("Main (process 7)", 255),
            new ProfiledThread("process 8", 8),
            new ProfiledThread("pool-1", 12)),
        read.profile().threads().stream().collect(Collectors.toSet()));
    assertEquals(Map.of("f", 5L, "g", 4L), read.stacks(Metric.CPU));
  }

  @Test
  void negativeAndInvalidLinesAreCounted() throws Exception {
    Read read = read("a;b 1\na;c 1\na;d 1\nbad -4\nno count here\n");
    assertEquals(3, read.samples(Metric.CPU).total());
    assertEquals(2, read.told(Notice.Kind.SKIPPED));
  }

  @Test
  void countWithoutStackKeepsItsWeight() throws Exception {
    assertEquals(Map.of("[no stack]", 6L), read(" 6\n").stacks(Metric.CPU));
  }

  @Test
  void weightsBeyond64BitsAreClampedAndTold() throws Exception {
    Read read = read("a " + Long.MAX_VALUE + "\nb 5\n");
    assertEquals(Long.MAX_VALUE, read.samples(Metric.CPU).total());
    assertEquals(1, read.told(Notice.Kind.CLAMPED));
  }

  @Test
  void lastLineWithoutBreakIsReadAndTold() throws Exception {
    Read read = read("a 1\nb 2");
    assertEquals(3, read.samples(Metric.CPU).total());
    assertEquals(1, read.told(Notice.Kind.TRUNCATED));
  }

  @Test
  void textOfAnotherKindIsRefusedAtItsFirstLine() {
    ImportException refused =
        assertThrows(ImportException.class, () -> read("Dear Ada,\nhow are you?\na;b 1\n"));
    assertEquals(new Place.Line(1), refused.problem().place());
  }

  @Test
  void austinIsNotClaimed() {
    String austin = "P12;T0:12;app.py:main:3 1000\nP12;T0:12;app.py:main:4 1000\n";
    assertEquals(
        Verdict.NO,
        new CollapsedImporter()
            .recognize(new Head("a.txt", austin.getBytes(StandardCharsets.UTF_8))));
  }
}
