package dev.slowpath.analysis.flame;

import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Two call trees as one: a node for every call path of either, by the steady names of its frames.
final class Merged {
  private final Map<String, Integer> nameIds = new HashMap<>();
  private final List<Frame> frames = new ArrayList<>();
  private final Map<Long, Integer> known = new HashMap<>();
  private int size = 1;
  private int[] parents = new int[64];
  private int[] names = new int[64];
  private final Map<Column, long[]> columns = new EnumMap<>(Column.class);

  /// What is known of a node, in the order of the columns.
  enum Column {
    TOTAL_BEFORE,
    SELF_BEFORE,
    TOTAL_AFTER,
    SELF_AFTER,
    COUNT_BEFORE,
    COUNT_AFTER
  }

  Merged(Side before, Side after) {
    parents[0] = -1;
    names[0] = -1;
    add(before.tree(), Column.TOTAL_BEFORE, Column.SELF_BEFORE);
    add(after.tree(), Column.TOTAL_AFTER, Column.SELF_AFTER);
    add(before.counts(), Column.COUNT_BEFORE, null);
    add(after.counts(), Column.COUNT_AFTER, null);
  }

  private void add(CallTree tree, Column total, @Nullable Column self) {
    Map<Integer, Integer> nameOf = new HashMap<>();
    int[] nodeOf = new int[tree.size()];
    for (int node = 0; node < tree.size(); node++) {
      int at = node;
      if (at > 0) {
        int name = nameOf.computeIfAbsent(tree.frameIndex(at), _ -> name(tree.frame(at)));
        nodeOf[at] = below(nodeOf[tree.parent(at)], name);
      }
      column(total)[nodeOf[node]] += tree.total(node);
      if (self != null) {
        column(self)[nodeOf[node]] += tree.self(node);
      }
    }
  }

  private int name(Frame frame) {
    return nameIds.computeIfAbsent(
        SteadyName.of(frame.name()),
        steady -> {
          frames.add(new Frame(steady, frame.file(), 0, frame.kind()));
          return frames.size() - 1;
        });
  }

  private int below(int parent, int name) {
    return known.computeIfAbsent(((long) parent << 32) | name, _ -> insert(parent, name));
  }

  private int insert(int parent, int name) {
    if (size == parents.length) {
      int larger = size * 2;
      parents = Arrays.copyOf(parents, larger);
      names = Arrays.copyOf(names, larger);
      columns.replaceAll((_, values) -> Arrays.copyOf(values, larger));
    }
    parents[size] = parent;
    names[size] = name;
    return size++;
  }

  private long[] column(Column column) {
    return columns.computeIfAbsent(column, _ -> new long[parents.length]);
  }

  int size() {
    return size;
  }

  int parent(int node) {
    return parents[node];
  }

  /// An index into the frames; -1 for the root.
  int name(int node) {
    return names[node];
  }

  List<Frame> frames() {
    return frames;
  }

  long get(Column column, int node) {
    return column(column)[node];
  }
}
