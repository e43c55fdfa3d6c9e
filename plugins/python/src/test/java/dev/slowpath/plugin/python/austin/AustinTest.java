package dev.slowpath.plugin.python.austin;

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

final class AustinTest {
  private static FileSource sample(String name) throws IOException {
    return FileSource.of(Path.of("src/test/resources/austin").resolve(name));
  }

  @Test
  void idleTimeIsWallTimeAndNotCpu() throws ImportException, IOException {
    Read read = Read.of(new AustinImporter(), sample("full.austin"));
    assertEquals(Map.of("<module>;list", 3_000_000L), read.stacks(Metric.CPU));
    assertEquals(
        Map.of("<module>;list", 3_000_000L, "<module>;wait", 5_000_000L, "[no stack]", 1_000_000L),
        read.stacks(Metric.WALL));
    assertEquals(Map.of("<module>;list", 4096L), read.stacks(Metric.ALLOCATION));
  }

  @Test
  void colonInAPathBelongsToThePath() throws ImportException, IOException {
    Read read = Read.of(new AustinImporter(), sample("full.austin"));
    assertTrue(
        read.profile()
            .frames()
            .contains(new Frame("wait", "C:\\odd\\threading.py", 320, Frame.Kind.PYTHON)));
  }

  @Test
  void figuresThatAreNoneAreRefused() {
    byte[] text = "P1;T1;a.py:f:1 many\n".getBytes(StandardCharsets.UTF_8);
    assertThrows(
        ImportException.class, () -> Read.of(new AustinImporter(), FileSource.of("a", text)));
  }
}
