package dev.slowpath.desktop.flame;

import dev.slowpath.analysis.link.AddedProfiles;
import dev.slowpath.analysis.link.Linked.KnownProfile;
import dev.slowpath.analysis.path.PathProfile;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.EstimatedTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.FrameTree;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.LineWeights;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.TimeOrder;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Provenance;
import dev.slowpath.workbench.layout.FlameLayout;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// What the flame graph's page shows: metrics to choose from, a call tree laid out, its frames.
public final class FlameModel {

  /// Paths of many files have no file of their own.
  private static final Provenance TRACES = new Provenance("traces", "", "", "");

  /// The table of a picture holds this many of the heaviest frames.
  private static final int TABLED = 2_000;

  private FlameModel() {}

  /// A metric of one profile.
  public record Choice(KnownProfile profile, Metric metric) {}

  /// A frame wherever it stands.
  ///
  /// @param self the weight of samples that end in it
  /// @param total the weight of samples that pass through it, each counted once
  /// @param selfShare of all weight, 0..1
  /// @param paths on which it stands
  public record FrameTime(
      Frame frame, long self, long total, double selfShare, double totalShare, long paths) {}

  /// A call tree made ready to be shown.
  ///
  /// @param tree of all samples that are looked at
  /// @param layout of it, or of another tree of the same samples
  /// @param callers of the one function that the layout is of; empty where it is of all
  /// @param kinds of the frames in it
  /// @param lenses it was seen through
  public record Shown(
      Choice choice,
      CallTree tree,
      FlameLayout layout,
      Optional<FlameLayout> callers,
      List<FrameTime> frames,
      Set<Frame.Kind> kinds,
      List<Lens> lenses) {
    public Shown {
      lenses = List.copyOf(lenses);
      Objects.requireNonNull(choice);
      Objects.requireNonNull(tree);
      Objects.requireNonNull(layout);
      Objects.requireNonNull(callers);
      frames = List.copyOf(frames);
      kinds = Set.copyOf(kinds);
    }

    /// The lines of a function in what is shown; takes a moment.
    List<LineWeights.Line> lines(String function) {
      return LineWeights.of(choice.profile().profile(), choice.metric(), lenses, function::equals)
          .of(function);
    }
  }

