package dev.slowpath.plugin.traces.har;

import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.reading.json.HeadKeys;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.span.SpanIntake;
import java.io.IOException;
import java.util.List;

/// Requests as a browser saw them, with what each waited for.
///
/// Source: W3C, "HTTP Archive (HAR) format", version 1.2.
public final class HarImporter implements Importer {
  private static final Format FORMAT =
      new Format("har", "HAR, a browser's requests", List.of(".har", ".json"), "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    HeadKeys keys = HeadKeys.of(head);
    boolean isHar =
        keys.beginsWith("log") && keys.hasAny("creator", "entries", "browser", "pages", "version");
    return keys.isJson() && isHar ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading spans");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    HarReading reading = new HarReading(intake);
    new JsonRecords(
            source, progress, intake.tally(), "HAR: log.entries of requests with their timings")
        .read(reading);

    return intake.imported();
  }
}
