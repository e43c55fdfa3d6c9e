package dev.slowpath.analysis.flame;

import dev.slowpath.analysis.flame.Merged.Column;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.FrameTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Two profiles on one another: every call path of either, with what it weighed before and after,
/// the interval of the difference, and whether it can be told from chance. What vanished keeps its
/// place.
///
/// Shapes: node 0 is the root of all and has no frame; `parent(n) < n`; siblings are ordered by the
/// sum of their rates descending, then by name. Frames are the same by their name, without what a
/// virtual machine numbers anew in every run; of their lines and of how their code runs nothing is
/// compared.
///
/// As a tree to be drawn it is as wide as before and after together, each divided by its divisor:
/// the unit of these widths means nothing, only their ratios do.
public final class FlameDiff implements FrameTree {
  private static final double LOADS_DIFFER = 1.5;
  private static final long FEW = 100;
  private static final double LOSSY = 0.01;

  /// The width of the whole, about: fine enough for the narrowest frame, and far from overflow.
  private static final double WIDTH = 1e15;

  private final Per per;
  private final List<Frame> frames;
  private final int[] parents;
  private final int[] names;
  private final List<Change> changes;
  private final long[] selfsBefore;
  private final long[] selfsAfter;
  private final long[] selfWidths;
  private final long[] widths;
  private final List<FunctionChange> functions;
  private final List<Doubt> doubts;

  private FlameDiff(Side before, Side after, Per per) {
    this.per = per;
    Merged merged = new Merged(before, after);
    Judge judge = new Judge(before, after, per);
    List<Change> found = new ArrayList<>();
    List<Long> samples = new ArrayList<>();
    for (int node = 0; node < merged.size(); node++) {
      long countBefore = merged.get(Column.COUNT_BEFORE, node);
      long countAfter = merged.get(Column.COUNT_AFTER, node);
      found.add(
          judge.change(
              new Judge.Weighed(merged.get(Column.TOTAL_BEFORE, node), countBefore),
              new Judge.Weighed(merged.get(Column.TOTAL_AFTER, node), countAfter)));
      samples.add(countBefore + countAfter);
    }
    List<Change> judged = judge.judged(found, samples);
    int[] order = order(merged, judged);
    frames = List.copyOf(merged.frames());
    parents = new int[order.length];
    names = new int[order.length];
    changes = new ArrayList<>();
    selfsBefore = new long[order.length];
    selfsAfter = new long[order.length];
    number(merged, judged, order);
    selfWidths = new long[order.length];
    widths = new long[order.length];
    widen(before.divisor(per), after.divisor(per));
    functions = FunctionChanges.of(merged, judge);
    doubts = doubts(before, after);
  }

  /// From the leaves up, so that a node is exactly as wide as itself and its children.
  private void widen(double perBefore, double perAfter) {
    double whole = changes.getFirst().rateBefore() + changes.getFirst().rateAfter();
    double scale = whole > 0 ? WIDTH / whole : 0;
    for (int node = widths.length - 1; node >= 0; node--) {
      double self = selfsBefore[node] / perBefore + selfsAfter[node] / perAfter;
      selfWidths[node] = Math.round(self * scale);
      widths[node] += selfWidths[node];
      if (node > 0) {
        widths[parents[node]] += widths[node];
      }
    }
  }

  private void number(Merged merged, List<Change> judged, int[] order) {
    int[] numberOf = new int[order.length];
    for (int number = 0; number < order.length; number++) {
      int old = order[number];
      numberOf[old] = number;
      parents[number] = old == 0 ? -1 : numberOf[merged.parent(old)];
      names[number] = merged.name(old);
      changes.add(judged.get(old));
      selfsBefore[number] = merged.get(Column.SELF_BEFORE, old);
      selfsAfter[number] = merged.get(Column.SELF_AFTER, old);
    }
  }

