package dev.slowpath.desktop.flame;

import dev.slowpath.model.profile.FrameTree;
import dev.slowpath.workbench.layout.FlameLayout;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The frames of a tree whose names match, in the order they are drawn, and the share of all weight
/// under them, each sample counted once.
final class Matches {
  private final boolean[] isHit;
  private final int[] nodes;
  private final double share;

  private Matches(boolean[] isHit, int[] nodes, double share) {
    this.isHit = isHit;
    this.nodes = nodes;
    this.share = share;
  }

  static Matches none(FrameTree tree) {
    return new Matches(new boolean[tree.size()], new int[0], 0);
  }

  /// The pattern of a search: a regular expression; empty if it is none.
  ///
  /// @param isExact whether upper and lower case differ
  static Optional<Pattern> pattern(String text, boolean isExact) {
    try {
      return Optional.of(Pattern.compile(text, isExact ? 0 : Pattern.CASE_INSENSITIVE));
    } catch (PatternSyntaxException unfinished) {
      return Optional.empty();
    }
  }

  static Matches of(FrameTree tree, Pattern wanted) {
    Named named = new Named(wanted);
    boolean[] isHit = new boolean[tree.size()];
    boolean[] isUnder = new boolean[tree.size()];
    int[] nodes = new int[tree.size()];
    long weight = 0;
    int count = 0;
    for (int node = 1; node < tree.size(); node++) {
      isHit[node] = named.matches(tree, node);
      boolean isCounted = isUnder[tree.parent(node)];
      weight += isHit[node] && !isCounted ? tree.total(node) : 0;
      isUnder[node] = isHit[node] || isCounted;
      if (isHit[node]) {
        nodes[count++] = node;
      }
    }
    return new Matches(
        isHit, Arrays.copyOf(nodes, count), weight / (double) Math.max(1, tree.total(0)));
  }

  /// Each frame's name is held against the pattern once.
  private static final class Named {
    private final Pattern wanted;
    private byte[] known = new byte[64];

    Named(Pattern wanted) {
      this.wanted = wanted;
    }

    boolean matches(FrameTree tree, int node) {
      int frame = tree.frameIndex(node);
      if (frame >= known.length) {
        known = Arrays.copyOf(known, Math.max(frame + 1, known.length * 2));
      }
      if (known[frame] == 0) {
        known[frame] = (byte) (wanted.matcher(tree.frame(node).name()).find() ? 1 : 2);
      }
      return known[frame] == 1;
    }
  }

  /// Visits the matches of a row that can be seen; of those narrower than a pixel the first in
  /// each. What is visited is bounded by pixels, never by matches.
  void visible(FlameWindow window, int row, IntConsumer seen) {
    FlameLayout layout = window.layout();
    int last = from(layout.first(row + 1));
    int at = after(layout, from(layout.first(row)), last, window.from());
    while (at < last && layout.start(nodes[at]) < window.to()) {
      seen.accept(nodes[at]);
      double pixel = Math.floor(window.x(nodes[at])) + 1;
      boolean isWide = window.width(nodes[at]) >= 1;
      long next = window.from() + (long) Math.ceil(pixel * window.perPixel());
      at = isWide ? at + 1 : Math.max(at + 1, after(layout, at, last, next));
    }
  }

  /// The first match that is this node or a later one.
  private int from(int node) {
    int at = Arrays.binarySearch(nodes, node);
    return at < 0 ? -at - 1 : at;
  }

  /// The first match of a row that ends after a weight.
  private int after(FlameLayout layout, int from, int to, long weight) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (layout.end(nodes[middle]) > weight) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  boolean isHit(int node) {
    return isHit[node];
  }

  boolean isEmpty() {
    return nodes.length == 0;
  }

  int count() {
    return nodes.length;
  }

  /// Of all weight, 0..1.
  double share() {
    return share;
  }

  /// The n-th match from 0.
  int node(int n) {
    return nodes[n];
  }
}
