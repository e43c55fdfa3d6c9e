package dev.slowpath.cli.document;

import dev.slowpath.model.profile.CallTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The functions of a call tree by name, wherever they are called from. A function that calls
/// itself counts once on each path, so no total exceeds the tree's.
final class HotFrames {

  /// One function.
  record Hot(String name, long self, long total) {}

  private static final Comparator<Hot> HOTTEST =
      Comparator.comparingLong(Hot::self)
          .reversed()
          .thenComparing(Comparator.comparingLong(Hot::total).reversed())
          .thenComparing(Hot::name);

  private final CallTree tree;
  private final List<String> names = new ArrayList<>();
  private final int[] function;
  private final int[] firstChild;
  private final int[] nextSibling;

  private HotFrames(CallTree tree) {
    this.tree = tree;
    function = new int[tree.size()];
    firstChild = new int[tree.size()];
    nextSibling = new int[tree.size()];
    Arrays.fill(firstChild, -1);
    Arrays.fill(nextSibling, -1);
    Map<String, Integer> numbers = new HashMap<>();
    for (int node = tree.size() - 1; node > 0; node--) {
      String name = tree.frame(node).name();
      function[node] =
          numbers.computeIfAbsent(
              name,
              unknown -> {
                names.add(name);
                return names.size() - 1;
              });
      nextSibling[node] = firstChild[tree.parent(node)];
      firstChild[tree.parent(node)] = node;
    }
  }

  /// All functions, by self, then total, then name.
  static List<Hot> of(CallTree tree) {
    return new HotFrames(tree).list();
  }

  private List<Hot> list() {
    long[] self = new long[names.size()];
    long[] total = new long[names.size()];
    int[] open = new int[names.size()];
    int node = firstChild[0];
    while (node > 0) {
      int at = function[node];
      self[at] += tree.self(node);
      total[at] += open[at] == 0 ? tree.total(node) : 0;
      open[at]++;
      node = firstChild[node] >= 0 ? firstChild[node] : leave(node, open);
    }
    List<Hot> all = new ArrayList<>();
    for (int at = 0; at < self.length; at++) {
      all.add(new Hot(names.get(at), self[at], total[at]));
    }
    all.sort(HOTTEST);
    return all;
  }

  /// Closes the node and all its callers that have no further callee; the next node to open, or 0.
  private int leave(int node, int[] open) {
    int at = node;
    while (at > 0) {
      open[function[at]]--;
      if (nextSibling[at] >= 0) {
        return nextSibling[at];
      }
      at = tree.parent(at);
    }
    return 0;
  }
}
