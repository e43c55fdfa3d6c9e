package dev.slowpath.model.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A tree of frames with weights, as a flame graph draws it.
///
/// Shapes: node 0 is the root of all and has no frame; `parent(n) < n`, and nodes come row by row
/// from the root on, siblings beside each other in the order they are drawn. A node's total is its
/// self plus the totals of its children.
public interface FrameTree {

  int size();

  /// The node of the caller; -1 for the root.
  int parent(int node);

  /// A number of the node's frame: equal frames have equal numbers; -1 for the root.
  int frameIndex(int node);

  /// The frame of a node that is not the root.
  Frame frame(int node);

  /// The weight of the samples that end in the node.
  long self(int node);

  /// The weight of the samples that pass through the node.
  long total(int node);

  /// How often the node's frame ran as code of which kind, wherever it stands in the profile; empty
  /// where it was of one kind only, or where that is not known.
  default Map<Frame.Kind, Long> ran(int node) {
    return Map.of();
  }

  /// The frames from below the root of all to the node.
  default List<Frame> path(int node) {
    List<Frame> path = new ArrayList<>();
    for (int at = node; at > 0; at = parent(at)) {
      path.add(frame(at));
    }
    return path.reversed();
  }
}
