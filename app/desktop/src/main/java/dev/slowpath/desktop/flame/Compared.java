package dev.slowpath.desktop.flame;

import dev.slowpath.analysis.flame.FlameDiff;
import dev.slowpath.analysis.flame.Per;
import dev.slowpath.analysis.flame.Side;
import dev.slowpath.analysis.link.Requests;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.layout.FlameLayout;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Two profiles on one another, made ready to be shown.
///
/// @param layout of the difference
/// @param unit of the weights
/// @param pers what both can be divided by
record Compared(
    Base before,
    Base after,
    Side beforeSide,
    Side afterSide,
    FlameDiff diff,
    FlameLayout layout,
    Unit unit,
    List<Per> pers) {

  private static final List<Per> OFFERED =
      List.of(Per.SECOND, Per.CPU_SECOND, Per.REQUEST, Per.SAMPLE);

  /// So much of a profile's time must be in the traces for their requests to be its own.
  private static final double COVERED = 0.9;

  Compared {
    pers = List.copyOf(pers);
  }

  /// Two views, and how both are looked at.
  ///
  /// @param steps of either, in turn
  /// @param per what is to be divided by, where both know it
  record Asked(
      Base before,
      Base after,
      Metric metric,
      List<List<Lens>> steps,
      Optional<Per> per,
      TraceSet traces) {
    Asked {
      Objects.requireNonNull(before);
      Objects.requireNonNull(after);
      Objects.requireNonNull(metric);
      steps = steps.stream().map(List::copyOf).toList();
      Objects.requireNonNull(per);
      Objects.requireNonNull(traces);
    }
  }

  /// Lays one on the other; empty where one has no samples to compare.
  static Optional<Compared> of(Asked asked) {
    Side before = side(asked, asked.before(), asked.steps().getFirst());
    Side after = side(asked, asked.after(), asked.steps().getLast());
    boolean isOneUnit = before.tree().unit() == after.tree().unit();
    List<Per> pers =
        OFFERED.stream()
            .filter(per -> per == Per.SAMPLE || isOneUnit)
            .filter(per -> before.knows(per) && after.knows(per))
            .toList();
    if (before.tree().total(0) == 0 || after.tree().total(0) == 0) {
      return Optional.empty();
    }
    Per usual = pers.contains(Per.SECOND) ? Per.SECOND : Per.SAMPLE;
    Per per = asked.per().filter(pers::contains).orElse(usual);
    FlameDiff diff = FlameDiff.of(before, after, per);
    return Optional.of(
        new Compared(
            asked.before(),
            asked.after(),
            before,
            after,
            diff,
            FlameLayout.of(diff),
            after.tree().unit(),
            pers));
  }

  /// How many samples both have.
  static String samples(Compared both) {
    return "%s and %s samples"
        .formatted(
            Numbers.count(both.beforeSide().tree().samples()),
            Numbers.count(both.afterSide().tree().samples()));
  }

  private static Side side(Asked asked, Base base, List<Lens> steps) {
    Profile profile = base.profile().profile();
    List<Lens> lenses = new ArrayList<>(base.lenses());
    lenses.addAll(steps);
    return Side.of(
        profile,
        metric(profile, asked.metric()),
        lenses,
        base.range(),
        requests(asked.traces(), base.range().or(profile::range)));
  }

  /// The same metric where the profile has it, else the one it has most samples of.
  private static Metric metric(Profile profile, Metric wanted) {
    if (profile.samples(wanted).isPresent() || profile.metrics().isEmpty()) {
      return wanted;
    }
    Metric best = profile.metrics().iterator().next();
    for (Metric metric : profile.metrics()) {
      best = size(profile, metric) > size(profile, best) ? metric : best;
    }
    return best;
  }

  private static int size(Profile profile, Metric metric) {
    return profile.samples(metric).map(Samples::size).orElse(0);
  }

  /// How many requests the traces hold of a time; NaN where they do not cover it.
  private static double requests(TraceSet traces, Optional<TimeRange> time) {
    Optional<TimeRange> traced = traces.range();
    if (time.isEmpty() || traced.isEmpty()) {
      return Double.NaN;
    }
    double both = time.get().common(traced.get()).map(TimeRange::seconds).orElse(0.0);
    if (!(both >= COVERED * time.get().seconds())) {
      return Double.NaN;
    }
    return Requests.of(traces, time).byEndpoint().values().stream()
        .flatMap(List::stream)
        .mapToDouble(traces::weight)
        .sum();
  }
}