  /// How samples are to be laid out.
  ///
  /// @param of the function between its callers and callees; empty for the one with most weight of
  ///   its own
  public record Wanted(FlameMode mode, String of) {
    public Wanted {
      Objects.requireNonNull(mode);
      Objects.requireNonNull(of);
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

  /// The lenses that the page's switches ask for.
  static List<Lens> lenses(boolean mergesRecursion, boolean isInverted) {
    List<Lens> lenses = new ArrayList<>();
    if (mergesRecursion) {
      lenses.add(new Lens.MergeRecursion());
    }
    if (isInverted) {
      lenses.add(new Lens.Inverted());
    }
    return lenses;
  }

  /// Works everything out; takes a while on large profiles.
  public static Shown shown(Choice choice, List<Lens> lenses, Wanted wanted) {
    Profile profile = choice.profile().profile();
    CallTree tree = CallTree.of(profile, choice.metric(), lenses);
    Set<Frame.Kind> kinds = EnumSet.noneOf(Frame.Kind.class);
    for (int node = 1; node < tree.size(); node++) {
      kinds.add(tree.frame(node).kind());
    }
    List<FrameTime> frames = frames(tree);
    List<Lens> upright = lenses.stream().filter(lens -> !(lens instanceof Lens.Inverted)).toList();
    FlameLayout layout =
        switch (wanted.mode()) {
          case LEFT_HEAVY -> FlameLayout.of(tree);
          case TIME_ORDER -> FlameLayout.of(TimeOrder.of(profile, choice.metric(), upright));
          case SANDWICH -> half(choice, upright, new Lens.Focus(middle(frames, wanted)));
        };
    Optional<FlameLayout> callers =
        wanted.mode() == FlameMode.SANDWICH
            ? Optional.of(half(choice, upright, new Lens.CallersOf(middle(frames, wanted))))
            : Optional.empty();
    return new Shown(choice, tree, layout, callers, frames, kinds, lenses);
  }

  private static FlameLayout half(Choice choice, List<Lens> lenses, Lens half) {
    List<Lens> with = new ArrayList<>(lenses);
    with.add(half);
    return FlameLayout.of(CallTree.of(choice.profile().profile(), choice.metric(), with));
  }

  private static String middle(List<FrameTime> frames, Wanted wanted) {
    boolean isNamed = !wanted.of().isEmpty() || frames.isEmpty();
    return isNamed ? wanted.of() : frames.getFirst().frame().name();
  }

  /// Frames by self weight, the heaviest first.
  public static List<FrameTime> frames(CallTree tree) {
    int frames = IntStream.range(1, tree.size()).map(tree::frameIndex).max().orElse(-1) + 1;
    int[] nodes = new int[frames];
    long[] selfs = new long[frames];
    long[] totals = new long[frames];
    int[] paths = new int[frames];
    boolean[] isRepeat = repeats(tree, frames);
    for (int node = 1; node < tree.size(); node++) {
      int frame = tree.frameIndex(node);
      nodes[frame] = node;
      selfs[frame] += tree.self(node);
      totals[frame] += isRepeat[node] ? 0 : tree.total(node);
      paths[frame]++;
    }
    double whole = Math.max(1, tree.total(0));
    return IntStream.range(0, frames)
        .filter(frame -> paths[frame] > 0)
        .mapToObj(frame ->
            new FrameTime(
                tree.frame(nodes[frame]),
                selfs[frame],
                totals[frame],
                selfs[frame] / whole,
                totals[frame] / whole,
                paths[frame]))
        .sorted(
            Comparator.comparingLong((FrameTime one) -> -one.self())
                .thenComparingLong(one -> -one.total())
                .thenComparing(FrameTime::frame, Frame.ORDER))
        .toList();
  }

  /// Whether a node's frame stands above it already, so that its weight is counted there. One walk
  /// in depth, by hand: stacks may be deeper than Java's own.
  private static boolean[] repeats(CallTree tree, int frames) {
    int size = tree.size();
    int[] firstChild = new int[size + 1];
    int[] children = new int[size];
    for (int node = size - 1; node > 0; node--) {
      firstChild[tree.parent(node)] = node;
      children[tree.parent(node)]++;
    }
    int[] open = new int[frames];
    boolean[] isRepeat = new boolean[size];
    int[] path = new int[size];
    int[] next = new int[size];
    int depth = 0;
    while (depth >= 0) {
      int node = path[depth];
      if (next[node] < children[node]) {
        int child = firstChild[node] + next[node]++;
        isRepeat[child] = open[tree.frameIndex(child)]++ > 0;
        path[++depth] = child;
      } else {
        if (node > 0) {
          open[tree.frameIndex(node)]--;
        }
        depth--;
      }
    }
    return isRepeat;
  }

  /// What was lost and cut, and what the filters leave of the profile.
  static String quality(Shown ready) {
    Profile profile = ready.choice().profile().profile();
    Samples samples = profile.samples(ready.choice().metric()).orElseThrow();
    Samples.Losses losses = samples.losses();
    List<String> parts = new ArrayList<>();
    boolean isOfPaths = ready.choice().metric() == Metric.CRITICAL_PATH;
    parts.add(Numbers.count(ready.tree().samples()) + (isOfPaths ? " paths" : " samples"));
    if (EstimatedTree.isEstimated(profile)) {
      parts.add("tree estimated from callers");
    }
    Optional.ofNullable(profile.facts().get(Profile.MODE)).ifPresent(parts::add);
    if (losses.lost() > 0) {
      parts.add(Numbers.count(losses.lost()) + " lost");
    }
    if (losses.truncated() > 0) {
      parts.add(Numbers.count(losses.truncated()) + " cut");
    }
    if (ready.tree().samples() < samples.size()) {
      parts.add("of " + Numbers.count((long) samples.size()) + ", filtered");
    }
    return String.join(" · ", parts);
  }

  /// The graph as a table.
  static Twin twin(Shown ready) {
    FrameTree tree = ready.layout().tree();
    Unit unit = ready.tree().unit();
    List<List<String>> rows =
        IntStream.range(1, Math.min(TABLED, tree.size()))
            .mapToObj(node ->
                List.of(
                    tree.frame(node).name(),
                    Integer.toString(ready.layout().row(node)),
                    tree.parent(node) == 0 ? "all" : tree.frame(tree.parent(node)).name(),
                    Metrics.text(unit, (double) tree.total(node)),
                    Metrics.text(unit, (double) tree.self(node)),
                    Numbers.share(tree.total(node) / (double) Math.max(1, tree.total(0)))))
            .toList();
    List<String> columns = List.of("Frame", "Depth", "Called by", "Total", "Self", "Share of all");
    return new Twin("Frames by depth, the heaviest first", columns, rows);
  }
}
