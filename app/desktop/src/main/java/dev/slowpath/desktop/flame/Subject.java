package dev.slowpath.desktop.flame;

import dev.slowpath.model.profile.FrameTree;
import dev.slowpath.workbench.layout.FlameLayout;
import java.util.List;
import javafx.scene.Node;

/// What a flame graph shows: a tree laid out, and the colour and the words of each of its nodes.
interface Subject {

  FlameLayout layout();

  /// The first row that is drawn.
  default int least() {
    return 0;
  }

  default FrameTree tree() {
    return layout().tree();
  }

  /// The colour of a node, opaque.
  int argb(int node);

  /// What stands within a node.
  String label(int node);

  /// What is said of a node beside the pointer.
  ///
  /// @param zoomed the node that is as wide as the picture
  List<Node> tip(int node, int zoomed);

  /// The share of all that a node is.
  default double share(int node) {
    return tree().total(node) / (double) Math.max(1, tree().total(0));
  }
}
