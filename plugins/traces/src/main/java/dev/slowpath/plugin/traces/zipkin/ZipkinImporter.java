package dev.slowpath.plugin.traces.zipkin;

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

/// Zipkin's spans, versions 1 and 2: a list of spans, a list of traces, pages of either put
/// together, or a span a line.
///
/// Source: zipkin-api, zipkin2-api.yaml and zipkin-api.yaml.
public final class ZipkinImporter implements Importer {
  private static final Format FORMAT =
      new Format("zipkin", "Zipkin JSON spans", List.of(".json"), "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    HeadKeys keys = HeadKeys.of(head);
    boolean isSecond =
        keys.hasAll("traceId", "id")
            && keys.hasAny("localEndpoint", "remoteEndpoint", "shared")
            && !keys.hasAny("spans", "resourceSpans");
    boolean isFirst =
        keys.hasAll("traceId", "id") && keys.hasAny("binaryAnnotations", "annotations");
    return keys.isJson() && (isSecond || isFirst) ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading spans");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    ZipkinReading reading = new ZipkinReading();
    new JsonRecords(source, progress, intake.tally(), "Zipkin JSON: a list of spans").read(reading);
    reading.into(intake);
    return intake.imported();
  }
}
