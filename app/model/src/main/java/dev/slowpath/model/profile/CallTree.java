package dev.slowpath.model.profile;

import dev.slowpath.model.sorting.Order;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A call tree: frames by call path, each with the weight of the samples that end in it (self) and
/// that pass through it (total).
///
/// Shapes: node 0 is the root of all and has no frame; `parent(n) < n`; siblings are ordered by
/// total descending, then by frame name, file and line, so equal profiles give equal trees. A
/// node's total is its self plus the totals of its children.
public final class CallTree implements FrameTree {
  private final Profile profile;
  private final Metric metric;
  private final Unit unit;
  private final int[] parents;
  private final int[] frames;
  private final long[] selfs;
  private final long[] totals;
  private final int[] selfSamples;
  private final int[] allSamples;
  private final long samples;

  private CallTree(Profile profile, Metric metric, Unit unit, Grown grown, long samples) {
    this.profile = profile;
    this.metric = metric;
    this.unit = unit;
    this.samples = samples;
    parents = new int[grown.size];
    frames = new int[grown.size];
    selfs = new long[grown.size];
    totals = new long[grown.size];
    selfSamples = new int[grown.size];
    number(grown);
    allSamples = selfSamples.clone();
    for (int node = allSamples.length - 1; node > 0; node--) {
      allSamples[parents[node]] += allSamples[node];
    }
  }

  /// The tree of one metric seen through lenses; an absent metric gives an empty tree.
  public static CallTree of(Profile profile, Metric metric, List<Lens> lenses) {
    Samples samples = profile.samples(metric).orElse(null);
    Grown grown = new Grown(profile.stacks().size());
    if (samples == null) {
      return new CallTree(profile, metric, Unit.SAMPLES, grown, 0);
    }
    LensView view = new LensView(profile, samples, lenses);
    Weights weights = new Weights(profile.stacks().size());
    for (int row = view.firstRow(); row < view.endRow(); row++) {
      if (view.shows(row)) {
        weights.add(samples.stack(row), view.weight(row));
      }
    }
    grow(grown, weights, view);
    Unit unit = view.counts() ? Unit.SAMPLES : samples.unit();
    return new CallTree(profile, metric, unit, grown, weights.samples);
  }

  /// Paths are walked once for each stack, however many samples have it. Where the view leaves them
  /// as they are, the stacks are the tree already.
  private static void grow(Grown grown, Weights weights, LensView view) {
    if (view.keepsPaths()) {
      grown.adopt(view.stacks(), weights);
      return;
    }
    for (int stack = 0; stack < weights.counts.length; stack++) {
      if (weights.counts[stack] > 0) {
        int[] path = view.path(stack);
        if (LensView.isGone(path)) {
          weights.samples -= weights.counts[stack];
        } else {
          grown.add(path, weights.byStack[stack], weights.counts[stack]);
        }
      }
    }
  }

  /// What the samples of each stack weigh together.
  private static final class Weights {
    private final long[] byStack;
    private final int[] counts;
    private long samples;

    Weights(int stacks) {
      byStack = new long[stacks];
      counts = new int[stacks];
    }

    void add(int stack, long weight) {
      byStack[stack] += weight;
      counts[stack]++;
      samples++;
    }
  }

  public Metric metric() {
    return metric;
  }

  public Unit unit() {
    return unit;
  }

  /// How many samples the tree is made of.
  public long samples() {
    return samples;
  }

  /// How many samples end in a node.
  public int selfSamples(int node) {
    return selfSamples[node];
  }

  /// How many samples pass through a node.
  public int samples(int node) {
    return allSamples[node];
  }

  @Override
  public Map<Frame.Kind, Long> ran(int node) {
    return profile.ran(frames[node]);
  }

  @Override
  public int size() {
    return parents.length;
  }

  @Override
  public int parent(int node) {
    return parents[node];
  }

  /// An index into the profile's frames; -1 for the root.
  @Override
  public int frameIndex(int node) {
    return frames[node];
  }

  @Override
  public Frame frame(int node) {
    return profile.frames().get(frames[node]);
  }

  @Override
  public long self(int node) {
    return selfs[node];
  }

  @Override
  public long total(int node) {
    return totals[node];
  }

