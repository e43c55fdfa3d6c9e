package dev.slowpath.plugin.traces;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.TraceSet;
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
import dev.slowpath.plugin.reading.span.SpanQuality;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Spans in OTLP's JSON encoding: the collector's file exporter (a request a line), one request
/// object, and what query APIs make of it (Tempo, Jaeger v3).
///
/// Source: opentelemetry-proto, docs/specification.md "JSON Protobuf Encoding", and
/// opentelemetry/proto/trace/v1/trace.proto.
public final class OtlpJsonImporter implements Importer {
  private static final Format FORMAT =
      new Format("otlp-json", "OTLP JSON traces", List.of(".json", ".jsonl"), "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    return OtlpHead.verdict(head);
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    Provenance provenance = FORMAT.provenance(source);
    progress.stage("reading spans");
    Layout layout = Layout.of(source);
    ReadPart part;
    try (InputStream in = source.open()) {
      part =
          switch (layout) {
            case LINES -> new LineReading(source.limits(), progress).read(in, workers, provenance);
            case DOCUMENT -> new DocumentReading(source.limits(), progress, provenance).read(in);
          };
    }
    refuseIfNothingIsGood(part);
    progress.stage("resolving parents");
    progress.tick();
    return imported(provenance, part.spans().build(), part);
  }

  private static void refuseIfNothingIsGood(ReadPart part) throws ImportException {
    if (part.requests() > 0 || part.spans().size() > 0) {
      return;
    }
    Problem first = part.firstProblem();
    if (first != null) {
      throw new ImportException(first);
    }
    throw new ImportException(
        part.cuts().isEmpty()
            ? new Problem.Malformed(new Place.Whole(), "nothing", Refusals.EXPECTED)
            : new Problem.Truncated(
                new Place.Whole(), "an end before the first whole span", Refusals.EXPECTED));
  }

  private static Imported imported(Provenance provenance, TraceSet traces, ReadPart part) {
    List<Notice> notices = new ArrayList<>(part.tally().notices());
    notices.addAll(part.cuts());
    notices.addAll(SpanQuality.notices(traces));
    return new Imported(List.of(new Capture.OfTraces(provenance, traces)), notices);
  }
}
