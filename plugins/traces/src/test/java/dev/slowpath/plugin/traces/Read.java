package dev.slowpath.plugin.traces;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads samples, and files that a test draws.
public final class Read {
  private Read() {}

  public static Imported text(Importer importer, String text) throws ImportException, IOException {
    return importer.read(
        FileSource.of("drawn.json", text.getBytes(StandardCharsets.UTF_8)),
        Progress.unwatched(),
        Workers.onCallersThread());
  }

  public static Imported file(Importer importer, Path file) throws ImportException, IOException {
    return importer.read(FileSource.of(file), Progress.unwatched(), Workers.onCallersThread());
  }

  public static TraceSet traces(Imported imported) {
    return assertInstanceOf(Capture.OfTraces.class, imported.captures().getFirst()).traces();
  }

  public static Problem refusal(Importer importer, String text) {
    return assertThrows(ImportException.class, () -> text(importer, text)).problem();
  }

  public static List<String> notices(Imported imported) {
    return imported.notices().stream()
        .map(notice -> notice.kind().id() + " " + notice.count() + ": " + notice.detail())
        .toList();
  }

  /// Each span as `service name < parent's name`, in the order of the set.
  public static List<String> tree(TraceSet traces) {
    List<String> rows = new ArrayList<>();
    for (int span = 0; span < traces.size(); span++) {
      int parent = traces.parent(span);
      String above = parent < 0 ? "" : " < " + traces.service(parent) + " " + traces.name(parent);
      rows.add(traces.service(span) + " " + traces.name(span) + above);
    }
    return rows;
  }
}
