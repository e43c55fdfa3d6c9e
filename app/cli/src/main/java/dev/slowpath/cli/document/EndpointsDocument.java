package dev.slowpath.cli.document;

import dev.slowpath.analysis.ranking.Course;
import dev.slowpath.analysis.ranking.DatabaseTime;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.cli.table.TextTable;
import dev.slowpath.model.endpoint.Endpoint;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.model.endpoint.TimeKind;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The latency table of all endpoints.
public record EndpointsDocument(
    List<Outcome> outcomes,
    Optional<TimeRange> window,
    List<Endpoint> endpoints,
    Map<EndpointKey, Course> courses,
    Map<EndpointKey, DatabaseTime> databases)
    implements Document {
  private static final int SHOWN = 5;
  private static final Set<String> KINDS =
      Set.of("databaseMs", "httpMs", "cacheMs", "waitMs", "serialisationMs", "ownMs");

  public EndpointsDocument {
    outcomes = List.copyOf(outcomes);
    endpoints = List.copyOf(endpoints);
    courses = Map.copyOf(courses);
    databases = Map.copyOf(databases);
  }

  @Override
  public void json(Json json) {
    json.document(() -> {
      SourceList.json(json, outcomes);
      window(json, window);
      json.array(
          "endpoints",
          endpoints,
          endpoint -> {
            endpoint(json, endpoint);
            database(json, databases.get(endpoint.key()));
            Course course = courses.get(endpoint.key());
            if (course != null) {
              course(json, course);
            }
          });
    });
  }

  /// Where the time of its queries goes.
  private static void database(Json json, @Nullable DatabaseTime time) {
    if (time == null) {
      json.none("database");
      return;
    }
    json.object(
        "database",
        () -> {
          json.number("serverMs", time.serverMs());
          json.number("wireMs", time.wireMs());
          json.number("unknownMs", time.unknownMs());
        });
  }

  private static void course(Json json, Course course) {
    json.number("apdex", course.apdex());
    json.number("apdexThresholdMs", course.thresholdMs());
    json.array(
        "trend",
        course.slices(),
        slice -> {
          json.text("from", Times.instant(slice.startNs()).toString());
          json.number("requests", slice.requests());
          json.number("errors", slice.errors());
          json.number("meanMs", slice.latency().meanMs());
          json.number("p95Ms", slice.latency().p95Ms());
        });
    json.array(
        "worst",
        course.worst(),
        worst -> {
          json.text("trace", worst.trace());
          json.text("at", Times.instant(worst.startNs()).toString());
          json.number("ms", worst.ms());
          json.flag("failed", worst.isFailed());
          json.text("source", worst.at().source().file());
          json.text("ref", Places.text(worst.at().place()));
        });
  }

  static void window(Json json, Optional<TimeRange> window) {
    json.object(
        "window",
        () -> {
          Times.json(json, window);
          json.number("seconds", window.map(TimeRange::seconds).orElse(Double.NaN));
        });
  }

  static void endpoints(Json json, List<Endpoint> endpoints) {
    json.array("endpoints", endpoints, endpoint -> endpoint(json, endpoint));
  }

  static void endpoint(Json json, Endpoint endpoint) {
    Latency latency = endpoint.latency();
    json.text("service", endpoint.key().service());
    json.text("name", endpoint.key().name());
    json.number("requests", endpoint.requests());
    json.number("errors", endpoint.errors());
    json.number("errorRate", endpoint.errors() / endpoint.requests());
    json.number("p50Ms", latency.p50Ms());
    json.number("p95Ms", latency.p95Ms());
    json.number("p99Ms", latency.p99Ms());
    json.number("maxMs", latency.maxMs());
    json.number("meanMs", latency.meanMs());
    if (endpoint.sent().n() > 0) {
      OutlookJson.latency(json, "sent", endpoint.sent());
    } else {
      json.none("sent");
    }
    json.number("totalMs", endpoint.totalMs());
    json.number("load", endpoint.load());
    json.number("queriesPerRequest", endpoint.queries().mean());
    json.number("queriesP50", endpoint.queries().p50());
    json.number("queriesMax", endpoint.queries().max());
    json.object(
        "byKindMs",
        () -> {
          for (TimeKind kind : TimeKind.values()) {
            json.number(kind.id(), endpoint.byKindMs().getOrDefault(kind, 0.0));
          }
        });
  }

  @Override
  public void text(Page page) {
    double requests = endpoints.stream().mapToDouble(Endpoint::requests).sum();
    String over = window.map(range -> " over " + Times.text(range)).orElse("");
    page.head(
        "%s requests at %s endpoints%s"
            .formatted(Numbers.count(requests), Numbers.count((long) endpoints.size()), over));
    if (endpoints.isEmpty()) {
      page.line(
          "No trace among the files, so no endpoint. Add traces, an access log or a load test.");
      return;
    }
    Table whole = table().without(idle());
    boolean isTooWide = TextTable.leastWidth(whole) > page.width();
    page.blank().table(isTooWide ? whole.without(KINDS) : whole);
    String byKind =
        isTooWide
            ? " For mean time by kind use a wider terminal or --format csv."
            : " The last columns are ms a request on average, by what they go to.";
    slowest(page);
    page.blank()
        .quiet(
            "Percentiles are of requests that happened (nearest rank); p95 needs 20 requests, p99"
                + " 100. Load is the number of requests active on average."
                + byKind);
  }

  /// The slowest request of each of the heaviest endpoints, to be looked at by `trace --id`.
  private void slowest(Page page) {
    page.blank().head("Slowest requests, for trace --id");
    for (Endpoint endpoint : endpoints.subList(0, Math.min(SHOWN, endpoints.size()))) {
      Course course = courses.get(endpoint.key());
      if (course != null && !course.worst().isEmpty()) {
        Course.Worst worst = course.worst().getFirst();
        page.labelled(
            "%s ms".formatted(Numbers.ms(worst.ms())),
            2,
            "%s  %s".formatted(worst.trace(), endpoint.key().name()));
      }
    }
  }

  /// Columns that tell nothing here: one service, kinds of time that no request spends.
  private Set<String> idle() {
    Set<String> idle = new TreeSet<>();
    if (endpoints.stream().map(endpoint -> endpoint.key().service()).distinct().count() < 2) {
      idle.add("service");
    }
    KINDS.stream().filter(table()::isIdle).forEach(idle::add);
    return idle;
  }

  @Override
  public Table table() {
    return new Table(columns(), endpoints.stream().map(this::row).toList());
  }

  private static List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("name", "endpoint", Cut.PATH));
    columns.add(new Column("service", "service", Cut.END));
    columns.add(Column.of("requests", "re-\nquests"));
    columns.add(Column.of("errorRate", "errors\n%"));
    columns.add(Column.of("p50Ms", "p50\nms"));
    columns.add(Column.of("p95Ms", "p95\nms"));
    columns.add(Column.of("p99Ms", "p99\nms"));
    columns.add(Column.of("maxMs", "max\nms"));
    columns.add(Column.of("meanMs", "mean\nms"));
    columns.add(Column.of("load", "load"));
    columns.add(Column.of("queriesPerRequest", "que-\nries"));
    columns.add(Column.of("databaseMs", "data-\nbase"));
    columns.add(Column.of("httpMs", "http"));
    columns.add(Column.of("cacheMs", "cache"));
    columns.add(Column.of("waitMs", "wait"));
    columns.add(Column.of("serialisationMs", "serial-\nising"));
    columns.add(Column.of("ownMs", "own"));
    return columns;
  }

  private List<Cell> row(Endpoint endpoint) {
    Latency latency = endpoint.latency();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(endpoint.key().name()));
    cells.add(Cell.quiet(endpoint.key().service()));
    cells.add(Cell.figure(endpoint.requests(), Quantity.COUNT));
    cells.add(Cell.figure(endpoint.errors() / endpoint.requests(), Quantity.SHARE));
    cells.add(Cell.figure(latency.p50Ms(), Quantity.MS));
    cells.add(Cell.figure(latency.p95Ms(), Quantity.MS));
    cells.add(Cell.figure(latency.p99Ms(), Quantity.MS));
    cells.add(Cell.figure(latency.maxMs(), Quantity.MS));
    cells.add(Cell.figure(latency.meanMs(), Quantity.MS));
    cells.add(Cell.figure(endpoint.load(), Quantity.LOAD));
    cells.add(Cell.figure(endpoint.queries().mean(), Quantity.COUNT));
    for (TimeKind kind : TimeKind.values()) {
      cells.add(Cell.figure(endpoint.byKindMs().getOrDefault(kind, 0.0), Quantity.MS));
    }
    return cells;
  }
}
