package dev.slowpath.sample.shop.telemetry;

/// One finished request as its SERVER span saw it; the times are the span's own.
public record ServedRequest(
    String route,
    int status,
    long startEpochNs,
    long endEpochNs,
    int queries,
    int bodyBytes,
    String traceId) {
  double seconds() {
    return (endEpochNs - startEpochNs) / 1e9;
  }
}
