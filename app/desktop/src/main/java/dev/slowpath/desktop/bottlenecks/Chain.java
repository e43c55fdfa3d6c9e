package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.link.Linked.KnownProfile;
import dev.slowpath.analysis.link.Linked.ServerStatement;
import dev.slowpath.analysis.link.Queued;
import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.layout.FlameLayout;
import dev.slowpath.workbench.layout.WaterfallLayout;
import dev.slowpath.workbench.screen.Investigation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// The evidence of one bottleneck, looked up: its median request, what the server and a plan know
/// of its statement, its frames in a profile.
///
/// @param endpoint of the bottleneck, if it has one
/// @param request the request of median latency among those that hold it
/// @param statement the server's row of its statement
/// @param plan the plan its evidence names
/// @param frames where its function stands in a profile
record Chain(
    BottlenecksModel.Row row,
    Optional<Endpoint> endpoint,
    Optional<Request> request,
    Optional<ServerStatement> statement,
    Optional<KnownPlan> plan,
    Optional<Frames> frames) {

  Chain {
    Objects.requireNonNull(row);
  }

  /// A request laid out, and where its first span stands.
  record Request(WaterfallLayout layout, Locator at) {}

  /// A function in a call tree, at its heaviest node.
  record Frames(FlameLayout layout, int node) {}

  Bottleneck chosen() {
    return row.bottleneck();
  }

  /// Looks everything up; takes a while on large traces.
  static Chain of(Investigation investigation, BottlenecksModel.Row row, SpanTree tree) {
    Bottleneck chosen = row.bottleneck();
    EndpointKey key = chosen.where().endpoint();
    return new Chain(
        row,
        investigation.ranking().endpoints().stream()
            .filter(one -> one.key().equals(key))
            .findFirst(),
        request(investigation.linked(), chosen, tree),
        statement(investigation.linked(), chosen),
        plan(investigation.linked(), chosen),
        frames(investigation.linked(), chosen));
  }

  private static Optional<Request> request(Linked linked, Bottleneck chosen, SpanTree tree) {
    if (chosen.cause() instanceof Cause.WorkerQueueing) {
      return queued(linked, chosen, tree);
    }
    TraceSet traces = linked.traces();
    List<Integer> sorted =
        holding(linked, chosen).stream()
            .sorted(Comparator.<Integer>comparingLong(traces::durationNs).thenComparing(one -> one))
            .toList();
    if (sorted.isEmpty()) {
      return Optional.empty();
    }
    int median = sorted.get((sorted.size() - 1) / 2);
    return Optional.of(
        new Request(WaterfallLayout.of(traces, tree, median), traces.locator(median)));
  }

  private static List<Integer> holding(Linked linked, Bottleneck chosen) {
    EndpointKey endpoint = chosen.where().endpoint();
    if (endpoint == null) {
      return List.of();
    }
    List<Integer> held = new ArrayList<>();
    for (StatementUse use : linked.uses()) {
      boolean isIt = use.statement().text().equals(chosen.where().statement());
      if (isIt && use.endpoint().equals(endpoint)) {
        use.perRequest().forEach(request -> held.add(request.request()));
      }
    }
    return held.isEmpty() ? linked.requests().byEndpoint().getOrDefault(endpoint, List.of()) : held;
  }

  /// The request of median wait, with its wait drawn before it.
  private static Optional<Request> queued(Linked linked, Bottleneck chosen, SpanTree tree) {
    String resource = chosen.where().resource();
    for (Queued.Group group : Queued.of(linked)) {
      if (resource.endsWith(" " + group.name())) {
        List<Integer> byWait =
            IntStream.range(0, group.entries().size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(group::waitMs).thenComparing(at -> at))
                .toList();
        int at = byWait.get((byWait.size() - 1) / 2);
        int entry = group.entries().get(at);
        return Optional.of(
            new Request(
                WaterfallLayout.of(linked.traces(), tree, entry, group.waitMs(at)),
                linked.traces().locator(entry)));
      }
    }
    return Optional.empty();
  }

  private static Optional<ServerStatement> statement(Linked linked, Bottleneck chosen) {
    return chosen.evidence().stream()
        .filter(Evidence.ServerStatement.class::isInstance)
        .map(Evidence.ServerStatement.class::cast)
        .flatMap(evidence ->
            linked.statementsOf(CanonicalSql.of(chosen.where().statement())).stream()
                .filter(one -> one.change().key().queryId().equals(evidence.queryId())))
        .findFirst();
  }

  private static Optional<KnownPlan> plan(Linked linked, Bottleneck chosen) {
    return chosen.evidence().stream()
        .filter(Evidence.PlanStep.class::isInstance)
        .map(Evidence::at)
        .flatMap(at ->
            linked.plans().stream()
                .filter(known -> known.source().equals(at.source()))
                .filter(known ->
                    at.place() instanceof Place.PlanNode(int plan, int _)
                        && known.number() == plan))
        .findFirst();
  }

  private static Optional<Frames> frames(Linked linked, Bottleneck chosen) {
    return chosen.evidence().stream()
        .filter(Evidence.ProfileFrame.class::isInstance)
        .map(Evidence.ProfileFrame.class::cast)
        .flatMap(evidence ->
            linked.profiles().stream()
                .filter(known -> known.source().equals(evidence.at().source()))
                .flatMap(known -> find(known, evidence.frame()).stream()))
        .findFirst();
  }

  private static Optional<Frames> find(KnownProfile known, String frame) {
    Metric metric = known.profile().metrics().contains(Metric.CPU) ? Metric.CPU : Metric.CPU_TIME;
    CallTree tree = CallTree.of(known.profile(), metric, List.of());
    int heaviest = -1;
    for (int node = 1; node < tree.size(); node++) {
      boolean isIt = tree.frame(node).name().equals(frame);
      if (isIt && (heaviest < 0 || tree.total(node) > tree.total(heaviest))) {
        heaviest = node;
      }
    }
    return heaviest < 0
        ? Optional.empty()
        : Optional.of(new Frames(FlameLayout.of(tree), heaviest));
  }
}
