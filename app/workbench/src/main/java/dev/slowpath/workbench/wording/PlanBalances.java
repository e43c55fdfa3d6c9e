package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.plan.PlanBalance;
import java.util.ArrayList;
import java.util.List;

/// Says where the execution time went that no node has.
public final class PlanBalances {
  /// What rounds to nothing is not said.
  private static final double WORTH_SAYING_MS = 0.05;

  private PlanBalances() {}

  /// A sentence for each part that is there.
  public static List<String> sentences(PlanBalance balance) {
    List<String> all = new ArrayList<>();
    add(all, balance.triggersMs(), "%s in triggers after the nodes.");
    add(all, balance.triggersInNodesMs(), "%s in triggers within the nodes above.");
    add(all, balance.serializationMs(), "%s turning the rows into text.");
    add(all, balance.afterRootMs(), "%s of the nodes ran after the root had ended.");
    add(
        all,
        balance.overlapMs(),
        "%s of the nodes ran in workers while the leader did other work.");
    add(all, balance.jitMs(), "%s compiling, over all processes, within these times.");
    add(
        all,
        balance.unexplainedMs(),
        "%s unexplained: the execution's start and end, and sending the rows"
            + (balance.errorMs() >= WORTH_SAYING_MS
                ? " (± %s by rounding).".formatted(Numbers.duration(balance.errorMs()))
                : "."));
    return all;
  }

  private static void add(List<String> all, double ms, String sentence) {
    if (Math.abs(ms) >= WORTH_SAYING_MS) {
      all.add(sentence.formatted(Numbers.duration(ms)));
    }
  }
}
