package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.endpoint.EndpointKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that the detectors suspect in joined captures. Two suspects that explain the same
/// time are one: code that is hot because an endpoint serialises again and again is a witness of
/// that.
public final class Suspects {

  private Suspects() {}

  public static List<Suspect> of(Linked linked, Policy policy) {
    return of(linked, policy, Detector.all());
  }

  static List<Suspect> of(Linked linked, Policy policy, List<Detector> detectors) {
    return merged(
        linked.crew().each(detectors, detector -> detector.detect(linked, policy)).stream()
            .flatMap(List::stream)
            .toList());
  }

  /// What is repeated too seldom to be blamed: it is shown beside the ranking, as minor.
  public static List<Suspect> minor(Linked linked, Policy policy) {
    return SlowStatements.minor(linked, policy);
  }

  private static List<Suspect> merged(List<Suspect> all) {
    Map<EndpointKey, Suspect> hot = new HashMap<>();
    for (Suspect one : all) {
      EndpointKey endpoint = one.where().endpoint();
      if (endpoint != null && one.cause() instanceof Cause.HotCode) {
        hot.put(endpoint, one);
      }
    }
    List<Suspect> merged = new ArrayList<>();
    Set<String> absorbed = new HashSet<>();
    for (Suspect one : all) {
      Suspect witness = hot.get(one.where().endpoint());
      if (witness != null && one.cause() instanceof Cause.RepeatedSerialisation) {
        merged.add(one.with(witness.witnesses()));
        absorbed.add(witness.id());
      } else {
        merged.add(one);
      }
    }
    merged.removeIf(one -> absorbed.contains(one.id()));
    return merged;
  }
}
