package dev.slowpath.plugin.traces;

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
import dev.slowpath.plugin.reading.span.SpanIntake;
import java.io.IOException;
import java.util.List;

/// Spans in OTLP's binary encoding: a request, several one after another (which is one request
/// again), or each with its length before it as the collector's file exporter writes them.
///
/// Source: opentelemetry-proto, collector/trace/v1/trace_service.proto; collector-contrib,
/// exporter/fileexporter ("format: proto").
public final class OtlpProtoImporter implements Importer {
  static final String EXPECTED = "OTLP's protocol buffer: requests of ResourceSpans";

  private static final Format FORMAT =
      new Format("otlp-proto", "OTLP protobuf traces", List.of(".binpb", ".otlp"), "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  /// A request begins with a resource of attributes, of which the SDKs' own are among the first.
  @Override
  public Verdict recognize(Head head) {
    String text = head.text();
    boolean isMessage = head.startsWith(0x0a);
    boolean isPrefixed = head.size() > 8 && text.charAt(0) == 0 && text.indexOf('\n') == 4;
    boolean isResource = text.contains("service.name") || text.contains("telemetry.sdk");
    return (isMessage || isPrefixed) && isResource && !text.startsWith("\n\n\n")
        ? Verdict.YES
        : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading spans");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    new ProtoReading(source, intake, progress).read();
    if (intake.size() == 0 && intake.tally().notices().isEmpty()) {
      throw new ImportException(
          new Problem.Malformed(new Place.Whole(), "no span of this format", EXPECTED));
    }
    return intake.imported();
  }
}
