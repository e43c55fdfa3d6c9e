package dev.slowpath.plugin.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.logging.otlp.internal.traces.OtlpStdoutSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Records the samples with the OpenTelemetry SDK for Java: run it with the folder to write to. Two
/// services take part in each trace; the shop exports every span alone, so its traces are spread
/// over lines, child before parent; the stock service exports in batches.
final class SampleRecorder {
  private static final int ORDERS = 3;

  private final Tracer shop;
  private final Tracer stock;

  private SampleRecorder(Tracer shop, Tracer stock) {
    this.shop = shop;
    this.stock = stock;
  }

  public static void main(String[] folder) throws IOException {
    record(Path.of(folder[0], "otel-java-sdk.jsonl"), true);
    record(Path.of(folder[0], "otel-java-sdk-bare.jsonl"), false);
  }

  private static void record(Path file, boolean wrapped) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        SdkTracerProvider shop = shop(exporter(out, wrapped));
        SdkTracerProvider stock = stock(exporter(out, wrapped))) {
      SampleRecorder recorder = new SampleRecorder(shop.get("shop"), stock.get("stock"));
      for (int order = 1; order <= ORDERS; order++) {
        recorder.request(order);
      }
      recorder.worker();
    }
  }

  private static SpanExporter exporter(OutputStream out, boolean wrapped) {
    return OtlpStdoutSpanExporter.builder().setOutput(out).setWrapperJsonObject(wrapped).build();
  }

  private static SdkTracerProvider shop(SpanExporter exporter) {
    return SdkTracerProvider.builder()
        .setResource(resource("shop", "1.4.2"))
        .setSpanLimits(SpanLimits.builder().setMaxNumberOfAttributes(9).build())
        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
        .build();
  }

  private static SdkTracerProvider stock(SpanExporter exporter) {
    return SdkTracerProvider.builder()
        .setResource(resource("stock", "0.9"))
        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
        .build();
  }

  private static Resource resource(String service, String version) {
    return Resource.getDefault()
        .merge(
            Resource.create(
                Attributes.builder()
                    .put("service.name", service)
                    .put("service.version", version)
                    .put("service.instance.id", service + "-1")
                    .put("host.name", "sample-host")
                    .put("process.pid", 4711)
                    .put("deployment.environment.name", "sample")
                    .put("process.command_line", "java -jar " + service + ".jar")
                    .build()));
  }

  private void request(int order) {
    Span request =
        shop.spanBuilder("GET /orders/{id}")
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", "GET")
            .setAttribute("http.route", "/orders/{id}")
            .setAttribute("http.response.status_code", order == 2 ? 500 : 200)
            .startSpan();
    Context within = Context.root().with(request);
    query(within, order);
    call(within, order);
    if (order == 2) {
      request.recordException(new IllegalStateException("no such order\n\"2\""));
      request.setStatus(StatusCode.ERROR, "no such order");
    }
    request.end();
  }

  private void query(Context within, int order) {
    Span query =
        shop.spanBuilder("SELECT orders")
            .setParent(within)
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("db.system.name", "postgresql")
            .setAttribute(
                "db.query.text", "select *\n from orders where id = $1 and note <> '\"ü😀\\'")
            .setAttribute("db.query.parameter.0", Integer.toString(order))
            .setAttribute("db.response.returned_rows", 1)
            .startSpan();
    query.addEvent("fetched", Attributes.of(AttributeKey.longKey("rows"), 1L));
    query.end();
  }

  private void call(Context within, int order) {
    Span client =
        shop.spanBuilder("GET").setParent(within).setSpanKind(SpanKind.CLIENT).startSpan();
    client.setAttribute("url.full", "http://stock.example/stock?order=" + order);
    Span server =
        stock
            .spanBuilder("GET /stock")
            .setParent(within.with(client))
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("host.name", "the-span-s-own-host")
            .startSpan();
    Span send =
        stock
            .spanBuilder("orders send")
            .setParent(within.with(server))
            .setSpanKind(SpanKind.PRODUCER)
            .startSpan();
    Span received =
        stock
            .spanBuilder("orders process")
            .setNoParent()
            .addLink(send.getSpanContext(), Attributes.of(AttributeKey.stringKey("why"), "sent"))
            .setSpanKind(SpanKind.CONSUMER)
            .startSpan();
    send.end();
    received.end();
    server.end();
    client.end();
  }

  /// A span with every type of attribute, and one attribute more than the shop's limit.
  private void worker() {
    Span typed = shop.spanBuilder("types").setNoParent().startSpan();
    typed.setAttribute("text", "a, b");
    typed.setAttribute("yes", true);
    typed.setAttribute("long", Long.MIN_VALUE);
    typed.setAttribute("double", 0.1);
    typed.setAttribute("not-a-number", Double.NaN);
    typed.setAttribute(AttributeKey.stringArrayKey("texts"), java.util.List.of("a", "", "c d"));
    typed.setAttribute(AttributeKey.longArrayKey("longs"), java.util.List.of(1L, 2L, 3L));
    typed.setAttribute(AttributeKey.doubleArrayKey("doubles"), java.util.List.of(0.5, 1e300));
    typed.setAttribute(AttributeKey.booleanArrayKey("booleans"), java.util.List.of(true, false));
    typed.setAttribute("one-too-many", "dropped by the SDK");
    typed.end();
  }
}
