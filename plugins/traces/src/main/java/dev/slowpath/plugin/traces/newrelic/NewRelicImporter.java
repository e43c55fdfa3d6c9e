package dev.slowpath.plugin.traces.newrelic;

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
import java.io.InputStream;
import java.util.List;

/// Spans of New Relic: answers of NRQL queries (`SELECT * FROM Span`), of NerdGraph, and tables
/// saved from the website.
///
/// Source: New Relic's documentation, "Span attributes", and its data dictionary.
public final class NewRelicImporter implements Importer {
  private static final Format FORMAT =
      new Format("newrelic", "New Relic spans", List.of(".json", ".csv"), "1");

  private static final String EXPECTED = "New Relic: span events with trace.id and id";

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    HeadKeys keys = HeadKeys.of(head);
    List<String> columns = CsvRows.header(head);
    boolean isTable =
        (columns.contains("trace.id") || columns.contains("traceId"))
            && (columns.contains("guid") || columns.contains("id") || columns.contains("span.id"));
    boolean isAnswer =
        keys.hasAny("trace.id", "traceId")
            && keys.hasAny("nr.entryPoint", "entity.name", "appName", "entity.guid", "duration.ms");
    return isTable || (keys.isJson() && isAnswer) ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading spans");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    NewRelicReading reading = new NewRelicReading(intake);
    if (isTable(source)) {
      new CsvRows(source, progress, intake.tally(), EXPECTED).read(reading::row);
    } else {
      new JsonRecords(source, progress, intake.tally(), EXPECTED).read(reading);
    }

    return intake.imported();
  }

  private static boolean isTable(Source source) throws IOException {
    try (InputStream in = source.open()) {
      Head head = new Head(source.simpleName(), in.readNBytes(Head.LIMIT));
      return !HeadKeys.of(head).isJson();
    }
  }
}
