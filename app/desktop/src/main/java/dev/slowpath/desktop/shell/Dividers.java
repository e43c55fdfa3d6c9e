package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/// Where the splits of each page are divided, kept while pages come and go.
final class Dividers {
  private final Map<String, Double> kept = new TreeMap<>();

  Map<String, Double> kept() {
    return kept;
  }

  void keep(Map<String, Double> all) {
    kept.putAll(all);
  }

  /// Divides the splits of a page as they were.
  void restore(Page page, Node root) {
    List<SplitPane> splits = splits(root);
    for (int split = 0; split < splits.size(); split++) {
      for (int at = 0; at < splits.get(split).getDividers().size(); at++) {
        Double share = kept.get(name(page, split, at));
        if (share != null) {
          splits.get(split).setDividerPosition(at, share);
        }
      }
    }
  }

  /// Writes down how the splits of a page are divided.
  void read(Page page, Node root) {
    List<SplitPane> splits = splits(root);
    for (int split = 0; split < splits.size(); split++) {
      double[] shares = splits.get(split).getDividerPositions();
      for (int at = 0; at < shares.length; at++) {
        kept.put(name(page, split, at), shares[at]);
      }
    }
  }

  private static String name(Page page, int split, int divider) {
    return page.id() + "." + split + "." + divider;
  }

  private static List<SplitPane> splits(Node root) {
    List<SplitPane> splits = new ArrayList<>();
    for (Node node : root.lookupAll(".split-pane")) {
      if (node instanceof SplitPane split) {
        splits.add(split);
      }
    }
    return splits;
  }
}
