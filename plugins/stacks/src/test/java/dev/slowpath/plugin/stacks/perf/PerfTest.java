package dev.slowpath.plugin.stacks.perf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.stacks.Read;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PerfTest {
  private static Read read(String text) throws ImportException, IOException {
    return Read.text(new PerfImporter(), text);
  }

  @Test
  void stackStandsRootFirstWithoutOffsetsAndAddresses() throws ImportException, IOException {
    Read read =
        read(
            """
            java 12/13 7.5: 10000000 cpu-clock:
            \t 1a leaf+0x1 (/lib/a.so)
            \t 1b [unknown] (/lib/a.so)
            \t 1c root+0x1 (/lib/a.so)

            """);
    assertEquals(Map.of("root;[unknown] in /lib/a.so;leaf", 1L), read.stacks(Metric.CPU));
  }

  @Test
  void lastSampleWithoutBlankLineIsReadAndToldOf() throws ImportException, IOException {
    Read read = read("java 12 7.5: cpu-clock:\n\t 1a leaf+0x1 (/lib/a.so)\n");
    assertEquals(Map.of("leaf", 1L), read.stacks(Metric.CPU));
    assertEquals(1, read.told(Notice.Kind.TRUNCATED));
  }

  @Test
  void samplesOfOtherEventsAreCountedAndNotAdded() throws ImportException, IOException {
    Read read =
        Read.of(new PerfImporter(), FileSource.of(Read.FOLDER.resolve("perf/two-events.perf.txt")));
    long clock = read.samples(Metric.CPU).total();
    assertEquals(58, clock + read.told(Notice.Kind.UNSUPPORTED));
  }

  @Test
  void periodOfTheClockIsKept() throws ImportException, IOException {
    Read read =
        Read.of(new PerfImporter(), FileSource.of(Read.FOLDER.resolve("perf/cpu-clock.perf.txt")));
    assertEquals(10_101_010, read.samples(Metric.CPU).losses().periodNs());
    assertEquals(40, read.samples(Metric.CPU).total());
  }

  @Test
  void pythonKernelAndInlinedFramesAreKnown() throws ImportException, IOException {
    Read read =
        Read.of(
            new PerfImporter(),
            FileSource.of(Read.FOLDER.resolve("perf/python-and-inlined.perf.txt")));
    assertEquals(
        new Frame("list", "/srv/library/views.py", 0, Frame.Kind.PYTHON), read.frame("list"));
    assertEquals(Frame.Kind.KERNEL, read.frame("ext4_read").kind());
    assertEquals(Frame.Kind.INLINED, read.frame("inner").kind());
    assertEquals("gunicorn: worker (815)", read.profile().threads().getFirst().name());
  }

  @Test
  void proseIsRefused() {
    assertThrows(ImportException.class, () -> read("Dear reader,\n\nthis is no listing.\n"));
  }
}
