package dev.slowpath.workbench.export;

import dev.slowpath.analysis.flame.Change;
import dev.slowpath.analysis.flame.FlameDiff;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.FrameTree;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.workbench.wording.FlameDiffWords;
import dev.slowpath.workbench.wording.FrameKinds;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A flame graph to be drawn outside the window: nodes with their width, hue and words.
///
/// @param title what is shown, such as a file's name
/// @param lines below the title: metric, total, filters, what is to be known
/// @param nodes the root of all first, parents before their children, siblings in the order they
///   are drawn
/// @param hasSelfs whether it is known which part of a width is a node's own
/// @param legend the hues that occur, with their names
public record FlamePicture(
    String title, List<String> lines, List<Node> nodes, boolean hasSelfs, List<Hue> legend) {

  /// A colour's class, and what it stands for.
  public record Hue(String id, String name) {
    public Hue {
      Objects.requireNonNull(id);
      Objects.requireNonNull(name);
    }
  }

  /// A frame on its call path.
  ///
  /// @param parent the number of its caller, below its own; -1 for the root
  /// @param width in the unit of the metric, of a difference before and after together; at least
  ///   that of its children
  /// @param self the part of the width that is its own
  /// @param hue the class of its colour
  /// @param tip what is said of it
  public record Node(int parent, String name, double width, double self, String hue, String tip) {
    public Node {
      Objects.requireNonNull(name);
      Objects.requireNonNull(hue);
      Objects.requireNonNull(tip);
    }

    private Node below(int other) {
      return new Node(other, name, width, self, hue, tip);
    }
  }

  public FlamePicture {
    Objects.requireNonNull(title);
    lines = List.copyOf(lines);
    nodes = List.copyOf(nodes);
    legend = List.copyOf(legend);
  }

  /// Where each node begins, in the unit of the widths: siblings one after another.
  double[] starts() {
    double[] starts = new double[nodes.size()];
    double[] next = new double[nodes.size()];
    for (int node = 1; node < starts.length; node++) {
      int parent = nodes.get(node).parent();
      starts[node] = next[parent];
      next[parent] += nodes.get(node).width();
      next[node] = starts[node];
    }
    return starts;
  }

  /// How far below the root each node stands.
  int[] depths() {
    int[] depths = new int[nodes.size()];
    for (int node = 1; node < depths.length; node++) {
      depths[node] = depths[nodes.get(node).parent()] + 1;
    }
    return depths;
  }

  /// Of one profile.
  public static FlamePicture of(String title, List<String> lines, FrameTree tree, Unit unit) {
    List<Node> nodes = new ArrayList<>(tree.size());
    List<Hue> legend = new ArrayList<>();
    nodes.add(new Node(-1, "all", tree.total(0), tree.self(0), "root", weights(tree, 0, unit)));
    for (int node = 1; node < tree.size(); node++) {
      Frame frame = tree.frame(node);
      Hue hue =
          new Hue(frame.kind().name().toLowerCase(Locale.ROOT), FrameKinds.name(frame.kind()));
      if (!legend.contains(hue)) {
        legend.add(hue);
      }
      String tip = place(frame) + weights(tree, node, unit) + ran(tree, node);
      nodes.add(
          new Node(
              tree.parent(node), frame.name(), tree.total(node), tree.self(node), hue.id(), tip));
    }
    return new FlamePicture(title, lines, nodes, true, legend);
  }

  private static String weights(FrameTree tree, int node, Unit unit) {
    return "%s with what it calls, %s by itself"
        .formatted(
            Metrics.text(unit, (double) tree.total(node)),
            Metrics.text(unit, (double) tree.self(node)));
  }

  private static String ran(FrameTree tree, int node) {
    String shares = FrameKinds.shares(tree.ran(node));
    return shares.isEmpty() ? "" : "\nin the whole profile: " + shares;
  }

  private static String place(Frame frame) {
    if (frame.file().isEmpty()) {
      return "";
    }
    return frame.file() + (frame.line() > 0 ? ":" + frame.line() : "") + "\n";
  }

  /// Of two profiles on one another.
  public static FlamePicture of(String title, List<String> lines, FlameDiff diff, Unit unit) {
    List<Node> nodes = new ArrayList<>(diff.size());
    for (int node = 0; node < diff.size(); node++) {
      Change change = diff.change(node);
      nodes.add(
          new Node(
              diff.parent(node),
              node == 0 ? "all" : diff.frame(node).name(),
              change.rateBefore() + change.rateAfter(),
              0,
              node == 0 ? "root" : hue(change),
              FlameDiffWords.text(change, diff.per(), unit)));
    }
    List<String> all = new ArrayList<>(lines);
    diff.doubts().forEach(doubt -> all.add(FlameDiffWords.text(doubt)));
    List<Hue> legend =
        List.of(
            new Hue("more3", "more"),
            new Hue("less3", "less"),
            new Hue("noise", "not told from chance"));
    return new FlamePicture(title, all, nodes, false, legend);
  }

  /// Three steps by how much of both together the difference is.
  private static String hue(Change change) {
    double share = Math.abs(change.delta()) / (change.rateBefore() + change.rateAfter());
    int step = share > 0.6 ? 3 : share > 0.25 ? 2 : 1;
    return switch (change.verdict()) {
      case MORE -> "more" + step;
      case LESS -> "less" + step;
      case NOISE -> "noise";
    };
  }

  /// One node as wide as the picture, what calls it above it.
  ///
  /// @param zoomed the node; 0 for the whole
  public FlamePicture zoomed(int zoomed) {
    if (zoomed <= 0) {
      return this;
    }
    Node wide = nodes.get(zoomed);
    int[] numberOf = new int[nodes.size()];
    Arrays.fill(numberOf, -1);
    List<Node> kept = new ArrayList<>();
    for (int caller = wide.parent(); caller >= 0; caller = nodes.get(caller).parent()) {
      Node node = nodes.get(caller);
      kept.add(new Node(node.parent(), node.name(), wide.width(), 0, node.hue(), node.tip()));
    }
    int callers = kept.size();
    Collections.reverse(kept);
    for (int at = 0; at < callers; at++) {
      kept.set(at, kept.get(at).below(at - 1));
    }
    for (int at = zoomed; at < nodes.size(); at++) {
      Node node = nodes.get(at);
      boolean isBelow = at > zoomed && numberOf[node.parent()] >= callers;
      if (at == zoomed || isBelow) {
        numberOf[at] = kept.size();
        kept.add(node.below(at == zoomed ? callers - 1 : numberOf[node.parent()]));
      }
    }
    List<String> told = new ArrayList<>(lines);
    double share = wide.width() / nodes.getFirst().width();
    told.add("zoomed to %s, %s of all".formatted(wide.name(), Numbers.share(share)));
    return new FlamePicture(title, told, kept, hasSelfs, legend);
  }

  /// The widest nodes: a page need not hold what no screen shows. How many were left out stands
  /// among the lines.
  ///
  /// @param most so many at most
  public FlamePicture pruned(int most) {
    if (nodes.size() <= most) {
      return this;
    }
    double[] sorted = nodes.stream().mapToDouble(Node::width).sorted().toArray();
    double least = sorted[sorted.length - most];
    int[] numberOf = new int[nodes.size()];
    Arrays.fill(numberOf, -1);
    List<Node> kept = new ArrayList<>(most);
    for (int at = 0; at < nodes.size(); at++) {
      Node node = nodes.get(at);
      int above = at == 0 ? -1 : numberOf[node.parent()];
      if (at == 0 || (node.width() >= least && above >= 0 && kept.size() < most)) {
        numberOf[at] = kept.size();
        kept.add(node.below(above));
      }
    }
    List<String> told = new ArrayList<>(lines);
    told.add(
        "%s of the narrowest frames left out"
            .formatted(Numbers.count((long) nodes.size() - kept.size())));
    return new FlamePicture(title, told, kept, hasSelfs, legend);
  }
}
