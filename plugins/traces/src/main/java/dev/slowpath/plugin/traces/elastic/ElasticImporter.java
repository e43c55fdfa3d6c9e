package dev.slowpath.plugin.traces.elastic;

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

/// Transactions and spans of Elastic APM: what its agents send (intake v2, a JSON object a line),
/// and the documents that Elasticsearch keeps of them (`_source`, answers of searches, dumps).
///
/// Source: apm-server, docs/spec/v2; Elastic Common Schema, APM fields.
public final class ElasticImporter implements Importer {
  private static final Format FORMAT =
      new Format("elastic", "Elastic APM events", List.of(".ndjson", ".json"), "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    HeadKeys keys = HeadKeys.of(head);
    boolean isIntake =
        (keys.beginsWith("metadata") && keys.hasAny("service", "agent", "process"))
            || (keys.hasAny("transaction", "span") && keys.hasAll("trace_id", "transaction_id"))
            || (keys.beginsWith("transaction") && keys.hasAll("trace_id", "span_count"));
    boolean isDocument =
        keys.hasAny("processor", "processor.event")
            && keys.hasAny("transaction", "span", "transaction.id", "span.id");
    return keys.isJson() && (isIntake || isDocument) ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading spans");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    ElasticReading reading = new ElasticReading(intake);
    new JsonRecords(
            source,
            progress,
            intake.tally(),
            "Elastic APM: lines of transaction and span, or documents with processor.event")
        .read(reading);
    reading.finish();
    return intake.imported();
  }
}