  private void number(Grown grown) {
    grown.sumUp();
    int[] ranks = profile.frameRanks();
    int[] order =
        grown.breadthFirst((left, right) -> {
          int byTotal = Long.compare(grown.totals[right], grown.totals[left]);
          return byTotal != 0
              ? byTotal
              : Integer.compare(ranks[grown.frames[left]], ranks[grown.frames[right]]);
        });
    int[] numberOf = new int[grown.size];
    for (int number = 0; number < order.length; number++) {
      int old = order[number];
      numberOf[old] = number;
      parents[number] = old == 0 ? -1 : numberOf[grown.parents[old]];
      frames[number] = grown.frames[old];
      selfs[number] = grown.selfs[old];
      selfSamples[number] = grown.samples[old];
      totals[number] = grown.totals[old];
    }
  }

  /// Nodes in the order they were met.
  private static final class Grown {
    private final Stacks.Builder nodes = new Stacks.Builder();
    private int size = 1;
    private int[] parents;
    private int[] frames;
    private long[] selfs;
    private int[] samples;
    private long[] totals = new long[0];
    private int[] starts = new int[0];

    Grown(int expected) {
      int capacity = Math.max(16, expected);
      parents = new int[capacity];
      frames = new int[capacity];
      selfs = new long[capacity];
      samples = new int[capacity];
      parents[0] = -1;
      frames[0] = -1;
    }

    /// The stacks that samples end in, and those below them, as nodes in the same order.
    void adopt(Stacks stacks, Weights weights) {
      boolean[] used = new boolean[stacks.size()];
      for (int stack = stacks.size() - 1; stack > 0; stack--) {
        used[stack] |= weights.counts[stack] > 0;
        used[stacks.parent(stack)] |= used[stack];
      }
      int[] nodeOf = new int[stacks.size()];
      for (int stack = 1; stack < stacks.size(); stack++) {
        if (used[stack]) {
          nodeOf[stack] = size;
          insert(size, nodeOf[stacks.parent(stack)], stacks.frame(stack));
          selfs[nodeOf[stack]] = weights.byStack[stack];
          samples[nodeOf[stack]] = weights.counts[stack];
        }
      }
      selfs[0] = weights.byStack[0];
      samples[0] = weights.counts[0];
    }

    void add(int[] path, long weight, int count) {
      int node = Stacks.ROOT;
      for (int frame : path) {
        int next = nodes.push(node, frame);
        if (next >= size) {
          insert(next, node, frame);
        }
        node = next;
      }
      selfs[node] += weight;
      samples[node] += count;
    }

    private void insert(int node, int parent, int frame) {
      if (node >= parents.length) {
        parents = Arrays.copyOf(parents, parents.length * 2);
        frames = Arrays.copyOf(frames, frames.length * 2);
        selfs = Arrays.copyOf(selfs, selfs.length * 2);
        samples = Arrays.copyOf(samples, samples.length * 2);
      }
      parents[node] = parent;
      frames[node] = frame;
      size = node + 1;
    }

    void sumUp() {
      totals = Arrays.copyOf(selfs, size);
      for (int node = size - 1; node > 0; node--) {
        totals[parents[node]] += totals[node];
      }
    }

    /// All nodes, parents before children, siblings as compared.
    int[] breadthFirst(Order.Ties siblings) {
      int[] children = byParent();
      int[] order = new int[size];
      int filled = 1;
      for (int at = 0; at < size; at++) {
        int from = starts[order[at]];
        int to = starts[order[at] + 1];
        Order.sort(children, from, to, siblings);
        System.arraycopy(children, from, order, filled, to - from);
        filled += to - from;
      }
      return order;
    }

    /// The nodes but the root, those of one parent beside each other from `starts` of it on.
    private int[] byParent() {
      starts = new int[size + 1];
      for (int node = 1; node < size; node++) {
        starts[parents[node] + 1]++;
      }
      for (int node = 0; node < size; node++) {
        starts[node + 1] += starts[node];
      }
      int[] next = Arrays.copyOf(starts, size);
      int[] children = new int[size - 1];
      for (int node = 1; node < size; node++) {
        children[next[parents[node]]++] = node;
      }
      return children;
    }
  }
}
