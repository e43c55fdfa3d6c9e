package dev.slowpath.plugin.stacks.collapsed;

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

/// Collapsed stacks, a stack and its count a line: what FlameGraph calls folded, what
/// async-profiler and `jfrconv` write as collapsed, what py-spy writes as raw.
///
/// Source: stackcollapse scripts of FlameGraph; async-profiler, docs/OutputFormats.md.
public final class CollapsedImporter implements Importer {
  private static final Format FORMAT =
      new Format(
          "collapsed",
          "Collapsed stacks",
          List.of(".collapsed", ".folded", ".stacks", ".txt"),
          "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    return CollapsedHead.verdict(head);
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    CollapsedReading reading = new CollapsedReading();
    progress.stage("reading stacks");
    Lines.each(source, progress, reading::line, reading::end);
    Capture profile = new Capture.OfProfile(FORMAT.provenance(source), reading.profile());
    return new Imported(List.of(profile), reading.notices());
  }
}
