package dev.slowpath.workbench.quality;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.intake.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The time that captures tell of, on their own clocks.
public final class Recorded {

  private Recorded() {}

  /// The time of a capture; without length for what was taken at an instant, empty where it says
  /// none.
  public static Optional<TimeRange> of(Capture capture) {
    return switch (capture) {
      case Capture.OfProfile(_, var profile) -> profile.range();
      case Capture.OfTraces(_, var traces) -> traces.range();
      case Capture.OfStatements(_, var snapshot) ->
          Optional.ofNullable(snapshot.at()).map(Recorded::moment);
      case Capture.OfCatalog(_, var catalog) ->
          Optional.ofNullable(catalog.at()).map(Recorded::moment);
      case Capture.OfLog(_, var log) -> log.range();
      case Capture.OfPlans _, Capture.OfCallGraph _, Capture.OfRules _ -> Optional.empty();
    };
  }

  /// From the first to the last instant of a file.
  public static Optional<TimeRange> of(Outcome.Read read) {
    return of(read.captures());
  }

  /// From the first to the last instant of several captures.
  public static Optional<TimeRange> of(List<Capture> captures) {
    return captures.stream().flatMap(one -> of(one).stream()).reduce(TimeRange::span);
  }

  private static TimeRange moment(Instant at) {
    long ns = Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
    return new TimeRange(ns, ns);
  }
}
