package dev.slowpath.plugin.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.stacks.chrome.ChromeTraceImporter;
import dev.slowpath.plugin.stacks.collapsed.CollapsedImporter;
import dev.slowpath.plugin.stacks.speedscope.SpeedscopeImporter;
import dev.slowpath.plugin.testkit.FileSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Over recordings of py-spy 0.4.2, see the README beside them.
final class PySpyModeTest {

  private static Profile recorded(Importer importer, String file) throws Exception {
    return Read.of(importer, FileSource.of(Read.FOLDER.resolve(file))).profile();
  }

  private static String mode(Profile profile) {
    return profile.facts().getOrDefault(Profile.MODE, "");
  }

  @Test
  void usualModeHasNoIdleThreads() throws Exception {
    assertEquals(
        "no idle threads", mode(recorded(new CollapsedImporter(), "collapsed/py-spy.raw.txt")));
    assertEquals(
        "no idle threads, threads kept apart",
        mode(recorded(new SpeedscopeImporter(), "speedscope/py-spy.speedscope.json")));
  }

  @Test
  void idleThreadsAreToldByWhereTheyWait() throws Exception {
    String raw = mode(recorded(new CollapsedImporter(), "collapsed/py-spy-idle-threads.raw.txt"));
    assertTrue(raw.startsWith("idle threads too ("), raw);
    assertTrue(raw.endsWith("threads kept apart"), raw);
    Profile idle = recorded(new SpeedscopeImporter(), "speedscope/py-spy-idle.speedscope.json");
    assertTrue(mode(idle).startsWith("idle threads too ("), mode(idle));
    assertEquals(Set.of(Metric.WALL), idle.metrics());
  }

  @Test
  void nativeFramesAndProcessesAreTold() throws Exception {
    Profile profile =
        recorded(new CollapsedImporter(), "collapsed/py-spy-native-subprocesses.raw.txt");
    assertTrue(mode(profile).endsWith("processes kept apart, native frames"), mode(profile));
  }

  @Test
  void labelsOfThreadsInATraceAreNoCalls() throws Exception {
    Profile profile = recorded(new ChromeTraceImporter(), "chrome-trace/py-spy-threads.trace.json");
    assertFalse(profile.frames().stream().anyMatch(one -> one.name().startsWith("thread (")));
    assertTrue(
        profile.threads().stream().anyMatch(one -> one.name().equals("MainThread")),
        profile.threads().toString());
    assertTrue(mode(profile).startsWith("idle threads too ("), mode(profile));
  }

  @Test
  void commandInTheFirstLineSaysRateAndMode() throws Exception {
    Read read =
        Read.text(
            new CollapsedImporter(), "# py-spy record -r 250 --gil --format raw\nf (a.py:1) 4\n");
    assertEquals(4, read.samples(Metric.GIL).total());
    assertEquals(4_000_000, read.samples(Metric.GIL).losses().periodNs());
    assertEquals("py-spy record -r 250 --gil --format raw", mode(read.profile()));
    assertEquals(0, read.told(Notice.Kind.UNKNOWN));
  }

  @Test
  void commandWithoutRateTookAHundredSamplesASecond() throws Exception {
    Read read = Read.text(new CollapsedImporter(), "# py-spy record --idle\nf (a.py:1) 4\n");
    assertEquals(10_000_000, read.samples(Metric.WALL).losses().periodNs());
  }

  @Test
  void otherLanguagesHaveNoMode() throws Exception {
    assertEquals("", mode(Read.text(new CollapsedImporter(), "a;b 4\n").profile()));
  }

  @Test
  void interpreterAndLibrariesAreNative() {
    assertEquals(Frame.Kind.NATIVE, FrameFile.kind("libc.so.6"));
    assertEquals(Frame.Kind.NATIVE, FrameFile.kind("python3.11"));
    assertEquals(Frame.Kind.PYTHON, FrameFile.kind("<frozen importlib._bootstrap>"));
    assertEquals(Frame.Kind.UNKNOWN, FrameFile.kind("main.go"));
  }
}
