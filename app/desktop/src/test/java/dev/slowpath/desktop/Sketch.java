package dev.slowpath.desktop;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.model.trace.Span;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.model.trace.TraceSetBuilder;
import dev.slowpath.plugin.Format;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.screen.Investigation;
import java.util.List;
import java.util.Optional;

/// Captures drawn for tests: requests that each read one product ten times over.
final class Sketch {
  static final int REQUESTS = 30;

  private Sketch() {}

  /// Thirty requests of one endpoint.
  static Investigation repeated() {
    return investigation("/orders");
  }

  /// Thirty requests of each of several routes.
  static Investigation investigation(String... routes) {
    Format format = new Format("drawn", "Drawn spans", List.of(".jsonl"), "1");
    List<Capture> captures = captures("drawn.jsonl", routes);
    Outcome read = new Outcome.Read("drawn.jsonl", format, "00", 1, captures, List.of());
    return Investigation.of("drawn", List.of(read), Optional.empty());
  }

  /// Requests of one endpoint that take so many ms each, one a second.
  static Investigation taking(long... ms) {
    Format format = new Format("drawn", "Drawn spans", List.of(".jsonl"), "1");
    Provenance source = new Provenance("drawn.jsonl", "00", "drawn", "1");
    List<String> route = List.of("http.request.method", "GET", "http.route", "/orders");
    TraceSetBuilder builder = TraceSet.builder();
    for (int at = 0; at < ms.length; at++) {
      long start = 1_000_000_000_000_000_000L + at * 1_000_000_000L;
      long end = start + ms[at] * 1_000_000L;
      builder.add(
          source,
          new Span(
              new TraceId(1, at + 1),
              1,
              0,
              "shop",
              "GET",
              SpanKind.SERVER,
              false,
              start,
              end,
              1,
              route,
              new Place.Whole()));
    }
    List<Capture> captures = List.of(new Capture.OfTraces(source, builder.build()));
    Outcome read = new Outcome.Read("drawn.jsonl", format, "00", 1, captures, List.of());
    return Investigation.of("drawn", List.of(read), Optional.empty());
  }

  static List<Capture> captures(String file, String... routes) {
    Provenance source = new Provenance(file, "00", "drawn", "1");
    TraceSetBuilder builder = TraceSet.builder();
    int trace = 0;
    for (String route : routes) {
      for (int request = 1; request <= REQUESTS; request++) {
        addRequest(builder, source, ++trace, route);
      }
    }
    return List.of(new Capture.OfTraces(source, builder.build()));
  }

  private static void addRequest(
      TraceSetBuilder builder, Provenance source, int request, String path) {
    long start = 1_000_000_000_000_000_000L + request * 1_000_000_000L;
    List<String> route = List.of("http.request.method", "GET", "http.route", path);
    builder.add(source, span(request, 1, SpanKind.SERVER, start, route));
    for (int read = 1; read <= 10; read++) {
      List<String> sql =
          List.of(
              "db.query.text",
              "select name from product where id = $1",
              "db.query.parameter.0",
              Integer.toString(read));
      builder.add(
          source, span(request, 1 + read, SpanKind.CLIENT, start + read * 15_000_000L, sql));
    }
  }

  private static Span span(int trace, int id, SpanKind kind, long at, List<String> attributes) {
    boolean isEntry = kind == SpanKind.SERVER;
    long length = isEntry ? 200_000_000L : 12_000_000L;
    String name = isEntry ? "GET" : "select product";
    TraceId of = new TraceId(1, trace);
    return new Span(
        of,
        id,
        isEntry ? 0 : 1,
        "shop",
        name,
        kind,
        false,
        at,
        at + length,
        1,
        attributes,
        new Place.Whole());
  }
}
