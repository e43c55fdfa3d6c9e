package dev.slowpath.analysis.link;

import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.statement.StatementWindow;
import dev.slowpath.model.trace.TraceSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The time that loads are of.
final class LoadTime {

  private LoadTime() {}

  /// What the traces cover, else the statement window, else the profiles, else the logs.
  static Optional<TimeRange> observed(
      TraceSet traces,
      List<Linked.ServerStatement> statements,
      List<Linked.KnownProfile> profiles,
      LogTime logged) {
    return traces
        .range()
        .or(() -> ofStatements(statements))
        .or(() ->
            profiles.stream()
                .flatMap(one -> one.profile().range().stream())
                .reduce(TimeRange::span))
        .or(() -> logged.range().filter(one -> one.seconds() > 0));
  }

  private static Optional<TimeRange> ofStatements(List<Linked.ServerStatement> statements) {
    return statements.stream()
        .map(Linked.ServerStatement::window)
        .filter(one -> one.seconds() > 0)
        .findFirst()
        .flatMap(LoadTime::range);
  }

  private static Optional<TimeRange> range(StatementWindow window) {
    Instant from = window.from();
    Instant to = window.to();
    return from == null || to == null
        ? Optional.empty()
        : Optional.of(
            new TimeRange(from.toEpochMilli() * 1_000_000, to.toEpochMilli() * 1_000_000));
  }

  /// The part of an asked time that anything is known of.
  static TimeRange recorded(TimeRange asked, Optional<TimeRange> observed) {
    return observed.flatMap(asked::common).filter(one -> one.seconds() > 0).orElse(asked);
  }

  /// What the whole times of the requests that begin in a window are divided by for a load; NaN
  /// without a window.
  static double seconds(Requests requests, @Nullable TimeRange asked, @Nullable TimeRange window) {
    if (window == null) {
      return Double.NaN;
    }
    if (asked == null) {
      return window.seconds();
    }
    TraceSet traces = requests.traces();
    double inside = 0;
    for (int span = 0; span < traces.size(); span++) {
      long from = Math.max(window.startNs(), traces.startNs(span));
      long to = Math.min(window.endNs(), traces.endNs(span));
      inside += requests.requestOf(span) == span ? traces.weight(span) * Math.max(0, to - from) : 0;
    }
    double whole =
        requests.byEndpoint().values().stream()
            .flatMap(List::stream)
            .mapToDouble(entry -> traces.weight(entry) * traces.durationNs(entry))
            .sum();
    return inside > 0 && whole > 0 ? window.seconds() * whole / inside : window.seconds();
  }
}
