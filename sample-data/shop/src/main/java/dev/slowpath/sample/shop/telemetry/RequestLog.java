package dev.slowpath.sample.shop.telemetry;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The service's own access log: one CSV line a request, written while a file is open.
final class RequestLog {
  private static final String HEADER =
      "start_epoch_ns,method,route,status,duration_us,queries,body_bytes,trace_id";

  private @Nullable BufferedWriter out;

  synchronized void open(Path file) throws IOException {
    out = Files.newBufferedWriter(file);
    out.write(HEADER + "\n");
  }

  synchronized void close() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }

  synchronized void add(ServedRequest request) {
    if (out == null) {
      return;
    }
    try {
      out.write(line(request));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String line(ServedRequest request) {
    return String.format(
        Locale.ROOT,
        "%d,GET,%s,%d,%.3f,%d,%d,%s\n",
        request.startEpochNs(),
        request.route(),
        request.status(),
        (request.endEpochNs() - request.startEpochNs()) / 1e3,
        request.queries(),
        request.bodyBytes(),
        request.traceId());
  }
}
