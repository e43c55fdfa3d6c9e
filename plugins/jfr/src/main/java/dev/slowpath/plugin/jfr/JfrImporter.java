package dev.slowpath.plugin.jfr;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
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
import dev.slowpath.plugin.jfr.ChunkLine.Ended;
import dev.slowpath.plugin.jfr.ChunkLine.Span;
import dev.slowpath.plugin.reading.span.SpanIntake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads recordings of Java Flight Recorder (JDK 9 and later) and of async-profiler in JFR's
/// format, chunk by chunk, into a profile.
public final class JfrImporter implements Importer {
  private static final Format FORMAT =
      new Format("jfr", "Java Flight Recorder", List.of(".jfr"), "2");

  /// Of chunks decoded beside each other; larger ones take turns.
  private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 4;

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    return head.startsWith('F', 'L', 'R', 0) ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    Recording recording = new Recording();
    List<Notice> notices = new ArrayList<>();
    progress.stage("reading chunks");
    try (ChunkStream chunks = new ChunkStream(source.open())) {
      ChunkLine line = new ChunkLine(chunks, ended -> add(ended, recording, notices), MOST_BYTES);
      List<Workers.Task<Integer>> decoders = new ArrayList<>();
      for (int number = 0; number < workers.parallelism(); number++) {
        decoders.add(() -> line.work(new ChunkDecoder(source.wanted(), progress)));
      }
      workers.all(decoders);
      tellTheRest(chunks, notices);
    }
    notices.addAll(recording.notices());
    List<Capture> captures = new ArrayList<>();
    captures.add(new Capture.OfProfile(FORMAT.provenance(source), recording.profile()));
    if (!recording.calls().isEmpty()) {
      SpanIntake intake = new SpanIntake(FORMAT, source, progress);
      Imported spans = CallSpans.of(recording.calls(), intake, recording.program());
      captures.addAll(spans.captures());
      notices.addAll(spans.notices());
    }
    if (source.wantsRules()) {
      Imported rules = JmcRules.of(source, FORMAT.provenance(source), recording.bytes(), progress);
      captures.addAll(rules.captures());
      notices.addAll(rules.notices());
    }
    return new Imported(captures, notices);
  }

  private static void add(Ended ended, Recording recording, List<Notice> notices)
      throws ImportException {
    if (ended.refusal() != null) {
      throw ended.refusal();
    }
    if (ended.decoded() != null) {
      recording.add(ended.decoded());
    }
    Span span = ended.span();
    if (span.isComplete()) {
      return;
    }
    long end = span.offset() + span.length();
    if (recording.isEmpty()) {
      throw new ImportException(
          new Problem.Truncated(
              new Place.AtByte(end),
              "the end of the file, " + missing(span) + ", within its first chunk",
              "the types and constants that stand at the end of the chunk"));
    }
    notices.add(
        new Notice(
            Notice.Kind.TRUNCATED,
            Math.max(1, span.statedLength() - ended.part()),
            "bytes lost of the last chunk: the file ends at byte %d, %s, and was read up to byte %d"
                .formatted(end, missing(span), span.offset() + ended.part())));
  }

  private static String missing(Span span) {
    long bytes = span.statedLength() - span.length();
    return bytes > 0 ? bytes + " bytes early" : "before the recorder's first flush was over";
  }

  private static void tellTheRest(ChunkStream chunks, List<Notice> notices) {
    if (chunks.cutBytes() > 0) {
      notices.add(
          new Notice(
              Notice.Kind.TRUNCATED,
              chunks.cutBytes(),
              "bytes at the end of the file, written after the recorder's last flush or cut within"
                  + " a chunk's header"));
    }
    if (chunks.foreignBytes() > 0) {
      notices.add(
          new Notice(
              Notice.Kind.SKIPPED,
              chunks.foreignBytes(),
              "bytes after the last chunk that are no part of a recording"));
    }
  }
}
