package dev.slowpath.workbench.screen;

import dev.slowpath.analysis.link.Crew;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.intake.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a window shows: how each file was read, the captures joined, and their ranking, held to the
/// filters in force.
///
/// @param name what it is called until somebody names it: the folder or first file it was read from
/// @param policy how strictly it is judged
/// @param whole the ids of all bottlenecks, those that the filters leave out too, in their order
/// @param casebook what people wrote in it
public record Investigation(
    String name,
    List<Outcome> outcomes,
    Linked linked,
    Ranking ranking,
    Filters filters,
    List<String> whole,
    Policy policy,
    Casebook casebook) {

  public Investigation {
    Objects.requireNonNull(name);
    outcomes = List.copyOf(outcomes);
    Objects.requireNonNull(linked);
    Objects.requireNonNull(ranking);
    Objects.requireNonNull(filters);
    whole = List.copyOf(whole);
    Objects.requireNonNull(policy);
    Objects.requireNonNull(casebook);
  }

  /// The investigation nobody has given a file yet.
  public static Investigation empty() {
    return of("New investigation", List.of(), Optional.empty());
  }

  /// Joins and ranks what was read.
  ///
  /// @param window the time to look at; empty for all that was observed
  public static Investigation of(String name, List<Outcome> outcomes, Optional<TimeRange> window) {
    return of(name, outcomes, window, Crew.alone());
  }

  /// Joins and ranks what was read.
  ///
  /// @param window the time to look at; empty for all that was observed
  /// @param crew who does it
  public static Investigation of(
      String name, List<Outcome> outcomes, Optional<TimeRange> window, Crew crew) {
    Policy policy = Outcome.policy(outcomes);
    List<Capture> captures =
        outcomes.stream()
            .filter(Outcome.Read.class::isInstance)
            .map(Outcome.Read.class::cast)
            .flatMap(read -> read.captures().stream())
            .toList();
    Linked linked = Linked.of(captures, window, crew);
    Ranking ranking = Ranking.of(linked, policy);
    Filters time =
        window.map(range -> Filters.none().with(new Filter.Time(range))).orElse(Filters.none());
    List<String> ids = ranking.bottlenecks().stream().map(Bottleneck::id).toList();
    return new Investigation(name, outcomes, linked, ranking, time, ids, policy, Casebook.EMPTY);
  }

  /// The same files held to other filters. Time is measured anew; where requests were served only
  /// leaves rows out, so that the figures and ranks of the others stay.
  public Investigation narrowed(Filters wanted) {
    boolean isMeasured = !filters.holdsToRequests() && filters.time().equals(wanted.time());
    Investigation base =
        isMeasured ? this : of(name, outcomes, wanted.time(), linked.crew()).with(casebook);
    if (!wanted.holdsToRequests()) {
      return new Investigation(
          name, outcomes, base.linked, base.ranking, wanted, base.whole, policy, casebook);
    }
    Ranking some = base.ranking.admitting(wanted::admits, wanted::admits);
    Linked linked = base.linked.narrowed(wanted::admits);
    return new Investigation(name, outcomes, linked, some, wanted, base.whole, policy, casebook);
  }

  /// The same with what people wrote in it.
  public Investigation with(Casebook written) {
    return new Investigation(name, outcomes, linked, ranking, filters, whole, policy, written);
  }

  /// The place of a bottleneck among all, from 1, whatever the filters leave out.
  public int rank(Bottleneck bottleneck) {
    return whole.indexOf(bottleneck.id()) + 1;
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
