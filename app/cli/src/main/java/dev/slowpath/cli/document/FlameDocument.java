package dev.slowpath.cli.document;

import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A call tree, as collapsed stacks or as JSON.
public record FlameDocument(Seen seen) {

  /// One line for each call path that samples end in: `root;…;leaf WEIGHT`, in the tree's order.
  public void collapsed(Appendable to) throws IOException {
    CallTree tree = seen.tree();
    Path path = new Path(tree);
    for (int node = 1; node < tree.size(); node++) {
      if (tree.self(node) > 0) {
        path.write(node, to);
        to.append(' ').append(Long.toString(tree.self(node))).append('\n');
      }
    }
  }

  /// The names on the way to a node, each made fit for the format once.
  private static final class Path {
    private final CallTree tree;
    private final Map<Integer, String> names = new HashMap<>();

    Path(CallTree tree) {
      this.tree = tree;
    }

    void write(int node, Appendable to) throws IOException {
      List<Integer> way = new ArrayList<>();
      for (int at = node; at > 0; at = tree.parent(at)) {
        way.add(at);
      }
      String separator = "";
      for (int at : way.reversed()) {
        to.append(separator).append(name(at));
        separator = ";";
      }
    }

    /// A semicolon would end the frame, a line break the stack.
    private String name(int node) {
      return names.computeIfAbsent(
          tree.frameIndex(node),
          unknown -> tree.frame(node).name().replace(';', ':').replaceAll("\\R", " "));
    }
  }

  public void json(Json json) {
    CallTree tree = seen.tree();
    json.document(() -> {
      json.text("metric", seen.metric());
      json.text("unit", tree.unit().id());
      json.whole("total", tree.total(0));
      json.whole("samples", tree.samples());
      json.whole("lost", seen.losses().lost());
      json.whole("failed", seen.losses().failed());
      json.whole("truncated", seen.losses().truncated());
      json.flag("estimated", seen.isEstimated());
      Map<Integer, Integer> numbers = frames(json, tree);
      nodes(json, tree, numbers);
    });
  }

  /// The frames of the tree in the order they are met, and their numbers.
  private static Map<Integer, Integer> frames(Json json, CallTree tree) {
    Map<Integer, Integer> numbers = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (int node = 1; node < tree.size(); node++) {
      if (numbers.putIfAbsent(tree.frameIndex(node), names.size()) == null) {
        Frame frame = tree.frame(node);
        names.add(frame.line() > 0 ? frame.name() + ":" + frame.line() : frame.name());
      }
    }
    json.texts("frames", names);
    return numbers;
  }

  private static void nodes(Json json, CallTree tree, Map<Integer, Integer> numbers) {
    List<Integer> nodes = new ArrayList<>(tree.size());
    for (int node = 0; node < tree.size(); node++) {
      nodes.add(node);
    }
    json.array(
        "nodes",
        nodes,
        node -> {
          json.whole("parent", tree.parent(node));
          json.whole("frame", node == 0 ? -1 : numbers.getOrDefault(tree.frameIndex(node), -1));
          json.whole("self", tree.self(node));
          json.whole("total", tree.total(node));
        });
  }
}
