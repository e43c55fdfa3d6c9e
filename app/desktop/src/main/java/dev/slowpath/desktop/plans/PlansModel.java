package dev.slowpath.desktop.plans;

import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.plan.EstimateCheck;
import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.analysis.plan.PlanObservation;
import dev.slowpath.analysis.plan.PlanTime;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.plan.Buffers;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.PlanStepText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Plans as rows: what each step costs by itself, and how far its estimate was off.
public final class PlansModel {
  /// A factor bar is full at this error.
  private static final double WORST = 1_000;

  /// Estimates within this factor are as good as right.
  private static final double RIGHT = 1.5;

  private PlansModel() {}

  /// A step of a plan.
  ///
  /// @param time which of its times is looked at
  /// @param share of all steps' own time that is this step's, 0..1
  public record Step(
      PlanLedger.Line line,
      EstimateCheck check,
      PlanTime time,
      int depth,
      double share,
      boolean isRemarked) {
    double ownMs() {
      return time.ownMs(line);
    }

    /// All that is known of it.
    String words() {
      return String.join("\n", PlanStepText.lines(line, check));
    }
  }

  /// The slowest first.
  public static List<KnownPlan> plans(Investigation investigation) {
    return investigation.linked().plans().stream()
        .sorted(
            Comparator.<KnownPlan>comparingDouble(known ->
                    Double.isNaN(known.plan().executionMs()) ? 0 : -known.plan().executionMs())
                .thenComparing(KnownPlan::source)
                .thenComparingInt(KnownPlan::number))
        .toList();
  }

  /// The steps in print order.
  public static List<Step> steps(KnownPlan known, PlanTime time) {
    List<PlanLedger.Line> lines = PlanLedger.of(known.plan());
    double whole = lines.stream().mapToDouble(time::ownMs).sum();
    List<Integer> remarked = remarks(known).stream().map(PlanObservation::node).toList();
    Map<Integer, Integer> depths = new HashMap<>();
    List<EstimateCheck> checks = EstimateCheck.of(known.plan());
    List<Step> steps = new ArrayList<>();
    for (PlanLedger.Line line : lines) {
      PlanNode node = line.node();
      int depth = node.parent() == 0 ? 0 : depths.getOrDefault(node.parent(), 0) + 1;
      depths.put(node.id(), depth);
      double share = time.ownMs(line) / whole;
      EstimateCheck check = checks.get(node.id() - 1);
      steps.add(new Step(line, check, time, depth, share, remarked.contains(node.id())));
    }
    return steps;
  }

  /// What is remarkable, in print order.
  public static List<PlanObservation> remarks(KnownPlan known) {
    return PlanObservation.of(known.plan());
  }

  /// The bottleneck that says which index a scan of the plan lacks.
  static Optional<Bottleneck> indexFor(Investigation investigation, KnownPlan known, int node) {
    return investigation.ranking().bottlenecks().stream()
        .filter(one -> one.cause() instanceof Cause.MissingIndex)
        .filter(one ->
            one.evidence().stream()
                .filter(Evidence.PlanStep.class::isInstance)
                .map(Evidence::at)
                .anyMatch(at ->
                    at.source().equals(known.source())
                        && at.place().equals(new Place.PlanNode(known.number(), node))))
        .findFirst();
  }

  /// Other plans, those of the same statement first, in the order of the list.
  static List<KnownPlan> others(Investigation investigation, KnownPlan known) {
    String form = CanonicalSql.of(known.plan().statement()).text();
    return plans(investigation).stream()
        .filter(one -> !one.equals(known) && one.plan().isAnalyzed())
        .sorted(
            Comparator.comparing((KnownPlan one) ->
                form.isEmpty() || !CanonicalSql.of(one.plan().statement()).text().equals(form)))
        .toList();
  }

  /// What a step works on: a relation, an index, or the keys it sorts or joins by.
  static String object(PlanNode node) {
    String index = node.index();
    String relation = node.relation();
    if (!index.isEmpty() && !relation.isEmpty()) {
      return relation + " by " + index;
    }
    for (String known : List.of(index, relation, node.subplanName())) {
      if (!known.isEmpty()) {
        return known;
      }
    }
    for (String detail : List.of("Sort Key", "Group Key", "Hash Cond", "Merge Cond")) {
      Optional<String> keys = node.detail(detail);
      if (keys.isPresent()) {
        return keys.get();
      }
    }
    return "";
  }

  static double estimated(Step step) {
    PlanNode.Estimate estimate = step.line().node().estimate();
    return estimate == null ? Double.NaN : estimate.rows();
  }

  static double actual(Step step) {
    PlanNode.Actual actual = step.line().node().actual();
    return actual == null || actual.loops() == 0 ? Double.NaN : actual.rows();
  }

  static double loops(Step step) {
    PlanNode.Actual actual = step.line().node().actual();
    return actual == null ? Double.NaN : actual.loops();
  }

  /// Blocks of the step alone; unknown without BUFFERS.
  static double blocks(Step step, ToLongFunction<Buffers> which) {
    return step.line()
        .exclusiveBuffers()
        .map(buffers -> (double) which.applyAsLong(buffers))
        .orElse(Double.NaN);
  }

  /// How far off the estimate was, as a factor of at least 1; NaN where the rows that came say
  /// nothing of it.
  static double offBy(Step step) {
    double ratio = step.check().isJudged() ? step.check().factor() : Double.NaN;
    return ratio < 1 ? 1 / ratio : ratio;
  }

  /// The same on a logarithmic scale, 0..1: nothing up to 1.5, full at a factor of 1,000.
  static double offShare(Step step) {
    double off = offBy(step);
    return Double.isNaN(off) || off < RIGHT ? 0 : Math.min(1, Math.log(off) / Math.log(WORST));
  }

  static String offByText(Step step) {
    double off = offBy(step);
    if (Double.isNaN(off)) {
      return isReadInPart(step) ? "read in part" : Numbers.UNKNOWN;
    }
    if (off < RIGHT) {
      return "within 1.5 ×";
    }
    return (step.check().factor() > 1 ? "↑ " : "↓ ") + Numbers.ms(off) + " ×";
  }

  /// Whether fewer rows came than were expected because something above had enough.
  private static boolean isReadInPart(Step step) {
    return step.check().reach() == EstimateCheck.Reach.CUT_SHORT
        && step.check().actual() < step.check().estimated();
  }

  /// The time of a step by itself, or that it never ran.
  static String exclusive(Step step) {
    return step.line().node().isNeverExecuted() ? "never run" : Numbers.ms(step.ownMs());
  }

  /// The last parts of a plan's path, as many as tell it from the other plans, and its number where
  /// its file holds several.
  static String shortName(KnownPlan known, List<KnownPlan> all) {
    String path = known.source().file();
    int from = path.lastIndexOf('/') + 1;
    while (from > 1 && isShared(path.substring(from), known, all)) {
      from = path.lastIndexOf('/', from - 2) + 1;
    }
    return path.substring(from) + (known.number() == 1 ? "" : ", plan " + known.number());
  }

  private static boolean isShared(String end, KnownPlan known, List<KnownPlan> all) {
    return all.stream()
        .filter(other -> !other.source().file().equals(known.source().file()))
        .anyMatch(other -> ("/" + other.source().file()).endsWith("/" + end));
  }

  /// A plan by the file and its number in it, as `choose` takes it.
  static String name(KnownPlan known) {
    return known.source().file() + "#" + known.number();
  }
}
