package dev.slowpath.model.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Samples in the order they were taken: a tree whose siblings stand in the order of time, so that
/// what is called again later stands again. Each thread has a stretch of its own, the one with most
/// weight first; of a single one nothing is said.
///
/// Widths are weights, not time: what was between two samples is not known.
public final class TimeOrder implements FrameTree {
  private final Profile profile;
  private final int[] parents;
  private final int[] frames;
  private final long[] selfs;
  private final long[] totals;

  private TimeOrder(Profile profile, Grown grown) {
    this.profile = profile;
    int[] order = grown.byDepth();
    int[] numberOf = new int[order.length];
    parents = new int[order.length];
    frames = new int[order.length];
    selfs = new long[order.length];
    for (int number = 0; number < order.length; number++) {
      int old = order[number];
      numberOf[old] = number;
      parents[number] = old == 0 ? -1 : numberOf[grown.parents[old]];
      frames[number] = grown.frames[old];
      selfs[number] = grown.selfs[old];
    }
    totals = selfs.clone();
    for (int node = order.length - 1; node > 0; node--) {
      totals[parents[node]] += totals[node];
    }
  }

  /// The samples of one metric seen through lenses; an absent metric gives an empty tree.
  public static TimeOrder of(Profile profile, Metric metric, List<Lens> lenses) {
    Grown grown = new Grown();
    profile
        .samples(metric)
        .ifPresent(
            samples -> grow(grown, profile, samples, new LensView(profile, samples, lenses)));
    return new TimeOrder(profile, grown);
  }

  private static void grow(Grown grown, Profile profile, Samples samples, LensView view) {
    // What belongs to no thread stands as the thread before the first.
    int[][] rows = rowsByThread(profile.threads().size() + 1, samples, view);
    long[] weights = new long[rows.length];
    for (int thread = 0; thread < rows.length; thread++) {
      weights[thread] = Arrays.stream(rows[thread]).mapToLong(view::weight).sum();
    }
    List<Integer> threads =
        IntStream.range(0, weights.length)
            .filter(thread -> weights[thread] > 0)
            .boxed()
            .sorted(
                Comparator.comparingLong((Integer thread) -> -weights[thread])
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    for (int thread : threads) {
      grown.begin(threads.size() > 1 ? profile.frames().size() + thread : -1);
      int last = -1;
      int[] path = {};
      for (int row : rows[thread]) {
        path = samples.stack(row) == last ? path : view.path(samples.stack(row));
        last = samples.stack(row);
        grown.add(path, view.weight(row));
      }
    }
  }

  private static int[][] rowsByThread(int threads, Samples samples, LensView view) {
    int[] counts = new int[threads];
    for (int row = view.firstRow(); row < view.endRow(); row++) {
      counts[samples.thread(row) + 1] += view.shows(row) ? 1 : 0;
    }
    int[][] rows = new int[threads][];
    for (int thread = 0; thread < threads; thread++) {
      rows[thread] = new int[counts[thread]];
    }
    for (int row = view.endRow() - 1; row >= view.firstRow(); row--) {
      if (view.shows(row)) {
        int thread = samples.thread(row) + 1;
        rows[thread][--counts[thread]] = row;
      }
    }
    return rows;
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
    return frames[node];
  }

  /// A thread is a frame of no code.
  @Override
  public Frame frame(int node) {
    int known = profile.frames().size();
    if (frames[node] < known) {
      return profile.frames().get(frames[node]);
    }
    int thread = frames[node] - known - 1;
    String name = thread < 0 ? "[no thread]" : profile.threads().get(thread).name();
    return Frame.named(name, Frame.Kind.SYNTHETIC);
  }

  @Override
  public Map<Frame.Kind, Long> ran(int node) {
    return profile.ran(frames[node]);
  }

  @Override
  public long self(int node) {
    return selfs[node];
  }

  @Override
  public long total(int node) {
    return totals[node];
  }

  /// Nodes in the order they were met, each after its parent.
  private static final class Grown {
    private int size = 1;
    private int[] parents = {-1};
    private int[] frames = {-1};
    private int[] depths = {0};
    private long[] selfs = {0};

    /// The nodes of the sample before, from the root of its thread on.
    private int[] open = {0};

    private int length = 1;

    /// Begins a thread.
    ///
    /// @param frame of it; -1 where it is the only one
    void begin(int frame) {
      open[0] = frame < 0 ? 0 : insert(0, frame);
      length = 1;
    }

    void add(int[] path, long weight) {
      if (LensView.isGone(path)) {
        return;
      }
      if (open.length <= path.length) {
        open = Arrays.copyOf(open, path.length * 2 + 1);
      }
      int at = 0;
      while (at < path.length && at + 1 < length && frames[open[at + 1]] == path[at]) {
        at++;
      }
      for (; at < path.length; at++) {
        open[at + 1] = insert(open[at], path[at]);
      }
      length = path.length + 1;
      selfs[open[path.length]] += weight;
    }

    private int insert(int parent, int frame) {
      if (size == parents.length) {
        int larger = Math.max(64, size * 2);
        parents = Arrays.copyOf(parents, larger);
        frames = Arrays.copyOf(frames, larger);
        depths = Arrays.copyOf(depths, larger);
        selfs = Arrays.copyOf(selfs, larger);
      }
      parents[size] = parent;
      frames[size] = frame;
      depths[size] = depths[parent] + 1;
      return size++;
    }

    /// All nodes, row by row, those of a row in the order they were met.
    int[] byDepth() {
      int deepest = Arrays.stream(depths, 0, size).max().orElse(0);
      int[] next = new int[deepest + 2];
      for (int node = 0; node < size; node++) {
        next[depths[node] + 1]++;
      }
      for (int depth = 0; depth <= deepest; depth++) {
        next[depth + 1] += next[depth];
      }
      int[] order = new int[size];
      for (int node = 0; node < size; node++) {
        order[next[depths[node]]++] = node;
      }
      return order;
    }
  }
}
