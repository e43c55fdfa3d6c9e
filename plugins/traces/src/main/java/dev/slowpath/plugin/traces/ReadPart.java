package dev.slowpath.plugin.traces;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.reading.Tally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was read of a part of a file: its spans, what was not taken as it stood, and how many
/// requests were good.
final class ReadPart {
  private final Provenance source;
  private final TraceSetBuilder spans = TraceSet.builder();
  private final Tally tally = new Tally();
  private final List<Notice> cuts = new ArrayList<>();
  private long requests;
  private @Nullable Problem firstProblem;

  /// @param source the file it is a part of
  ReadPart(Provenance source) {
    this.source = source;
  }

  void add(Span span) {
    spans.add(source, span);
  }

  /// The spans, not yet put in order.
  TraceSetBuilder spans() {
    return spans;
  }

  Tally tally() {
    return tally;
  }

  /// The notice of a cut, where the file ends too early.
  List<Notice> cuts() {
    return cuts;
  }

  long requests() {
    return requests;
  }

  /// Why the first bad part was bad.
  @Nullable Problem firstProblem() {
    return firstProblem;
  }

  void countRequest() {
    requests++;
  }

  void cut(long bytesLost) {
    cuts.add(
        new Notice(
            Notice.Kind.TRUNCATED, bytesLost, "bytes after the last whole span before the cut"));
  }

  void problem(Problem problem) {
    firstProblem = firstProblem == null ? problem : firstProblem;
  }

  /// Adds what was read later in the file.
  void add(ReadPart later) {
    spans.addAll(later.spans);
    tally.add(later.tally);
    cuts.addAll(later.cuts);
    requests += later.requests;
    if (later.firstProblem != null) {
      problem(later.firstProblem);
    }
  }
}
