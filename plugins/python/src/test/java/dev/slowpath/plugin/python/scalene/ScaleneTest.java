package dev.slowpath.plugin.python.scalene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.python.Read;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScaleneTest {
  private static final Path SAMPLE =
      Path.of("../../sample-data/django/before/profiles/scalene.json");

  @Test
  void sharesOfTheElapsedTimeBecomeTimesByKind() throws ImportException, IOException {
    String text =
        """
        {"alloc_samples": 1, "elapsed_time_sec": 10.0, "files": {"shop/views.py": {
          "functions": [{"line": "list", "lineno": 3, "n_cpu_percent_python": 30,
            "n_cpu_percent_c": 20, "n_sys_percent": 10, "n_malloc_mb": 2}],
          "lines": [{"lineno": 4, "n_cpu_percent_python": 35, "n_cpu_percent_c": 20,
            "n_sys_percent": 10, "n_malloc_mb": 2, "n_copy_mb_s": 1.5}]}}}
        """;
    Read read =
        Read.of(
            new ScaleneImporter(), FileSource.of("a.json", text.getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        Map.of(
            "list;[python]", 3_000_000_000L,
            "list;[native]", 2_000_000_000L,
            "list;[system]", 1_000_000_000L,
            "<module>;[python]", 500_000_000L),
        read.stacks(Metric.WALL));
    assertEquals(Map.of("list", 2L << 20), read.stacks(Metric.ALLOCATION));
    assertEquals("15.0 MB", read.profile().facts().get("copied"));
  }

  @Test
  void recordedProfileExplainsNoMoreThanWasElapsed() throws ImportException, IOException {
    Read read = Read.of(new ScaleneImporter(), FileSource.of(SAMPLE));
    long cpu = read.profile().samples(Metric.CPU).orElseThrow().total();
    long wall = read.profile().samples(Metric.WALL).orElseThrow().total();
    assertTrue(cpu > 0 && cpu < wall, () -> cpu + " of " + wall);
    assertTrue(
        read.profile().frames().stream()
            .map(Frame::name)
            .anyMatch(name -> name.endsWith("book_list")));
  }

  @Test
  void sharesBeyondOneWholeAreRefused() {
    byte[] text =
        ("{\"elapsed_time_sec\": 1, \"files\": {\"a.py\": {\"functions\": [{\"line\": \"f\","
                + " \"n_cpu_percent_python\": 300}]}}}")
            .getBytes(StandardCharsets.UTF_8);
    assertThrows(
        ImportException.class, () -> Read.of(new ScaleneImporter(), FileSource.of("a.json", text)));
  }
}
