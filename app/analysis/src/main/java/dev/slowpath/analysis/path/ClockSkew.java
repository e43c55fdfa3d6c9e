package dev.slowpath.analysis.path;

import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// How far the clock of a service is ahead of the clock of one that calls it, as a trace shows:
/// what serves a call cannot begin before it or end after it.
///
/// Only pairs of a call and what serves it in another service are looked at; any other child that
/// outlives its parent may do so. Taken as in the middle of the call, as Zipkin does
/// (`zipkin-lens`, clock-skew.js): half of what the call takes longer is the way there, half the
/// way back. Times are shown as they were recorded; the critical path holds spans to their parents.
///
/// @param caller the calling service
/// @param service the one whose clock is ahead
/// @param ms how far; below 0 where it is behind
/// @param calls in which it shows
public record ClockSkew(String caller, String service, double ms, int calls) {

  public ClockSkew {
    Objects.requireNonNull(caller);
    Objects.requireNonNull(service);
  }

  /// The largest difference of a trace's pairs of services; of none where all calls hold what
  /// serves them.
  public static Optional<ClockSkew> of(TraceSet traces, int trace) {
    Map<String, ClockSkew> byPair = new TreeMap<>();
    for (int span = traces.first(trace); span < traces.end(trace); span++) {
      double ms = aheadMs(traces, span);
      if (ms != 0) {
        String caller = traces.service(traces.parent(span));
        ClockSkew one = new ClockSkew(caller, traces.service(span), ms, 1);
        byPair.merge(caller + "\u0000" + one.service(), one, ClockSkew::with);
      }
    }
    return byPair.values().stream()
        .reduce((one, other) -> Math.abs(other.ms()) > Math.abs(one.ms()) ? other : one);
  }

  private ClockSkew with(ClockSkew other) {
    double most = Math.abs(other.ms) > Math.abs(ms) ? other.ms : ms;
    return new ClockSkew(caller, service, most, calls + other.calls);
  }

  /// How far what serves a call is ahead of it; 0 where it lies within.
  private static double aheadMs(TraceSet traces, int span) {
    int call = traces.parent(span);
    boolean isServed =
        call >= 0
            && traces.kind(span) == SpanKind.SERVER
            && traces.kind(call) == SpanKind.CLIENT
            && !traces.service(call).equals(traces.service(span));
    if (!isServed) {
      return 0;
    }
    boolean isWithin =
        traces.startNs(span) >= traces.startNs(call) && traces.endNs(span) <= traces.endNs(call);
    long way = Math.max(0, traces.durationNs(call) - traces.durationNs(span)) / 2;
    return isWithin ? 0 : (traces.startNs(span) - traces.startNs(call) - way) / 1e6;
  }
}
