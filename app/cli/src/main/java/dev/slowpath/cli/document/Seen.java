package dev.slowpath.cli.document;

import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.EstimatedTree;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.LineWeights;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Samples.Losses;
import dev.slowpath.model.profile.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A profile seen by one metric, or by all of them with every sample counted once.
///
/// @param metric a metric's id, or `samples`
/// @param isEstimated whether the stacks were estimated from who called whom
/// @param lines of the functions in the tree, worked out when they are asked for
/// @param mode how samples were taken, as far as known; empty where nothing is
public record Seen(
    String metric,
    CallTree tree,
    Losses losses,
    boolean isEstimated,
    String mode,
    Supplier<LineWeights> lines) {
  /// Every sample once, whatever its kind: for comparison with tools that count so.
  public static final String ALL = "samples";

  /// The names that may be asked for in a profile.
  public static List<String> choices(Profile profile) {
    List<String> ids = new ArrayList<>(profile.metrics().stream().map(Metric::id).toList());
    ids.add(ALL);
    return ids;
  }

  /// By the metric asked for; by the best there is where none is: CPU time by the threads' own
  /// clocks, else the first of the others that has samples. Empty if the profile does not have it.
  public static Optional<Seen> of(Profile profile, Optional<String> asked, List<Lens> lenses) {
    if (asked.filter(ALL::equals).isPresent()) {
      return Optional.of(all(profile, lenses));
    }
    return profile.metrics().stream()
        .filter(metric -> asked.isEmpty() || metric.id().equals(asked.get()))
        .min(Comparator.comparingInt(metric -> preference(profile, metric)))
        .map(metric -> by(profile, metric, lenses));
  }

  private static int preference(Profile profile, Metric metric) {
    boolean isEmpty = profile.samples(metric).map(Samples::size).orElse(0) == 0;
    return isEmpty ? 2 : metric == Metric.CPU_TIME ? 0 : 1;
  }

  private static Seen by(Profile profile, Metric metric, List<Lens> lenses) {
    Losses losses = profile.samples(metric).map(Samples::losses).orElse(Losses.NONE);
    return new Seen(
        metric.id(),
        CallTree.of(profile, metric, lenses),
        losses,
        EstimatedTree.isEstimated(profile),
        mode(profile),
        () -> LineWeights.of(profile, metric, lenses));
  }

  /// The samples of all metrics as those of one.
  private static Seen all(Profile profile, List<Lens> lenses) {
    Profile.Builder builder = Profile.builder().metric(Metric.CPU, Unit.SAMPLES);
    profile.threads().forEach(builder::thread);
    int[] stacks = stacks(profile, builder);
    long lost = 0;
    long failed = 0;
    long truncated = 0;
    for (Metric metric : profile.metrics()) {
      Samples samples = profile.samples(metric).orElseThrow();
      lost += samples.losses().lost();
      failed += samples.losses().failed();
      truncated += samples.losses().truncated();
      for (int row = 0; row < samples.size(); row++) {
        int thread = thread(profile, builder, samples.thread(row));
        builder.sample(Metric.CPU, stacks[samples.stack(row)], thread, samples.timeNs(row), 1);
      }
    }
    CallTree tree = CallTree.of(builder.build(), Metric.CPU, lenses);
    return new Seen(
        ALL,
        tree,
        new Losses(lost, failed, truncated, 0),
        EstimatedTree.isEstimated(profile),
        mode(profile),
        LineWeights::none);
  }

  private static String mode(Profile profile) {
    return profile.facts().getOrDefault(Profile.MODE, "");
  }

  private static int thread(Profile profile, Profile.Builder builder, int thread) {
    if (thread < 0) {
      return thread;
    }
    ProfiledThread known = profile.threads().get(thread);
    return builder.thread(known);
  }

  /// The number in the builder of each stack of the profile: parents stand before children.
  private static int[] stacks(Profile profile, Profile.Builder builder) {
    return profile.stacks().into(builder, frame -> builder.frame(profile.frames().get(frame)));
  }
}
