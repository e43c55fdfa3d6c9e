package dev.slowpath.desktop.flame;

import dev.slowpath.analysis.link.Linked.KnownProfile;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.EstimatedTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Metrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the flame graph's page shows beside the picture: metrics, self times, matches.
public final class FlameModel {

  private FlameModel() {}

  /// A metric of one profile.
  public record Choice(KnownProfile profile, Metric metric) {}

  /// A frame wherever it stands.
  ///
  /// @param self the weight of samples that end in it
  public record SelfTime(Frame frame, long self, double share) {}

  public static List<Choice> choices(Investigation investigation) {
    List<Choice> choices = new ArrayList<>();
    for (KnownProfile profile : investigation.linked().profiles()) {
      profile.profile().metrics().forEach(metric -> choices.add(new Choice(profile, metric)));
    }
    return choices;
  }

  /// What a choice shows; of a profile without stacks the tree is an estimate.
  static String name(Choice choice) {
    String metric = Metrics.name(choice.metric());
    return EstimatedTree.isEstimated(choice.profile().profile()) ? metric + ", estimated" : metric;
  }

  /// Frames by self weight, the heaviest first.
  public static List<SelfTime> selfTimes(CallTree tree) {
    Map<Frame, Long> selfs = new HashMap<>();
    for (int node = 1; node < tree.size(); node++) {
      if (tree.self(node) > 0) {
        selfs.merge(tree.frame(node), tree.self(node), Long::sum);
      }
    }
    double whole = (double) tree.total(0);
    return selfs.entrySet().stream()
        .map(one -> new SelfTime(one.getKey(), one.getValue(), one.getValue() / whole))
        .sorted(
            Comparator.comparingLong(SelfTime::self)
                .reversed()
                .thenComparing(one -> one.frame().name()))
        .toList();
  }

  static boolean matches(@Nullable Frame frame, String wanted) {
    return frame != null
        && !wanted.isEmpty()
        && frame.name().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
  }

  /// The share of all weight under a matching frame, each sample counted once.
  static double matched(CallTree tree, String wanted) {
    boolean[] isUnder = new boolean[tree.size()];
    long weight = 0;
    for (int node = 1; node < tree.size(); node++) {
      boolean isHit = matches(tree.frame(node), wanted);
      if (isHit && !isUnder[tree.parent(node)]) {
        weight += tree.total(node);
      }
      isUnder[node] = isHit || isUnder[tree.parent(node)];
    }
    return weight / (double) tree.total(0);
  }
}
