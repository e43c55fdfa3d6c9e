package dev.slowpath.plugin.traces.datadog;

import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.reading.CsvRows;
import dev.slowpath.plugin.reading.json.HeadKeys;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.span.SpanIntake;
import java.io.IOException;
import java.util.List;

/// Spans of Datadog: traces as the tracers send them to the agent (JSON of the v0.3 to v0.5
/// bodies), answers of the spans API (v2), pages put together, a trace saved from the website, and
/// tables saved from its list of spans.
///
/// Source: Datadog's documentation, "Send traces to the Agent by API" and "Spans API v2".
public final class DatadogImporter implements Importer {
  private static final Format FORMAT =
      new Format("datadog", "Datadog spans", List.of(".json", ".csv"), "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    if (DatadogTable.isHeader(CsvRows.header(head))) {
      return Verdict.YES;
    }
    HeadKeys keys = HeadKeys.of(head);
    boolean isAgent =
        keys.hasAll("trace_id", "span_id", "resource")
            && keys.hasAny("meta", "metrics", "service", "start");
    boolean isPage = keys.hasAll("attributes", "trace_id", "span_id", "resource_name");
    return keys.isJson() && (isAgent || isPage) ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading spans");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    if (DatadogTable.is(source)) {
      new DatadogTable(intake).read(source, progress);
      return intake.imported();
    }
    DatadogReading reading = new DatadogReading();
    new JsonRecords(
            source,
            progress,
            intake.tally(),
            "Datadog: lists of spans with trace_id, span_id and resource, or pages of the spans"
                + " API")
        .read(reading);
    reading.into(intake);
    return intake.imported();
  }
}
