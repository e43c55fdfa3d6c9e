package dev.slowpath.plugin.traces.console;

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

/// Spans as OpenTelemetry's ConsoleSpanExporter for Python prints them: objects over several lines,
/// one after another.
///
/// Source: opentelemetry-python, opentelemetry-sdk, `ReadableSpan.to_json`.
public final class ConsoleImporter implements Importer {
  private static final Format FORMAT =
      new Format(
          "otel-console",
          "OpenTelemetry for Python, console",
          List.of(".json", ".jsonl", ".txt"),
          "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    HeadKeys keys = HeadKeys.of(head);
    boolean isSpan = keys.hasAll("context", "trace_id", "span_id", "start_time", "kind");
    return keys.isJson() && isSpan && keys.hasAny("parent_id", "end_time")
        ? Verdict.YES
        : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading spans");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    ConsoleReading reading = new ConsoleReading(intake);
    new JsonRecords(
            source,
            progress,
            intake.tally(),
            "OpenTelemetry's spans for Python: objects with context, kind and start_time")
        .read(reading);

    return intake.imported();
  }
}