  /// Lays one profile on another.
  ///
  /// @throws IllegalArgumentException if a side does not know what to divide by, or if weights of
  ///   different units are not divided by their sums
  public static FlameDiff of(Side before, Side after, Per per) {
    if (!before.knows(per) || !after.knows(per)) {
      throw new IllegalArgumentException("nothing to divide by: " + per.id());
    }
    if (before.tree().unit() != after.tree().unit() && per != Per.SAMPLE) {
      throw new IllegalArgumentException("two units, which only shares compare");
    }
    return new FlameDiff(before, after, per);
  }

  /// Breadth first, so that parents stand before children and siblings side by side.
  private static int[] order(Merged merged, List<Change> judged) {
    List<List<Integer>> children = new ArrayList<>();
    IntStream.range(0, merged.size()).forEach(node -> children.add(new ArrayList<>(0)));
    for (int node = 1; node < merged.size(); node++) {
      children.get(merged.parent(node)).add(node);
    }
    Comparator<Integer> widest =
        Comparator.comparingDouble(
            node -> -judged.get(node).rateBefore() - judged.get(node).rateAfter());
    Comparator<Integer> siblings =
        widest.thenComparing(node -> merged.frames().get(merged.name(node)).name());
    int[] order = new int[merged.size()];
    int filled = 1;
    for (int at = 0; at < order.length; at++) {
      List<Integer> below = children.get(order[at]);
      below.sort(siblings);
      for (int child : below) {
        order[filled++] = child;
      }
    }
    return order;
  }

  private static List<Doubt> doubts(Side before, Side after) {
    List<Doubt> doubts = new ArrayList<>();
    if (before.tree().metric() != after.tree().metric()) {
      doubts.add(new Doubt.EventDiffers(before.tree().metric(), after.tree().metric()));
    } else if (!before.mode().equals(after.mode())) {
      doubts.add(new Doubt.ModeDiffers(before.mode(), after.mode()));
    }
    double ratio =
        after.tree().total(0) / after.seconds() / (before.tree().total(0) / before.seconds());
    boolean isOneUnit = before.tree().unit() == after.tree().unit();
    if (isOneUnit && (ratio > LOADS_DIFFER || ratio < 1 / LOADS_DIFFER)) {
      doubts.add(new Doubt.LoadDiffers(ratio));
    }
    long few = Math.min(before.counts().total(0), after.counts().total(0));
    if (few < FEW) {
      doubts.add(new Doubt.FewSamples(before.counts().total(0), after.counts().total(0)));
    }
    long periodBefore = before.losses().periodNs();
    long periodAfter = after.losses().periodNs();
    if (periodBefore > 0 && periodAfter > 0 && periodBefore != periodAfter) {
      doubts.add(new Doubt.IntervalDiffers(periodBefore, periodAfter));
    }
    double lostBefore = lost(before);
    double lostAfter = lost(after);
    if (Math.max(lostBefore, lostAfter) > LOSSY) {
      doubts.add(new Doubt.Lossy(lostBefore, lostAfter));
    }
    return List.copyOf(doubts);
  }

  private static double lost(Side side) {
    double lost = side.losses().lost() + side.losses().failed();
    return lost == 0 ? 0 : lost / (lost + side.counts().total(0));
  }

  public Per per() {
    return per;
  }

  @Override
  public int size() {
    return parents.length;
  }

  @Override
  public int parent(int node) {
    return parents[node];
  }

  @Override
  public int frameIndex(int node) {
    return names[node];
  }

  @Override
  public long self(int node) {
    return selfWidths[node];
  }

  @Override
  public long total(int node) {
    return widths[node];
  }

  @Override
  public Frame frame(int node) {
    return frames.get(names[node]);
  }

  /// How the weight of the samples that pass through a node differs.
  public Change change(int node) {
    return changes.get(node);
  }

  /// The weight before of the samples that end in a node.
  public long selfBefore(int node) {
    return selfsBefore[node];
  }

  /// The weight after of the samples that end in a node.
  public long selfAfter(int node) {
    return selfsAfter[node];
  }

  /// The same by function, those that differ most by themselves first.
  public List<FunctionChange> functions() {
    return functions;
  }

  /// Why the two may not be comparable.
  public List<Doubt> doubts() {
    return doubts;
  }
}
