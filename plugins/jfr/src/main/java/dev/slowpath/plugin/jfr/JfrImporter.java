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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads recordings of Java Flight Recorder (JDK 9 and later) and of async-profiler in JFR's
/// format, chunk by chunk, into a profile.
public final class JfrImporter implements Importer {
  private static final Format FORMAT =
      new Format("jfr", "Java Flight Recorder", List.of(".jfr"), "1");

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
      Optional<Chunk> next = chunks.next();
      while (next.isPresent()) {
        progress.tick();
        add(next.get(), recording, notices, progress);
        next = chunks.next();
      }
      tellTheRest(chunks, notices);
    }
    notices.addAll(recording.notices());
    Capture profile = new Capture.OfProfile(FORMAT.provenance(source), recording.profile());
    return new Imported(List.of(profile), notices);
  }

  private static void add(Chunk chunk, Recording recording, List<Notice> notices, Progress progress)
      throws ImportException {
    if (chunk.isComplete()) {
      recording.add(chunk, progress);
      return;
    }
    long end = chunk.offset() + chunk.length();
    Optional<Chunk> readable = readable(chunk, progress);
    if (readable.isPresent()) {
      recording.add(readable.get(), progress);
    } else if (recording.isEmpty()) {
      throw new ImportException(
          new Problem.Truncated(
              new Place.AtByte(end),
              "the end of the file, " + missing(chunk) + ", within its first chunk",
              "the types and constants that stand at the end of the chunk"));
    }
    long kept = readable.map(Chunk::length).orElse(0);
    notices.add(
        new Notice(
            Notice.Kind.TRUNCATED,
            Math.max(1, chunk.statedLength() - kept),
            "bytes lost of the last chunk: the file ends at byte %d, %s, and was read up to byte %d"
                .formatted(end, missing(chunk), chunk.offset() + kept)));
  }

  private static String missing(Chunk chunk) {
    long bytes = chunk.statedLength() - chunk.length();
    return bytes > 0 ? bytes + " bytes early" : "before the recorder's first flush was over";
  }

  /// What can be read of a cut chunk, tried on a recording of its own: a failure in the middle
  /// leaves nothing behind.
  private static Optional<Chunk> readable(Chunk cut, Progress progress) {
    Optional<Chunk> beginning = CutChunk.readablePart(cut);
    try {
      if (beginning.isPresent()) {
        new Recording().add(beginning.get(), progress);
      }
      return beginning;
    } catch (ImportException undecodable) {
      return Optional.empty();
    }
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
