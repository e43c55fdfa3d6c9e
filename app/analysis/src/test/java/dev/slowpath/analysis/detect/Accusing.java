package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Suspects without thresholds: all spans of one name or statement, and all leaves once more.
final class Accusing {

  private Accusing() {}

  static List<Suspect> everything(Linked linked) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    List<EndpointKey> endpoints = new ArrayList<>();
    linked
        .requests()
        .spansOf((endpoint, span) -> {
          endpoints.add(endpoint);
          String group = linked.kind(span) + " " + linked.traces().name(span);
          groups.computeIfAbsent(group, absent -> new ArrayList<>()).add(span);
          if (linked.tree().count(span) == 0) {
            groups.computeIfAbsent("leaves", absent -> new ArrayList<>()).add(span);
          }
        });
    List<Suspect> all = new ArrayList<>();
    groups.forEach((name, spans) -> {
      Edits.Builder edits = Edits.builder();
      spans.stream().filter(span -> linked.tree().count(span) == 0).forEach(edits::remove);
      all.add(
          new Suspect(
              new Cause.SlowStatement(1),
              Where.resource(endpoints.getFirst(), name),
              new Proof.Proved(),
              Bound.Formula.WHOLE_STATEMENT,
              spans,
              edits.build(),
              List.of(),
              Optional.empty(),
              Double.NaN));
    });
    return all;
  }
}
