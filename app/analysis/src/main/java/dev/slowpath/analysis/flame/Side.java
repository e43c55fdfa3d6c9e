package dev.slowpath.analysis.flame;

import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Samples.Losses;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// One of two profiles that are compared.
///
/// @param tree its call tree
/// @param counts the same tree with every sample weighing one: how sure its weights are
/// @param during what its weights are divided by
/// @param mode how its samples were taken, as far as known; empty where nothing is
public record Side(CallTree tree, CallTree counts, Losses losses, During during, String mode) {

  /// What happened while it was recorded.
  ///
  /// @param seconds how long was recorded; NaN where the profile does not say
  /// @param cpuSeconds CPU time that the same profile counts; NaN where it counts none
  /// @param requests how many requests were served meanwhile; NaN where nobody says
  public record During(double seconds, double cpuSeconds, double requests) {

    /// What a profile tells of it.
    ///
    /// @param range the time that is looked at; empty for all
    /// @param requests served in that time; NaN where nobody says
    public static During of(Profile profile, Optional<TimeRange> range, double requests) {
      Optional<TimeRange> recorded = profile.range();
      double seconds =
          range
              .flatMap(asked -> recorded.flatMap(asked::common))
              .or(() -> recorded)
              .map(TimeRange::seconds)
              .orElse(Double.NaN);
      return new During(seconds, cpuSeconds(profile, range), requests);
    }

    /// By the threads' own clocks, else by the interval at which running threads were sampled. Of
    /// all threads and functions: what is compared is how much of the work they are.
    private static double cpuSeconds(Profile profile, Optional<TimeRange> range) {
      for (Metric metric : List.of(Metric.CPU_TIME, Metric.CPU)) {
        Samples samples = profile.samples(metric).orElse(null);
        if (samples == null || samples.size() == 0) {
          continue;
        }
        double perWeight =
            samples.unit() == Unit.NANOSECONDS ? 1 : (double) samples.losses().periodNs();
        double sum = 0;
        for (int row = 0; row < samples.size(); row++) {
          long at = samples.timeNs(row);
          boolean isIn = range.map(one -> one.contains(at)).orElse(true);
          sum += isIn ? samples.weight(row) * perWeight : 0;
        }
        if (sum > 0) {
          return sum / 1e9;
        }
      }
      return Double.NaN;
    }
  }

  public Side {
    Objects.requireNonNull(tree);
    Objects.requireNonNull(counts);
    Objects.requireNonNull(losses);
    Objects.requireNonNull(during);
    Objects.requireNonNull(mode);
  }

  /// One metric of a profile, seen through lenses.
  ///
  /// @param range the time that the lenses leave of it; empty for all
  /// @param requests served in that time; NaN where nobody says
  public static Side of(
      Profile profile,
      Metric metric,
      List<Lens> lenses,
      Optional<TimeRange> range,
      double requests) {
    List<Lens> counting = new ArrayList<>(lenses);
    counting.add(new Lens.CountSamples());
    return new Side(
        CallTree.of(profile, metric, lenses),
        CallTree.of(profile, metric, counting),
        profile.samples(metric).map(Samples::losses).orElse(Losses.NONE),
        During.of(profile, range, requests),
        profile.facts().getOrDefault(Profile.MODE, ""));
  }

  double seconds() {
    return during.seconds();
  }

  /// Whether weights can be divided by it.
  public boolean knows(Per per) {
    return divisor(per) > 0;
  }

  /// What weights are divided by; NaN where it is not known.
  double divisor(Per per) {
    return switch (per) {
      case SAMPLE -> tree.total(0);
      case SECOND -> during.seconds();
      case CPU_SECOND -> during.cpuSeconds();
      case REQUEST -> during.requests();
    };
  }
}
