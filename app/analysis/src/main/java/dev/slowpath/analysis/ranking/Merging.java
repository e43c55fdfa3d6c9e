package dev.slowpath.analysis.ranking;

import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.endpoint.EndpointKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes one bottleneck of two that explain the same time: code that is hot because an endpoint
/// serialises again and again is a witness of that, not a second cost.
final class Merging {

  private Merging() {}

  static List<Bottleneck> merge(List<Bottleneck> all) {
    Map<EndpointKey, Bottleneck> hot = new HashMap<>();
    for (Bottleneck one : all) {
      EndpointKey endpoint = one.where().endpoint();
      if (endpoint != null && one.cause() instanceof Cause.HotCode) {
        hot.put(endpoint, one);
      }
    }
    List<Bottleneck> merged = new ArrayList<>();
    Set<String> absorbed = new HashSet<>();
    for (Bottleneck one : all) {
      Bottleneck witness = hot.get(one.where().endpoint());
      if (witness != null && one.cause() instanceof Cause.RepeatedSerialisation) {
        merged.add(with(one, witness.evidence()));
        absorbed.add(witness.id());
      } else {
        merged.add(one);
      }
    }
    merged.removeIf(one -> absorbed.contains(one.id()));
    return merged;
  }

  private static Bottleneck with(Bottleneck one, List<Evidence> more) {
    List<Evidence> evidence = new ArrayList<>(one.evidence());
    evidence.addAll(more);
    return new Bottleneck(
        one.id(), one.cause(), one.where(), one.cost(), one.bound(), one.proof(), evidence);
  }
}
