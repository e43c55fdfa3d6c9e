package dev.slowpath.workbench.wording;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.plugin.Live.Imagined;
import dev.slowpath.plugin.Live.Lack;
import java.time.Instant;
import java.util.List;

/// What is said of live systems: why one says no, and what an index would change there.
public final class LiveWords {

  private LiveWords() {}

  /// What happened and what mends it.
  public static String sentence(String found, String remedy) {
    return remedy.isEmpty() ? found : found + "; " + remedy;
  }

  /// A snapshot that was kept.
  public static String kept(int number, int of, Instant at) {
    return of == 1
        ? "Snapshot taken at " + at
        : "Snapshot %d of %d, at %s".formatted(number, of, at);
  }

  /// What a system does not show, a sentence each.
  public static List<String> lacks(List<Lack> lacks) {
    return lacks.stream().map(lack -> sentence(lack.missing(), lack.remedy())).toList();
  }

  /// The address as it may stand in a message.
  public static String withoutPassword(String address) {
    return address
        .replaceFirst("(//[^/@:]*):[^/@]*@", "$1@")
        .replaceAll("(?i)([?&](?:ssl)?password=)[^&]*", "$1…");
  }

  /// What the planner makes of an index that is not there.
  public static String imagined(Imagined index, PlanTree now, PlanTree then) {
    String size = "it would take " + Numbers.bytes((double) index.bytes());
    if (!isUsed(index, then)) {
      return "The planner would not use the index; " + size + ".";
    }
    double before = cost(now);
    double after = cost(then);
    return "The planner would use the index: cost %s instead of %s, %s times less; %s. Costs are its estimates, not times."
        .formatted(Numbers.ms(after), Numbers.ms(before), Numbers.ms(before / after), size);
  }

  /// Whether a plan reads by the index.
  public static boolean isUsed(Imagined index, PlanTree plan) {
    return plan.nodes().stream().anyMatch(node -> node.index().equals(index.name()));
  }

  /// What the planner expects of a plan, in its own units; NaN where it does not say.
  public static double cost(PlanTree plan) {
    PlanNode.Estimate estimate = plan.root().estimate();
    return estimate == null ? Double.NaN : estimate.totalCost();
  }
}
