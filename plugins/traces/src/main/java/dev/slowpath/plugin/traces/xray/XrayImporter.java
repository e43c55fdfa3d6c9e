package dev.slowpath.plugin.traces.xray;

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

/// Traces of AWS X-Ray: answers of BatchGetTraces, whose segments are JSON within JSON, and segment
/// documents as they are sent to the daemon, alone, in lists or a line each.
///
/// Source: AWS X-Ray, "Segment documents" and "BatchGetTraces".
public final class XrayImporter implements Importer {
  private static final Format FORMAT =
      new Format("xray", "AWS X-Ray traces", List.of(".json"), "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    HeadKeys keys = HeadKeys.of(head);
    boolean isAnswer = keys.hasAll("Traces") && keys.hasAny("Segments", "Document");
    boolean isSegment =
        keys.hasAll("trace_id", "id", "start_time", "name")
            && keys.hasAny("subsegments", "end_time", "in_progress", "http", "aws")
            && !keys.hasAny("context", "span_id", "spans");
    return keys.isJson() && (isAnswer || isSegment) ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading spans");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    XrayReading reading = new XrayReading(intake, source.limits());
    new JsonRecords(
            source, progress, intake.tally(), "X-Ray: traces of segments, or segment documents")
        .read(reading);

    return intake.imported();
  }
}
