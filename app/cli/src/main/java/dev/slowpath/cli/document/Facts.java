package dev.slowpath.cli.document;

import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.model.profile.CallGraph;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.rules.RuleResult;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.StatementLog;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.wording.LoggedWords;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The facts of a capture by its kind: how many records, from when to when, and what it holds.
final class Facts {

  private Facts() {}

  static String kind(Capture capture) {
    return switch (capture) {
      case Capture.OfProfile _, Capture.OfCallGraph _ -> "profile";
      case Capture.OfTraces _ -> "traces";
      case Capture.OfStatements _ -> "statements";
      case Capture.OfLog _ -> "log";
      case Capture.OfPlans _ -> "plan";
      case Capture.OfCatalog _ -> "catalog";
      case Capture.OfRules _ -> "rules";
    };
  }

  static long records(Capture capture) {
    return switch (capture) {
      case Capture.OfProfile(_, Profile profile) ->
          profile.metrics().stream().mapToLong(metric -> samples(profile, metric).size()).sum();
      case Capture.OfCallGraph(_, CallGraph graph) -> graph.functions().size();
      case Capture.OfTraces(_, TraceSet traces) -> traces.size();
      case Capture.OfStatements(_, StatementSnapshot snapshot) -> snapshot.entries().size();
      case Capture.OfLog(_, StatementLog log) -> log.size();
      case Capture.OfPlans(_, List<PlanTree> plans) -> plans.size();
      case Capture.OfCatalog(_, Catalog catalog) -> catalog.tables().size() + catalog.indexes();
      case Capture.OfRules(_, _, List<RuleResult> results) -> results.size();
    };
  }

  /// The members of `facts`.
  static void json(Json json, Capture capture) {
    switch (capture) {
      case Capture.OfProfile(_, Profile profile) -> profile(json, profile);
      case Capture.OfCallGraph(_, CallGraph graph) -> CallGraphFacts.json(json, graph);
      case Capture.OfTraces(_, TraceSet traces) -> traces(json, traces);
      case Capture.OfStatements(_, StatementSnapshot snapshot) -> statements(json, snapshot);
      case Capture.OfLog(_, StatementLog log) -> log(json, log);
      case Capture.OfPlans(_, List<PlanTree> plans) -> plans(json, plans);
      case Capture.OfCatalog(_, Catalog catalog) -> {
        json.whole("tables", catalog.tables().size());
        json.whole("indexes", catalog.indexes());
      }
      case Capture.OfRules(_, String tool, _) -> json.text("tool", tool);
    }
  }

  private static void profile(Json json, Profile profile) {
    json.array(
        "metrics",
        profile.metrics(),
        metric -> {
          Samples samples = samples(profile, metric);
          json.text("metric", metric.id());
          json.text("unit", samples.unit().id());
          json.whole("total", samples.total());
          json.whole("samples", samples.size());
          json.whole("lost", samples.losses().lost());
          json.whole("failed", samples.losses().failed());
          json.whole("truncated", samples.losses().truncated());
        });
    json.whole("threads", profile.threads().size());
    json.whole("frames", profile.frames().size());
    json.text("mode", profile.facts().get(Profile.MODE));
  }

  private static Samples samples(Profile profile, Metric metric) {
    return profile.samples(metric).orElseThrow();
  }

  private static void traces(Json json, TraceSet traces) {
    SortedSet<String> services = services(traces);
    json.whole("traces", traces.traces());
    json.whole("spans", traces.size());
    json.whole("roots", roots(traces));
    json.whole("orphans", traces.quality().orphans());
    json.whole("duplicates", traces.quality().duplicates());
    json.whole("services", services.size());
    json.texts("serviceNames", services);
  }

  private static SortedSet<String> services(TraceSet traces) {
    SortedSet<String> services = new TreeSet<>();
    for (int span = 0; span < traces.size(); span++) {
      services.add(traces.service(span));
    }
    return services;
  }

