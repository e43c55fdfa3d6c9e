package dev.slowpath.plugin.python.silk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.testkit.Cuts;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import dev.slowpath.plugin.testkit.ImporterContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The samples were drawn with SQLite's own library after the models of django-silk 5 and
/// django-debug-toolbar 6.
final class SilkTest implements ImporterContract {
  private static final Path FOLDER = Path.of("src/test/resources/silk");

  @Override
  public Importer importer() {
    return new SilkImporter();
  }

  @Override
  public List<Path> samples() {
    return List.of(
        FOLDER.resolve("silk.sqlite3"),
        FOLDER.resolve("dumpdata.json"),
        FOLDER.resolve("queries.csv"),
        FOLDER.resolve("debug-toolbar.json"));
  }

  @Override
  public Path goldenFolder() {
    return Path.of("src/test/resources/golden/silk");
  }

  @Override
  public int completeUpTo(byte[] content, int cut) {
    return content[0] == 'i' ? Cuts.completeLines(content, cut) : -1;
  }

  private Imported read(String name) throws ImportException, IOException {
    return importer()
        .read(FileSource.of(FOLDER.resolve(name)), Progress.unwatched(), Workers.onCallersThread());
  }

  private static TraceSet traces(Imported imported) {
    return assertInstanceOf(Capture.OfTraces.class, imported.captures().getFirst()).traces();
  }

  @Test
  void requestIsARootAndItsQueriesKnowWhoAskedForThem() throws Exception {
    TraceSet traces = traces(read("silk.sqlite3"));
    assertEquals(21, traces.size());
    assertEquals(3, traces.traces());
    assertEquals("GET /loans/{id}/", traces.name(0));
    assertEquals(6, countChildren(traces, 0));
    assertEquals("/srv/library/views.py", traces.attribute(1, "code.file.path"));
    assertEquals("41", traces.attribute(1, "code.line.number"));
    assertTrue(traces.failed(14), "a response of 500");
    String longest = traces.attribute(6, "db.query.text");
    assertTrue(longest != null && longest.length() > 3_000, "text that goes on over pages");
  }

  private static long countChildren(TraceSet traces, int parent) {
    long count = 0;
    for (int span = 0; span < traces.size(); span++) {
      count += traces.parent(span) == parent ? 1 : 0;
    }
    return count;
  }

  @Test
  void whatSilkItselfTookIsNoPartOfTheRequest() throws Exception {
    TraceSet traces = traces(read("silk.sqlite3"));
    assertEquals(95_000_000, traces.durationNs(0), "120 ms less 20 and 5 of Silk");
  }

  @Test
  void rowsOfSeveralFilesJoinByTheRequestsId() throws Exception {
    TraceSet joined =
        TraceSet.builder()
            .addAll(traces(read("queries.csv")))
            .addAll(traces(read("dumpdata.json")))
            .build();
    assertEquals(0, joined.quality().orphans());
    assertEquals(3, countChildren(joined, 0));
    assertEquals(2, joined.quality().conflicts() + joined.quality().duplicates());
  }

  @Test
  void historyOfTheDebugToolbarIsRead() throws Exception {
    TraceSet traces = traces(read("debug-toolbar.json"));
    assertEquals(3, traces.size());
    assertEquals("GET /loans/{id}/", traces.name(0));
    assertEquals(120_500_000, traces.durationNs(0));
    assertEquals(10_000_000, traces.startNs(2) - traces.startNs(1));
    assertEquals("SELECT %s", traces.attribute(1, "db.query.text"));
  }

  @Test
  void damageEndsAsAnImportOrARefusal() throws IOException {
    for (Path sample : samples()) {
      Fuzz.damage(importer(), FileSource.of(sample), 300);
    }
  }
}
