package dev.slowpath.sample.shop.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.zip.GZIPOutputStream;

/// A span exporter that appends to a gzip file while one is open and discards otherwise, so that
/// the warm-up leaves no trace.
final class SpanFile implements SpanExporter {
  private OutputStream out = OutputStream.nullOutputStream();
  private boolean isOpen;
  private long written;

  synchronized void begin(Path file) throws IOException {
    out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16);
    isOpen = true;
    written = 0;
  }

  /// Ends the file and says how many spans are in it.
  synchronized long end() throws IOException {
    out.close();
    out = OutputStream.nullOutputStream();
    isOpen = false;
    return written;
  }

  @Override
  public synchronized CompletableResultCode export(Collection<SpanData> spans) {
    if (isOpen) {
      try {
        out.write(OtlpJsonLines.line(spans));
        written += spans.size();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
