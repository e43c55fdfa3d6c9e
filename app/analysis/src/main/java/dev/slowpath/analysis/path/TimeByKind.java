package dev.slowpath.analysis.path;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.endpoint.TimeKind;
import java.util.EnumMap;
import java.util.Map;

/// What the time of one request goes to: its critical path, by kind.
public final class TimeByKind {

  private TimeByKind() {}

  /// Milliseconds of one request, not weighted.
  public static Map<TimeKind, Double> ofRequest(Linked linked, int entry) {
    Map<TimeKind, Double> byKind = new EnumMap<>(TimeKind.class);
    for (CriticalPath.Section section : CriticalPath.ofRequest(linked, entry)) {
      double ms = (section.endNs() - section.startNs()) / 1e6;
      byKind.merge(kind(linked, section.span(), entry), ms, Double::sum);
    }
    return byKind;
  }

  /// What another service does for a request is an outgoing call to it, whatever it does there.
  private static TimeKind kind(Linked linked, int span, int entry) {
    if (linked.requests().requestOf(span) != entry) {
      return TimeKind.HTTP;
    }
    return span == entry ? TimeKind.OWN : linked.kind(span);
  }
}
