package dev.slowpath.desktop.flame;

import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// The frames of a call tree whose names match, in the order they are drawn, and the share of all
/// weight under them, each sample counted once.
final class Matches {
  private final boolean[] isHit;
  private final int[] nodes;
  private final double share;

  private Matches(boolean[] isHit, int[] nodes, double share) {
    this.isHit = isHit;
    this.nodes = nodes;
    this.share = share;
  }

  static Matches none(CallTree tree) {
    return new Matches(new boolean[tree.size()], new int[0], 0);
  }

  /// The pattern of a search: a regular expression that ignores case; empty if it is none.
  static Optional<Pattern> pattern(String text) {
    try {
      return Optional.of(Pattern.compile(text, Pattern.CASE_INSENSITIVE));
    } catch (PatternSyntaxException unfinished) {
      return Optional.empty();
    }
  }

  static Matches of(CallTree tree, Pattern wanted) {
    Map<Frame, Boolean> known = new HashMap<>();
    boolean[] isHit = new boolean[tree.size()];
    boolean[] isUnder = new boolean[tree.size()];
    long weight = 0;
    int count = 0;
    for (int node = 1; node < tree.size(); node++) {
      isHit[node] =
          known.computeIfAbsent(tree.frame(node), frame -> wanted.matcher(frame.name()).find());
      boolean isCounted = isUnder[tree.parent(node)];
      weight += isHit[node] && !isCounted ? tree.total(node) : 0;
      isUnder[node] = isHit[node] || isCounted;
      count += isHit[node] ? 1 : 0;
    }
    int[] nodes = new int[count];
    int at = 0;
    for (int node = 1; node < tree.size(); node++) {
      if (isHit[node]) {
        nodes[at++] = node;
      }
    }
    return new Matches(isHit, nodes, weight / (double) Math.max(1, tree.total(0)));
  }

  boolean isHit(int node) {
    return isHit[node];
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
