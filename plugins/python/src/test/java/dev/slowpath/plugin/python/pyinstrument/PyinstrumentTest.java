package dev.slowpath.plugin.python.pyinstrument;

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

final class PyinstrumentTest {
  private static final Path SAMPLE = Path.of("src/test/resources/pyinstrument/session.json");

  @Test
  void selfIsWhatIsLeftOfAFramesTime() throws ImportException, IOException {
    Read read = Read.of(new PyinstrumentImporter(), FileSource.of(SAMPLE));
    assertEquals(
        Map.of(
            "<module>", 125_000_000L,
            "<module>;list", 250_000_000L,
            "<module>;list;CursorWrapper.execute", 500_000_000L,
            "<module>;[await]", 125_000_000L),
        read.stacks(Metric.WALL));
    assertTrue(
        read.profile()
            .frames()
            .contains(new Frame("list", "shop/views.py", 12, Frame.Kind.PYTHON)));
  }

  @Test
  void sessionWithoutASampleIsEmpty() throws ImportException, IOException {
    byte[] text = "{\"sample_count\": 0, \"root_frame\": null}".getBytes(StandardCharsets.UTF_8);
    Read read = Read.of(new PyinstrumentImporter(), FileSource.of("a.json", text));
    assertEquals(Map.of(), read.stacks(Metric.WALL));
  }

  @Test
  void treeDeeperThanTheLimitIsRefused() {
    byte[] text =
        ("{\"root_frame\": " + "{\"function\": \"f\", \"children\": [".repeat(100_000))
            .getBytes(StandardCharsets.UTF_8);
    assertThrows(
        ImportException.class,
        () -> Read.of(new PyinstrumentImporter(), FileSource.of("a.json", text)));
  }
}
