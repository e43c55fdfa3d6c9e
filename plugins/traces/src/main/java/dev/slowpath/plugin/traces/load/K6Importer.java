package dev.slowpath.plugin.traces.load;

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

/// Requests of a load test by k6, `k6 run --out json=FILE`: the points of `http_req_duration`.
///
/// Source: k6's documentation, "JSON output".
public final class K6Importer implements Importer {
  private static final Format FORMAT =
      new Format("k6", "k6 results", List.of(".json", ".jsonl"), "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    HeadKeys keys = HeadKeys.of(head);
    return keys.isJson() && keys.hasAll("metric", "type", "data") ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading spans");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    K6Reading reading = new K6Reading(intake);
    new JsonRecords(source, progress, intake.tally(), "k6: lines of metrics and points")
        .read(reading);

    return intake.imported();
  }
}
