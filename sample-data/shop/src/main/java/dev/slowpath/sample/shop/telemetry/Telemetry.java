package dev.slowpath.sample.shop.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// All the service tells about itself: spans, request log, metrics and the JFR recording. Every
/// request is traced; nothing is written until [#record(Path)].
public final class Telemetry implements AutoCloseable {
  private static final int QUEUE = 1 << 16;

  private final SpanFile spans = new SpanFile();
  private final RequestLog log = new RequestLog();
  private final Metrics metrics = new Metrics();
  private final SdkTracerProvider provider;
  private final Tracer tracer;
  private @Nullable FlightRecording flight;
  private @Nullable Path folder;

  public Telemetry(String mode) {
    var resource =
        Resource.create(
            Attributes.of(
                AttributeKey.stringKey("service.name"), "shop",
                AttributeKey.stringKey("service.instance.id"), "shop-1",
                AttributeKey.stringKey("deployment.environment.name"), mode));
    var processor =
        BatchSpanProcessor.builder(spans)
            .setScheduleDelay(Duration.ofSeconds(1))
            .setMaxQueueSize(QUEUE)
            .build();
    this.provider =
        SdkTracerProvider.builder().setResource(resource).addSpanProcessor(processor).build();
    this.tracer = provider.get("dev.slowpath.sample.shop");
  }

  public Tracer tracer() {
    return tracer;
  }

  public Metrics metrics() {
    return metrics;
  }

  public void served(ServedRequest request) {
    log.add(request);
    metrics.served(request);
  }

  /// Starts writing into a folder: `traces.jsonl.gz`, `service.log.csv` and, at the end,
  /// `shop.jfr`.
  public synchronized void record(Path into) throws IOException {
    flush();
    metrics.clear();
    spans.begin(into.resolve("traces.jsonl.gz"));
    log.open(into.resolve("service.log.csv"));
    folder = into;
    flight = FlightRecording.start();
  }

  /// Ends the recording and says how many spans were written.
  public synchronized long stop() throws IOException {
    if (flight != null && folder != null) {
      flight.stopInto(folder.resolve("shop.jfr"));
      flight = null;
    }
    flush();
    log.close();
    return spans.end();
  }

  private void flush() {
    var _ = provider.forceFlush().join(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    provider.close();
  }
}
