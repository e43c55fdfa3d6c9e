package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.layout.WaterfallLayout;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the home page shows: the ranking, and the request that shows a bottleneck best.
public final class BottlenecksModel {

  private BottlenecksModel() {}

  /// A bottleneck and its place.
  public record Row(int rank, Bottleneck bottleneck) {}

  public static List<Row> rows(Investigation investigation) {
    List<Row> rows = new ArrayList<>();
    for (Bottleneck bottleneck : investigation.ranking().bottlenecks()) {
      rows.add(new Row(rows.size() + 1, bottleneck));
    }
    return rows;
  }

  /// The endpoint, or what stands for it where there is none.
  public static String place(Where where) {
    EndpointKey endpoint = where.endpoint();
    if (endpoint != null) {
      return endpoint.name();
    }
    return where.table().isEmpty() ? "outside any request" : where.table();
  }

  /// The statement or frame.
  public static String subject(Where where) {
    if (!where.resource().isEmpty()) {
      return where.resource();
    }
    return where.statement().isEmpty()
        ? Shortened.method(where.frame())
        : Shortened.sql(where.statement(), 44);
  }

  /// The share of a cost that the bound says can go, 0..1.
  public static double removable(Row row) {
    Cost cost = row.bottleneck().cost();
    double share = row.bottleneck().bound().meanMs() / cost.perRequestMs();
    return Double.isNaN(share) ? 1 : Math.clamp(share, 0, 1);
  }

  /// The largest gain that is known, the slow requests first.
  public static String gain(Row row) {
    var bound = row.bottleneck().bound();
    if (!Double.isNaN(bound.p95Ms())) {
      return Numbers.gain(bound.p95Ms()) + " ms p95";
    }
    return Double.isNaN(bound.meanMs()) ? "not known" : Numbers.gain(bound.meanMs()) + " ms mean";
  }

  /// The request of median latency among those that hold the bottleneck.
  public static Optional<WaterfallLayout> median(Investigation investigation, Bottleneck chosen) {
    EndpointKey endpoint = chosen.where().endpoint();
    if (endpoint == null) {
      return Optional.empty();
    }
    TraceSet traces = investigation.linked().traces();
    List<Integer> held = new ArrayList<>();
    for (StatementUse use : investigation.linked().uses()) {
      boolean isIt = use.statement().text().equals(chosen.where().statement());
      if (isIt && use.endpoint().equals(endpoint)) {
        use.perRequest().forEach(request -> held.add(request.request()));
      }
    }
    List<Integer> entries =
        held.isEmpty()
            ? investigation.linked().requests().byEndpoint().getOrDefault(endpoint, List.of())
            : held;
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> sorted =
        entries.stream()
            .sorted(Comparator.<Integer>comparingLong(traces::durationNs).thenComparing(one -> one))
            .toList();
    int median = sorted.get((sorted.size() - 1) / 2);
    return Optional.of(WaterfallLayout.of(traces, new SpanTree(traces), median));
  }
}
