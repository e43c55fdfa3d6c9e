package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.code.HandlerTimes;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a Python profile alone shows: which handler spends its time on the database, on outgoing
/// calls, on serialisation, in templates or in its own code, and what is wrong with all of them.
///
/// Several profiles of one service are not added up: of those that see the same, the one that
/// measured times states the cost, and the others are its witnesses.
final class PythonCode implements Detector {
  private static final Comparator<Suspect> MEASURED_FIRST =
      Comparator.comparing((Suspect one) -> Double.isNaN(cost(one)))
          .thenComparing(Comparator.comparingDouble(PythonCode::cost).reversed());

  @Override
  public List<Suspect> detect(Linked linked, Policy policy) {
    Map<String, List<Suspect>> byPlace = new TreeMap<>();
    for (Linked.KnownProfile known : linked.profiles()) {
      samples(known.profile())
          .filter(absent -> HandlerTimes.isPython(known.profile()))
          .map(samples -> new PythonSuspects(linked, policy, known, samples).all())
          .orElse(List.of())
          .forEach(one -> byPlace.computeIfAbsent(one.id(), id -> new ArrayList<>()).add(one));
    }
    return byPlace.values().stream().map(PythonCode::one).toList();
  }

  /// Wall time where the profile has it: waiting is what requests mostly do.
  private static Optional<Samples> samples(Profile profile) {
    return profile
        .samples(Metric.WALL)
        .or(() -> profile.samples(Metric.CPU))
        .filter(samples -> samples.total() > 0);
  }

  private static double cost(Suspect suspect) {
    return suspect.stated().map(stated -> stated.cost().totalMs()).orElse(Double.NaN);
  }

  private static Suspect one(List<Suspect> same) {
    List<Suspect> ordered = same.stream().sorted(MEASURED_FIRST).toList();
    return ordered
        .getFirst()
        .with(ordered.stream().skip(1).flatMap(other -> other.witnesses().stream()).toList());
  }
}
