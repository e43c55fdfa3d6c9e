package dev.slowpath.desktop;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Reads files of the tests: a first line `drawn`, then routes; `wait` never ends by itself, and
/// `broken` is refused at its line.
public final class DrawnImporter implements Importer {

  @Override
  public Format format() {
    return new Format("drawn", "Drawn spans", List.of(".drawn"), "1");
  }

  @Override
  public Verdict recognize(Head head) {
    return head.text().startsWith("drawn") ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    String[] lines;
    try (InputStream in = source.open()) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split("\n");
    }
    for (int line = 1; line < lines.length; line++) {
      if (lines[line].equals("broken")) {
        throw new ImportException(
            new Problem.Malformed(new Place.Line(line + 1, 1), "broken", "a route"));
      }
      while (lines[line].equals("wait")) {
        progress.tick();
        LockSupport.parkNanos(2_000_000);
      }
    }
    String[] routes = Arrays.copyOfRange(lines, 1, lines.length);
    List<Notice> notices = List.of(new Notice(Notice.Kind.ASSUMED, 1, "drawn by hand"));
    return new Imported(Sketch.captures(source.name(), routes), notices);
  }
}
