package dev.slowpath.plugin.stacks.chrome;

import dev.slowpath.model.capture.Capture;
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
import dev.slowpath.plugin.reading.JsonFile;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// Chrome's trace events: an object with `traceEvents` or a bare array, of which the closing
/// bracket may be missing. What functions did on threads (`B`/`E`, `X`) becomes a profile.
///
/// Source: "Trace Event Format" of the Chromium project.
public final class ChromeTraceImporter implements Importer {
  static final String EXPECTED = "trace events, in an array or under traceEvents";
  private static final Format FORMAT =
      new Format("chrome-trace", "Chrome trace events", List.of(".json", ".trace"), "1");
  private static final Pattern OBJECT = Pattern.compile("\"traceEvents\"\\s*:\\s*\\[");
  private static final Pattern PHASE = Pattern.compile("\"ph\"\\s*:\\s*\"[A-Za-z(),]\"");
  private static final Pattern TIME = Pattern.compile("\"ts\"\\s*:");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    String text = head.stripped();
    if (head.isBinary() || !(text.startsWith("{") || text.startsWith("["))) {
      return Verdict.NO;
    }
    boolean hasEvents = PHASE.matcher(text).find() && TIME.matcher(text).find();
    boolean isObject = text.startsWith("{") && OBJECT.matcher(text).find();
    if (isObject || (text.startsWith("[") && hasEvents)) {
      return Verdict.YES;
    }
    return hasEvents ? Verdict.MAYBE : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    TraceEvents events = new TraceEvents(progress);
    progress.stage("reading events");
    boolean isWhole = new JsonFile(source, EXPECTED).readToEnd(events::document);
    if (!isWhole) {
      refuseIfEmpty(events);
      events
          .counts()
          .count(
              Notice.Kind.TRUNCATED,
              "the file ends without its closing bracket: the format allows that, and a cut file"
                  + " looks the same");
    }
    progress.stage("nesting calls");
    progress.tick();
    Capture profile = new Capture.OfProfile(FORMAT.provenance(source), events.profile());
    return new Imported(List.of(profile), events.counts().notices());
  }

  private static void refuseIfEmpty(TraceEvents events) throws ImportException {
    if (events.isEmpty()) {
      throw new ImportException(
          new Problem.Truncated(
              new Place.Whole(), "the end of the file before the first event", EXPECTED));
    }
  }
}
