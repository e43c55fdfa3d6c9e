package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.reading.span.Routes;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The calls of a recording as spans. Events name no traces: a call is a part of the innermost one
/// of the same thread that lasts from before it until after it; one within none begins a trace. The
/// id of a span is the byte at which its event begins.
///
/// A request that stands within another call was sent, others were served, unless their type says
/// that it is a client's. A statement within a statement is the same one, told by a layer below,
/// and left out.
final class CallSpans {
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?i)\\s*(/\\*[^*]*\\*/\\s*)?(select|insert|update|delete|with|merge|call|replace|begin"
              + "|commit|rollback|truncate|copy|values|create|alter|drop|set|show|explain|lock)\\b");

  private final SpanIntake intake;
  private final String service;
  private long traces;

  private CallSpans(SpanIntake intake, String service) {
    this.intake = intake;
    this.service = service;
  }

  /// The spans of all calls.
  ///
  /// @param service what was recorded
  static Imported of(List<Call> calls, SpanIntake intake, String service) {
    CallSpans spans = new CallSpans(intake, service);
    Map<ProfiledThread, List<Call>> byThread = new LinkedHashMap<>();
    for (Call call : calls) {
      if (call.sql().isEmpty() ? call.method().isEmpty() : !isSql(call)) {
        spans.skip(call, "say neither a method nor a statement of SQL");
      } else if (call.thread().isEmpty()) {
        spans.skip(call, "name no thread");
      } else {
        byThread.computeIfAbsent(call.thread().get(), absent -> new ArrayList<>()).add(call);
      }
    }
    byThread.values().forEach(spans::nest);
    return intake.imported();
  }

  private static boolean isSql(Call call) {
    return STATEMENT.matcher(call.sql()).lookingAt();
  }

  private void skip(Call call, String what) {
    String words = call.type() + ": events that " + what;
    intake.tally().count(Notice.Kind.SKIPPED, words, 1, new Place.AtByte(call.place()));
  }

  /// A call whose span is not over yet.
  private record Open(Call call, SpanForm form) {}

  private void nest(List<Call> ofThread) {
    ofThread.sort(
        Comparator.comparingLong(Call::startNs)
            .thenComparing(Comparator.comparingLong(Call::durationNs).reversed())
            .thenComparingLong(Call::place));
    Deque<Open> open = new ArrayDeque<>();
    for (Call call : ofThread) {
      while (!open.isEmpty() && !open.getLast().call().covers(call)) {
        open.removeLast();
      }
      Open outer = open.peekLast();
      if (outer != null && outer.call().isStatement() && call.isStatement()) {
        String words = call.type() + ": statements within another, told by a layer below";
        Place place = new Place.AtByte(call.place());
        intake.tally().count(Notice.Kind.DUPLICATE, words, 1, place);
        continue;
      }
      SpanForm form = form(call);
      if (outer == null) {
        form.trace(Optional.of(intake.madeUp(++traces)));
      } else {
        form.trace(outer.form().trace()).parent(outer.form().id());
      }
      boolean isSent = call.isClient() || outer != null;
      form.kind(isSent ? SpanKind.CLIENT : SpanKind.SERVER);
      intake.take(form);
      open.addLast(new Open(call, form));
    }
  }

  private SpanForm form(Call call) {
    SpanForm form =
        new SpanForm(new Place.AtByte(call.place()))
            .id(OptionalLong.of(call.place()))
            .service(service)
            .startNs(OptionalLong.of(call.startNs()))
            .durationNs(OptionalLong.of(call.durationNs()))
            .with("jfr.event", call.type());
    call.thread()
        .ifPresent(thread ->
            form.with("thread.name", thread.name()).with("thread.id", Long.toString(thread.id())));
    if (call.isStatement()) {
      return form.name(call.sql().strip().split("\\s", 2)[0]).with("db.query.text", call.sql());
    }
    String target = call.target().isEmpty() ? call.route() : call.target();
    String route = call.route().isEmpty() ? Routes.of(target) : call.route();
    if (call.route().isEmpty()) {
      String words = "routes told from paths: what looks like an id is {id}";
      intake.tally().count(Notice.Kind.ASSUMED, words, 1, form.place());
    }
    return form.name(call.method() + " " + route)
        .with("http.request.method", call.method())
        .with("http.route", route)
        .with(target.contains("://") ? "url.full" : "url.path", target)
        .with("http.response.status_code", call.status())
        .failed(call.status().matches("5\\d\\d"));
  }
}
