package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The functions with most of the CPU time of a side's profiles, by their own part of it.
final class HotFrames {
  private static final int MOST = 20;
  private static final List<Metric> BEST_FIRST = List.of(Metric.CPU_TIME, Metric.CPU);

  private static final Comparator<FrameShare> HOTTEST =
      Comparator.<FrameShare>comparingDouble(one -> -one.share()).thenComparing(FrameShare::frame);

  private HotFrames() {}

  static List<FrameShare> of(Linked linked) {
    for (Metric metric : BEST_FIRST) {
      List<Profile> profiles =
          linked.profiles().stream()
              .map(Linked.KnownProfile::profile)
              .filter(one -> one.samples(metric).map(Samples::size).orElse(0) > 0)
              .toList();
      if (!profiles.isEmpty()) {
        return shares(linked, profiles, metric);
      }
    }
    return List.of();
  }

  private static List<FrameShare> shares(Linked linked, List<Profile> profiles, Metric metric) {
    Map<String, Double> byFrame = new TreeMap<>();
    for (Profile profile : profiles) {
      profile.samples(metric).ifPresent(samples -> add(linked, profile, samples, byFrame));
    }
    double whole = byFrame.values().stream().mapToDouble(one -> one).sum();
    return byFrame.entrySet().stream()
        .map(one -> new FrameShare(one.getKey(), one.getValue() / whole))
        .sorted(HOTTEST)
        .limit(MOST)
        .toList();
  }

  private static void add(
      Linked linked, Profile profile, Samples samples, Map<String, Double> byFrame) {
    for (int row = 0; row < samples.size(); row++) {
      long at = samples.timeNs(row);
      boolean isIn = linked.asked().map(range -> range.contains(at)).orElse(true);
      if (isIn && samples.stack(row) != Stacks.ROOT) {
        int frame = profile.stacks().frame(samples.stack(row));
        double weight = samples.weight(row);
        byFrame.merge(profile.frames().get(frame).name(), weight, Double::sum);
      }
    }
  }
}
