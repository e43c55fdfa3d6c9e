package dev.slowpath.sample.shop.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.slowpath.sample.shop.telemetry.ServedRequest;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;

/// Answers requests by their route, each inside a SERVER span that runs from the moment a worker
/// took the request to the moment its body was written.
final class TracedHandler implements HttpHandler {
  private static final AttributeKey<List<String>> REQUEST_START =
      AttributeKey.stringArrayKey("http.request.header.x-request-start");

  private final Shop shop;
  private final List<Route> routes;

  TracedHandler(Shop shop, List<Route> routes) {
    this.shop = shop;
    this.routes = List.copyOf(routes);
  }

  private static final class Answer {
    private final int status;
    private final byte[] body;

    private Answer(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    for (var route : routes) {
      var variables = route.match(path);
      if (variables.isPresent()) {
        serve(exchange, route, variables.get());
        return;
      }
    }
    try (exchange) {
      exchange.sendResponseHeaders(404, -1);
    }
  }

  private void serve(HttpExchange exchange, Route route, Map<String, String> variables)
      throws IOException {
    var span = span(exchange, route.template());
    var parameters = new HashMap<>(queryParameters(exchange.getRequestURI()));
    parameters.putAll(variables);
    var call = new Call(shop, parameters);
    var status = 0;
    var bodyBytes = 0;
    try (exchange;
        var _ = span.makeCurrent()) {
      var answer = answer(route, call, span);
      status = answer.status;
      bodyBytes = answer.body.length;
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bodyBytes);
      exchange.getResponseBody().write(answer.body);
    } finally {
      var _ = span.setAttribute("http.response.status_code", status);
      var _ = span.setAttribute("http.response.body.size", bodyBytes);
      span.end();
    }
    log(span, new ServedRequest(route.template(), status, 0, 0, call.queries(), bodyBytes, ""));
  }

  private static Answer answer(Route route, Call call, Span span) {
    try {
      return new Answer(200, route.endpoint().answer(call));
    } catch (JdbiException | UncheckedIOException failure) {
      var _ = span.recordException(failure);
      var _ = span.setStatus(StatusCode.ERROR);
      var reason = String.valueOf(failure.getMessage());
      return new Answer(503, reason.getBytes(StandardCharsets.UTF_8));
    }
  }

  private Span span(HttpExchange exchange, String template) {
    var thread = Thread.currentThread();
    var builder =
        shop.telemetry()
            .tracer()
            .spanBuilder("GET " + template)
            .setNoParent()
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", "GET")
            .setAttribute("http.route", template)
            .setAttribute("url.path", exchange.getRequestURI().getPath())
            .setAttribute("url.scheme", "http")
            .setAttribute("server.address", "127.0.0.1")
            .setAttribute("server.port", exchange.getLocalAddress().getPort())
            .setAttribute("thread.id", thread.threadId())
            .setAttribute("thread.name", thread.getName());
    var query = exchange.getRequestURI().getQuery();
    if (query != null) {
      var _ = builder.setAttribute("url.query", query);
    }
    var start = exchange.getRequestHeaders().getFirst("X-Request-Start");
    if (start != null) {
      var _ = builder.setAttribute(REQUEST_START, List.of(start));
    }
    return builder.startSpan();
  }

  private static Map<String, String> queryParameters(URI uri) {
    var parameters = new HashMap<String, String>();
    var query = uri.getQuery();
    if (query != null) {
      for (var pair : query.split("&", -1)) {
        var equals = pair.indexOf('=');
        parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return parameters;
  }

  // The span's own times, so that the log and the trace tell of the same interval.
  private void log(Span span, ServedRequest request) {
    if (span instanceof ReadableSpan readable) {
      var data = readable.toSpanData();
      shop.telemetry()
          .served(
              new ServedRequest(
                  request.route(),
                  request.status(),
                  data.getStartEpochNanos(),
                  data.getEndEpochNanos(),
                  request.queries(),
                  request.bodyBytes(),
                  data.getTraceId()));
    }
  }
}
