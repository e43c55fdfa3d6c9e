package dev.slowpath.model.endpoint;

/// Percentiles of a set of requests by nearest rank, so each is the duration of a request that
/// happened. Percentiles that too few requests stand behind are NaN: p95 under 20, p99 under 100.
///
/// @param n the observed requests behind it (not weighted)
public record Latency(
    long n, double p50Ms, double p95Ms, double p99Ms, double maxMs, double meanMs) {}
