package dev.slowpath.plugin.reading.span;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.reading.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Takes the spans of a file from whatever importer reads it, and judges each the same way: what a
/// span cannot do without is never made up, and what is amiss is counted.
public final class SpanIntake {
  private static final String UNKNOWN_SERVICE = "unknown_service";
  private static final int SPANS_BETWEEN_TICKS = 256;

  private final Provenance provenance;
  private final Progress progress;
  private final Tally tally = new Tally();
  private final TraceSetBuilder spans = TraceSet.builder();

  public SpanIntake(Format format, Source source, Progress progress) {
    this.provenance = format.provenance(source);
    this.progress = progress;
  }

  public Tally tally() {
    return tally;
  }

  public int size() {
    return spans.size();
  }

  /// An id of a trace for files that state none, different for every file and number.
  ///
  /// @param number from 1
  public TraceId madeUp(long number) {
    return new TraceId(Long.parseUnsignedLong(provenance.sha256().substring(0, 16), 16), number);
  }

  /// Takes a span; one without ids or start is passed over and counted.
  public void take(SpanForm form) {
    if (form.trace().isEmpty() || form.id().isEmpty() || form.id().getAsLong() == 0) {
      skip("spans without a valid trace and span id", form);
    } else if (form.startNs().isEmpty() || form.startNs().getAsLong() <= 0) {
      skip("spans without a start time", form);
    } else {
      spans.add(provenance, span(form, form.startNs().getAsLong()));
      if (spans.size() % SPANS_BETWEEN_TICKS == 0) {
        progress.tick();
      }
    }
  }

  private void skip(String words, SpanForm form) {
    tally.count(Notice.Kind.SKIPPED, words, 1, form.place());
  }

  private Span span(SpanForm form, long startNs) {
    return new Span(
        form.trace().orElseThrow(),
        form.id().getAsLong(),
        parent(form),
        service(form),
        form.name(),
        form.kind(),
        form.failed(),
        startNs,
        end(form, startNs),
        weight(form),
        attributes(form),
        form.place());
  }

  private long parent(SpanForm form) {
    if (form.parent().isEmpty()) {
      String words = "spans whose parent id cannot be read, taken as roots";
      tally.count(Notice.Kind.UNKNOWN, words, 1, form.place());
    }
    return form.parent().orElse(0);
  }

  private String service(SpanForm form) {
    if (!form.service().isEmpty()) {
      return form.service();
    }
    String words = "spans without a service, taken as of " + UNKNOWN_SERVICE;
    tally.count(Notice.Kind.ASSUMED, words, 1, form.place());
    return UNKNOWN_SERVICE;
  }

  private long end(SpanForm form, long startNs) {
    OptionalLong end = form.endNs();
    if (end.isEmpty() || end.getAsLong() <= 0) {
      String words = "spans without an end or a duration, taken as of no length";
      tally.count(Notice.Kind.UNKNOWN, words, 1, form.place());
      return startNs;
    }
    return end.getAsLong();
  }

  private double weight(SpanForm form) {
    if (form.weight() > 0 && form.weight() < Double.POSITIVE_INFINITY) {
      return form.weight();
    }
    String words = "spans whose weight cannot be read, taken as one each";
    tally.count(Notice.Kind.UNKNOWN, words, 1, form.place());
    return 1;
  }

  /// A server's span without a route has one told from its path, where its name tells no more than
  /// the method.
  private List<String> attributes(SpanForm form) {
    List<String> pairs = Conventions.stable(form.pairs());
    if (form.kind() != SpanKind.SERVER || value(pairs, "http.route").isPresent()) {
      return pairs;
    }
    Optional<String> method = value(pairs, "http.request.method");
    Optional<String> path =
        value(pairs, "url.path")
            .or(() -> value(pairs, "http.target"))
            .or(() -> value(pairs, "url.full"));
    boolean isBare =
        method.isPresent()
            && (form.name().isEmpty()
                || form.name().equalsIgnoreCase(method.get())
                || form.name().equalsIgnoreCase("HTTP " + method.get()));
    if (isBare && path.isPresent()) {
      pairs.add("http.route");
      pairs.add(Routes.of(path.get()));
      String words = "routes told from paths: what looks like an id is {id}";
      tally.count(Notice.Kind.ASSUMED, words, 1, form.place());
    }
    return pairs;
  }

  private static Optional<String> value(List<String> pairs, String key) {
    for (int at = 0; at < pairs.size(); at += 2) {
      if (pairs.get(at).equals(key)) {
        return Optional.of(pairs.get(at + 1));
      }
    }
    return Optional.empty();
  }

  /// Puts the spans together.
  public Imported imported() {
    progress.stage("resolving parents");
    progress.tick();
    TraceSet traces = spans.build();
    List<Notice> notices = new ArrayList<>(tally.notices());
    notices.addAll(SpanQuality.notices(traces));
    return new Imported(List.of(new Capture.OfTraces(provenance, traces)), notices);
  }
}
