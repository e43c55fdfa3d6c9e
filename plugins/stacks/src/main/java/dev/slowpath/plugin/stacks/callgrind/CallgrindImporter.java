package dev.slowpath.plugin.stacks.callgrind;

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
import java.util.regex.Pattern;

/// Callgrind's profile: cost by line and function, and calls with what they cost, of Valgrind, of
/// yappi and of what else writes for KCachegrind. A call graph without stacks.
///
/// Source: Valgrind's manual, "Callgrind Format Specification".
public final class CallgrindImporter implements Importer {
  private static final Format FORMAT =
      new Format("callgrind", "Callgrind", List.of(".callgrind", ".cg", ".out"), "1");
  private static final Pattern EVENTS = Pattern.compile("(?m)^events:\\s*\\S");
  private static final Pattern FUNCTION = Pattern.compile("(?m)^(fn|fl|ob)=");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    String text = head.text();
    boolean hasEvents = !head.isBinary() && EVENTS.matcher(text).find();
    return hasEvents && FUNCTION.matcher(text).find() ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    CallgrindReading reading = new CallgrindReading();
    progress.stage("reading functions");
    Lines.each(source, progress, reading::line, reading::end);
    progress.tick();
    Capture graph = new Capture.OfCallGraph(FORMAT.provenance(source), reading.graph());
    return new Imported(List.of(graph), reading.notices());
  }
}
