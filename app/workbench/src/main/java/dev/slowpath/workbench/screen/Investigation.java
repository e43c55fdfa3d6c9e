package dev.slowpath.workbench.screen;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.intake.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a window shows: how each file was read, the captures joined, and their ranking.
///
/// @param name what it is called until somebody names it: the folder or first file it was read from
public record Investigation(String name, List<Outcome> outcomes, Linked linked, Ranking ranking) {

  public Investigation {
    Objects.requireNonNull(name);
    outcomes = List.copyOf(outcomes);
    Objects.requireNonNull(linked);
    Objects.requireNonNull(ranking);
  }

  /// The investigation nobody has given a file yet.
  public static Investigation empty() {
    return of("New investigation", List.of(), Optional.empty());
  }

  /// Joins and ranks what was read.
  ///
  /// @param window the time to look at; empty for all that was observed
  public static Investigation of(String name, List<Outcome> outcomes, Optional<TimeRange> window) {
    List<Capture> captures =
        outcomes.stream()
            .filter(Outcome.Read.class::isInstance)
            .map(Outcome.Read.class::cast)
            .flatMap(read -> read.captures().stream())
            .toList();
    return new Investigation(
        name, outcomes, Linked.of(captures, window), Ranking.of(captures, window));
  }

  /// The files that were read, in the order they were named.
  public List<Outcome.Read> read() {
    return outcomes.stream()
        .filter(Outcome.Read.class::isInstance)
        .map(Outcome.Read.class::cast)
        .toList();
  }

  public boolean isEmpty() {
    return outcomes.isEmpty();
  }
}
