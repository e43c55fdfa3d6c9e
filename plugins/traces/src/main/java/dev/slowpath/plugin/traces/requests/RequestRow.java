package dev.slowpath.plugin.traces.requests;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.plugin.reading.span.Routes;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import java.util.Optional;
import java.util.OptionalLong;

/// A request that a source knows from outside, as one span of a trace of its own.
public final class RequestRow {
  private final SpanForm form;
  private String method = "";
  private String target = "";

  /// @param number of the request in its file, from 1
  public RequestRow(SpanIntake intake, long number, Place place) {
    form =
        new SpanForm(place)
            .trace(Optional.of(intake.madeUp(number)))
            .id(OptionalLong.of(number))
            .kind(SpanKind.SERVER);
  }

  public SpanForm form() {
    return form;
  }

  public RequestRow method(String text) {
    method = text;
    return this;
  }

  /// A path, a URL, or any name.
  public RequestRow target(String text) {
    target = text;
    return this;
  }

  /// Marks it as failed by its status: 5xx, and what load tools call no answer.
  public RequestRow status(String text) {
    form.with("http.response.status_code", text);
    form.failed(text.matches("5\\d\\d|0"));
    return this;
  }

  /// The span: named by method and route where the target is a path or URL, else by the target.
  public SpanForm filled() {
    boolean isPath = target.startsWith("/");
    boolean isUrl = target.contains("://");
    if (isUrl && form.service().isEmpty()) {
      form.service(Routes.host(target));
    }
    form.with("http.request.method", method);
    if (isPath || isUrl) {
      form.with("http.route", Routes.of(target));
      form.with(isUrl ? "url.full" : "url.path", isUrl ? target : Routes.path(target));
      form.name(method.isEmpty() ? Routes.of(target) : method + " " + Routes.of(target));
    } else {
      form.name(
          method.isEmpty() || target.startsWith(method + " ") ? target : method + " " + target);
    }
    return form;
  }
}
