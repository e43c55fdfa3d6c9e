package dev.slowpath.plugin.traces.jaeger;

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

/// Traces as Jaeger's window and its query API (v2) give them: `{"data":[{"traceID":…}]}`, a list
/// of such traces, or one; pages put together.
///
/// Source: jaeger, model/json/model.go and docs "APIs: HTTP JSON (internal)".
public final class JaegerImporter implements Importer {
  private static final Format FORMAT =
      new Format("jaeger", "Jaeger JSON traces", List.of(".json"), "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    HeadKeys keys = HeadKeys.of(head);
    boolean isSpan = keys.hasAll("traceID", "spanID") && keys.hasAny("operationName", "references");
    boolean isTrace = keys.hasAll("traceID", "spans");
    return keys.isJson() && (isSpan || isTrace) ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading spans");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    JaegerReading reading = new JaegerReading(intake);
    new JsonRecords(
            source, progress, intake.tally(), "Jaeger JSON: traces with spans and processes")
        .read(reading);
    reading.endTrace();
    return intake.imported();
  }
}
