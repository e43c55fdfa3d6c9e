package dev.slowpath.plugin.stacks.perf;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.reading.Lines;
import java.io.IOException;
import java.util.List;

/// What `perf script` prints of a recording with stacks: a header a sample, its frames from the
/// leaf down, a blank line.
///
/// Source: perf-script(1); tools/perf/builtin-script.c of Linux.
public final class PerfImporter implements Importer {
  private static final Format FORMAT =
      new Format("perf-script", "perf script", List.of(".perf", ".perf.txt", ".txt"), "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  /// Two lines are enough: a header, and an address below it.
  @Override
  public Verdict recognize(Head head) {
    if (head.isBinary()) {
      return Verdict.NO;
    }
    List<String> lines =
        head.text().lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    boolean isOurs =
        lines.size() > 1
            && PerfHeader.of(lines.getFirst()).isPresent()
            && PerfFrame.isFrame(lines.get(1));
    return isOurs ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    PerfReading reading = new PerfReading();
    progress.stage("reading samples");
    Lines.each(source, progress, reading::line, reading::end);
    progress.tick();
    Capture profile = new Capture.OfProfile(FORMAT.provenance(source), reading.profile());
    return new Imported(List.of(profile), reading.notices());
  }
}
