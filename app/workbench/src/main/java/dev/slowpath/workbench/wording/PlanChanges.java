package dev.slowpath.workbench.wording;

import dev.slowpath.analysis.plan.PlanDiff;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Says what changed from one plan of a statement to another.
public final class PlanChanges {
  private PlanChanges() {}

  /// The largest change first.
  public static List<PlanDiff.Change> largestFirst(PlanDiff diff) {
    return diff.changes().stream()
        .sorted(
            Comparator.comparingDouble((PlanDiff.Change one) -> -Math.abs(one.deltaMs()))
                .thenComparing(PlanDiff.Change::role))
        .toList();
  }

  /// By what method a node works, before and after.
  public static String types(PlanDiff.Change change) {
    String before = change.before().map(line -> line.node().type()).orElse("");
    String after = change.after().map(line -> line.node().type()).orElse("");
    if (before.isEmpty()) {
      return after + ", added";
    }
    if (after.isEmpty()) {
      return before + ", gone";
    }
    return before.equals(after) ? after : before + " → " + after;
  }

  /// One sentence of the whole.
  public static String summary(PlanDiff diff) {
    return "%s, was %s; %s of the difference outside nodes"
        .formatted(
            Numbers.duration(diff.afterMs()),
            Numbers.duration(diff.beforeMs()),
            change(diff.otherMs()));
  }

  /// A change of time, more with a plus.
  public static String change(double ms) {
    return Numbers.gain(-ms) + " ms";
  }

  /// The parts of a change that are worth naming, the largest first.
  public static String parts(PlanDiff.Effects effects) {
    record Part(String name, double ms) {}
    return List.of(
            new Part("rows", effects.rowsMs()),
            new Part("loops", effects.loopsMs()),
            new Part("cost of a row", effects.perRowMs()),
            new Part("cache", effects.cacheMs()),
            new Part("spill", effects.spillMs()),
            new Part("workers", effects.workersMs()),
            new Part("only in one plan", effects.presenceMs()))
        .stream()
        .filter(part -> Math.abs(part.ms()) >= 0.05)
        .sorted(Comparator.comparingDouble(part -> -Math.abs(part.ms())))
        .map(part -> part.name() + " " + change(part.ms()))
        .reduce((one, next) -> one + ", " + next)
        .orElse("");
  }

  /// All of it as text, for a ticket.
  public static String text(PlanDiff diff, String before, String after) {
    List<String> lines = new ArrayList<>();
    lines.add(after + " against " + before + ": " + summary(diff));
    for (PlanDiff.Change change : largestFirst(diff)) {
      String parts = parts(change.effects());
      lines.add(
          "%12s  %s: %s%s"
              .formatted(
                  change(change.deltaMs()),
                  change.role(),
                  types(change),
                  parts.isEmpty() ? "" : " (" + parts + ")"));
    }
    return String.join("\n", lines);
  }
}
