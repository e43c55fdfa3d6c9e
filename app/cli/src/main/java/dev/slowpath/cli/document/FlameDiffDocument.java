package dev.slowpath.cli.document;

import dev.slowpath.analysis.flame.Change;
import dev.slowpath.analysis.flame.FlameDiff;
import dev.slowpath.analysis.flame.Side;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.workbench.wording.FlameDiffWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Two profiles on one another as JSON.
public record FlameDiffDocument(FlameDiff diff, String metric, Unit unit, Side before, Side after) {

  public void json(Json json) {
    json.document(() -> {
      json.text("metric", metric);
      json.text("unit", unit.id());
      json.text("per", diff.per().id());
      json.object("before", () -> side(json, before));
      json.object("after", () -> side(json, after));
      json.texts("doubts", diff.doubts().stream().map(FlameDiffWords::text).toList());
      Map<String, Integer> numbers = frames(json);
      nodes(json, numbers);
    });
  }

  private static void side(Json json, Side side) {
    json.whole("total", side.tree().total(0));
    json.whole("samples", side.tree().samples());
    json.number("seconds", side.during().seconds());
    json.number("cpuSeconds", side.during().cpuSeconds());
    json.number("requests", side.during().requests());
    json.whole("lost", side.losses().lost());
    json.whole("failed", side.losses().failed());
    json.whole("truncated", side.losses().truncated());
  }

  private Map<String, Integer> frames(Json json) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (int node = 1; node < diff.size(); node++) {
      if (numbers.putIfAbsent(diff.frame(node).name(), names.size()) == null) {
        names.add(diff.frame(node).name());
      }
    }
    json.texts("frames", names);
    return numbers;
  }

  private void nodes(Json json, Map<String, Integer> numbers) {
    List<Integer> nodes = new ArrayList<>(diff.size());
    for (int node = 0; node < diff.size(); node++) {
      nodes.add(node);
    }
    json.array(
        "nodes",
        nodes,
        node -> {
          Change change = diff.change(node);
          json.whole("parent", diff.parent(node));
          json.whole("frame", node == 0 ? -1 : numbers.getOrDefault(diff.frame(node).name(), -1));
          json.whole("selfBefore", diff.selfBefore(node));
          json.whole("selfAfter", diff.selfAfter(node));
          json.whole("totalBefore", change.before());
          json.whole("totalAfter", change.after());
          json.number("before", change.rateBefore());
          json.number("after", change.rateAfter());
          json.number("low", change.low());
          json.number("high", change.high());
          json.text("verdict", change.verdict().id());
        });
  }
}