  private static long roots(TraceSet traces) {
    long roots = 0;
    for (int span = 0; span < traces.size(); span++) {
      roots += traces.parentId(span) == 0 ? 1 : 0;
    }
    return roots;
  }

  private static void statements(Json json, StatementSnapshot snapshot) {
    json.whole("entries", snapshot.entries().size());
    json.text("extensionVersion", snapshot.extensionVersion());
    json.number("calls", sum(snapshot, Counter.CALLS));
    json.number("totalMs", sum(snapshot, Counter.TOTAL_EXEC_MS));
    json.instant("statsReset", snapshot.statsReset());
  }

  private static double sum(StatementSnapshot snapshot, Counter counter) {
    return snapshot.entries().stream().mapToDouble(one -> one.counters().orZero(counter)).sum();
  }

  private static void log(Json json, StatementLog log) {
    json.whole("executions", log.size());
    json.whole("statements", log.statements().size());
    json.number("totalMs", log.totalMs());
    json.number("shortestMs", log.shortestMs());
    json.number("thresholdMs", log.thresholdMs());
    json.whole("lockWaits", log.waits().size());
  }

  private static void plans(Json json, List<PlanTree> plans) {
    json.whole("plans", plans.size());
    json.whole("nodes", plans.stream().mapToLong(plan -> plan.nodes().size()).sum());
    json.number("executionMs", executionMs(plans));
  }

  /// The sum over plans; NaN as soon as one does not state it.
  private static double executionMs(List<PlanTree> plans) {
    return plans.stream().mapToDouble(Facts::executionMs).sum();
  }

  /// As stated, else the root's own time.
  static double executionMs(PlanTree plan) {
    return Double.isNaN(plan.executionMs())
        ? PlanLedger.of(plan).getFirst().inclusiveMs()
        : plan.executionMs();
  }

  /// The same facts in a line.
  static String text(Capture capture) {
    return switch (capture) {
      case Capture.OfProfile(_, Profile profile) ->
          profile.metrics().stream()
                  .map(metric -> text(metric, samples(profile, metric)))
                  .collect(Collectors.joining(", "))
              + ", %s threads".formatted(Numbers.count((long) profile.threads().size()))
              + Optional.ofNullable(profile.facts().get(Profile.MODE)).map(", "::concat).orElse("");
      case Capture.OfCallGraph(_, CallGraph graph) -> CallGraphFacts.text(graph);
      case Capture.OfTraces(_, TraceSet traces) ->
          "%s traces of %s"
              .formatted(
                  Numbers.count((long) traces.traces()), String.join(", ", services(traces)));
      case Capture.OfStatements(_, StatementSnapshot snapshot) ->
          "version %s, %s calls, %s"
              .formatted(
                  snapshot.extensionVersion(),
                  Numbers.count(sum(snapshot, Counter.CALLS)),
                  Numbers.duration(sum(snapshot, Counter.TOTAL_EXEC_MS)));
      case Capture.OfLog(_, StatementLog log) -> LoggedWords.text(log);
      case Capture.OfPlans(_, List<PlanTree> plans) ->
          "%s nodes, %s"
              .formatted(
                  Numbers.count(plans.stream().mapToLong(plan -> plan.nodes().size()).sum()),
                  Numbers.duration(executionMs(plans)));
      case Capture.OfCatalog(_, Catalog catalog) ->
          "%s tables, %s indexes"
              .formatted(
                  Numbers.count((long) catalog.tables().size()), Numbers.count(catalog.indexes()));
      case Capture.OfRules(_, String tool, List<RuleResult> results) ->
          "%s: %s remarks"
              .formatted(
                  tool, Numbers.count(results.stream().filter(RuleResult::isRemark).count()));
    };
  }

  private static String text(Metric metric, Samples samples) {
    String lost =
        samples.losses().lost() > 0
            ? " (%s lost)".formatted(Numbers.count(samples.losses().lost()))
            : "";
    return metric.id() + " " + Metrics.text(samples.unit(), (double) samples.total()) + lost;
  }
}
