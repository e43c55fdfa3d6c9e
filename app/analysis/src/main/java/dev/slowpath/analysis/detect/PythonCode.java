package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.code.HandlerTimes;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.source.Provenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    Set<Provenance> inSum = linked.added().map(added -> Set.copyOf(added.files())).orElse(Set.of());
    Map<String, List<Suspect>> ofFiles = new TreeMap<>();
    for (Linked.KnownProfile known : linked.profiles()) {
      Map<String, List<Suspect>> found = inSum.contains(known.source()) ? ofFiles : byPlace;
      suspects(linked, policy, known).forEach(one -> add(found, one));
    }
    linked
        .added()
        .map(added -> suspects(linked, policy, added.profile()))
        .orElse(List.of())
        .forEach(one -> add(byPlace, witnessed(one, ofFiles.getOrDefault(one.id(), List.of()))));
    return byPlace.values().stream().map(PythonCode::one).toList();
  }

  private static List<Suspect> suspects(Linked linked, Policy policy, Linked.KnownProfile known) {
    return samples(known.profile())
        .filter(absent -> HandlerTimes.isPython(known.profile()))
        .map(samples -> new PythonSuspects(linked, policy, known, samples).all())
        .orElse(List.of());
  }

  private static void add(Map<String, List<Suspect>> byPlace, Suspect one) {
    byPlace.computeIfAbsent(one.id(), id -> new ArrayList<>()).add(one);
  }

  /// The sum of several files has no place of its own: its witnesses are what stands in the files.
  private static Suspect witnessed(Suspect sum, List<Suspect> inFiles) {
    List<Evidence> witnesses =
        inFiles.stream().sorted(MEASURED_FIRST).flatMap(one -> one.witnesses().stream()).toList();
    return witnesses.isEmpty() ? sum : sum.witnessedBy(witnesses);
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
