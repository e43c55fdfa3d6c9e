package dev.slowpath.cli.document;

import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.LineWeights;
import dev.slowpath.model.profile.LineWeights.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A call tree as JSON.
public record FlameDocument(Seen seen) {

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
      json.text("mode", seen.mode().isEmpty() ? null : seen.mode());
      Map<Integer, Integer> numbers = frames(json, tree);
      nodes(json, tree, numbers);
      lines(json, tree, numbers);
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

  /// What the lines of functions weigh, by the first frame of each.
  private void lines(Json json, CallTree tree, Map<Integer, Integer> numbers) {
    record Row(int frame, Line line) {}
    LineWeights weights = seen.lines().get();
    List<Row> rows = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (int node = 1; node < tree.size(); node++) {
      if (told.add(tree.frame(node).name())) {
        int frame = numbers.getOrDefault(tree.frameIndex(node), -1);
        weights.of(tree.frame(node).name()).forEach(line -> rows.add(new Row(frame, line)));
      }
    }
    json.array(
        "lines",
        rows,
        row -> {
          json.whole("frame", row.frame());
          json.whole("line", row.line().line());
          json.whole("self", row.line().self());
          json.whole("total", row.line().total());
        });
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
