package dev.slowpath.desktop.flame;

import dev.slowpath.analysis.link.AddedProfiles;
import dev.slowpath.analysis.link.Linked.KnownProfile;
import dev.slowpath.analysis.path.PathProfile;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.LineWeights;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.workbench.layout.FlameLayout;
import dev.slowpath.workbench.screen.Filters;
import dev.slowpath.workbench.screen.Investigation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the flame graph's page shows: metrics to choose from, a call tree laid out, its frames.
public final class FlameModel {

  /// Paths of many files have no file of their own.
  private static final Provenance TRACES = new Provenance("traces", "", "", "");

  private FlameModel() {}

  /// A metric of one profile.
  public record Choice(KnownProfile profile, Metric metric) {}

  /// A frame wherever it stands.
  ///
  /// @param self the weight of samples that end in it
  /// @param total the weight of samples that pass through it, each counted once
  /// @param selfShare of all weight, 0..1
  public record FrameTime(
      Frame frame, long self, long total, double selfShare, double totalShare) {}

  /// A call tree made ready to be shown.
  ///
  /// @param kinds of the frames in it
  /// @param lenses it was seen through
  public record Shown(
      Choice choice,
      FlameLayout layout,
      List<FrameTime> frames,
      Set<Frame.Kind> kinds,
      List<Lens> lenses) {
    public Shown {
      lenses = List.copyOf(lenses);
      frames = List.copyOf(frames);
      kinds = Set.copyOf(kinds);
    }

    CallTree tree() {
      return layout.tree();
    }

    /// The lines of a function in what is shown; takes a moment.
    List<LineWeights.Line> lines(String function) {
      return LineWeights.of(choice.profile().profile(), choice.metric(), lenses, function::equals)
          .of(function);
    }
  }

  /// What can be shown: each metric of each profile, and the critical paths of the traces. Takes a
  /// while where there are many traces.
  public static List<Choice> choices(Investigation investigation) {
    List<Choice> choices = new ArrayList<>();
    List<KnownProfile> profiles = new ArrayList<>();
    investigation.linked().added().map(AddedProfiles::profile).ifPresent(profiles::add);
    profiles.addAll(investigation.linked().profiles());
    for (KnownProfile profile : profiles) {
      profile.profile().metrics().forEach(metric -> choices.add(new Choice(profile, metric)));
    }
    PathProfile.of(investigation.linked())
        .map(paths -> new KnownProfile(TRACES, paths))
        .ifPresent(paths -> choices.add(new Choice(paths, Metric.CRITICAL_PATH)));
    return choices;
  }

  /// The page's switches.
  record Switches(boolean mergesRecursion, boolean isInverted) {}

  /// The lenses that filters, steps and the page's switches ask for.
  static List<Lens> lenses(Filters filters, List<Lens> steps, Switches switches) {
    List<Lens> lenses = new ArrayList<>();
    filters.time().ifPresent(range -> lenses.add(new Lens.OnlyTime(range)));
    filters.thread().ifPresent(thread -> lenses.add(new Lens.OnlyThread(thread)));
    lenses.addAll(steps);
    if (switches.mergesRecursion()) {
      lenses.add(new Lens.MergeRecursion());
    }
    if (switches.isInverted()) {
      lenses.add(new Lens.Inverted());
    }
    return lenses;
  }

  /// Works everything out; takes a while on large profiles.
  public static Shown shown(Choice choice, List<Lens> lenses) {
    CallTree tree = CallTree.of(choice.profile().profile(), choice.metric(), lenses);
    Set<Frame.Kind> kinds = EnumSet.noneOf(Frame.Kind.class);
    for (int node = 1; node < tree.size(); node++) {
      kinds.add(tree.frame(node).kind());
    }
    return new Shown(choice, FlameLayout.of(tree), frames(tree), kinds, lenses);
  }

  /// Frames by self weight, the heaviest first.
  public static List<FrameTime> frames(CallTree tree) {
    Map<Frame, long[]> weights = new HashMap<>();
    boolean[] isRepeat = repeats(tree);
    for (int node = 1; node < tree.size(); node++) {
      long[] both = weights.computeIfAbsent(tree.frame(node), absent -> new long[2]);
      both[0] += tree.self(node);
      both[1] += isRepeat[node] ? 0 : tree.total(node);
    }
    double whole = Math.max(1, tree.total(0));
    return weights.entrySet().stream()
        .map(one -> {
          long self = one.getValue()[0];
          long total = one.getValue()[1];
          return new FrameTime(one.getKey(), self, total, self / whole, total / whole);
        })
        .sorted(
            Comparator.comparingLong((FrameTime one) -> -one.self())
                .thenComparingLong(one -> -one.total())
                .thenComparing(one -> one.frame().name())
                .thenComparing(one -> one.frame().file())
                .thenComparingInt(one -> one.frame().line())
                .thenComparing(one -> one.frame().kind()))
        .toList();
  }

  /// Whether a node's frame stands above it already, so that its weight is counted there. One walk
  /// in depth, by hand: stacks may be deeper than Java's own.
  private static boolean[] repeats(CallTree tree) {
    int size = tree.size();
    int[] firstChild = new int[size + 1];
    int[] children = new int[size];
    for (int node = size - 1; node > 0; node--) {
      firstChild[tree.parent(node)] = node;
      children[tree.parent(node)]++;
    }
    Map<Frame, int[]> open = new HashMap<>();
    boolean[] isRepeat = new boolean[size];
    int[] path = new int[size];
    int[] next = new int[size];
    int depth = 0;
    while (depth >= 0) {
      int node = path[depth];
      if (next[node] < children[node]) {
        int child = firstChild[node] + next[node]++;
        int[] above = open.computeIfAbsent(tree.frame(child), absent -> new int[1]);
        isRepeat[child] = above[0]++ > 0;
        path[++depth] = child;
      } else {
        if (node > 0) {
          open.getOrDefault(tree.frame(node), new int[1])[0]--;
        }
        depth--;
      }
    }
    return isRepeat;
  }
}
