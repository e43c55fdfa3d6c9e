package dev.slowpath.sample.shop.service;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/// The other services the shop asks over HTTP; each call is a CLIENT span.
final class Upstreams implements AutoCloseable {
  private final URI base;
  private final Tracer tracer;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Upstreams(URI base, Tracer tracer) {
    this.base = base;
    this.tracer = tracer;
  }

  /// Asks and waits.
  String get(String path) {
    var request = request(path);
    var span = span(request);
    try {
      var response = client.send(request, BodyHandlers.ofString());
      return answered(span, response);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(interrupted));
    } finally {
      span.end();
    }
  }

  /// Asks without waiting.
  CompletableFuture<String> getLater(String path) {
    var request = request(path);
    var span = span(request);
    return client
        .sendAsync(request, BodyHandlers.ofString())
        .thenApply(response -> answered(span, response))
        .whenComplete((_, _) -> span.end());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).build();
  }

  private Span span(HttpRequest request) {
    return tracer
        .spanBuilder("GET")
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute("http.request.method", "GET")
        .setAttribute("url.full", request.uri().toString())
        .setAttribute("server.address", base.getHost())
        .setAttribute("server.port", base.getPort())
        .startSpan();
  }

  private static String answered(Span span, HttpResponse<String> response) {
    var _ = span.setAttribute("http.response.status_code", response.statusCode());
    return response.body();
  }

  @Override
  public void close() {
    client.close();
  }
}
