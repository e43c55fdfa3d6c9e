package dev.slowpath.sample.shop.record;

import dev.slowpath.sample.shop.service.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What the logs of one run say about each endpoint; the percentiles are by nearest rank.
///
/// @param rows in ascending order of the route
record Truth(Mode mode, List<Row> rows) {
  static final String CSV_HEADER =
      "mode,route,requests,p50Ms,p95Ms,p99Ms,clientP50Ms,clientP95Ms,clientP99Ms,"
          + "queriesPerRequest,defect\n";
  private static final Map<String, String> DEFECTS =
      Map.of(
          "/orders", "n-plus-one",
          "/orders/search", "missing-index",
          "/products/{id}", "missing-cache (same statement 12 times in a request)",
          "/reports/top-products", "missing-cache (same aggregate in every request)",
          "/checkout/quote", "serial-io",
          "/stock", "pool-wait",
          "/catalog.json", "repeated-serialisation",
          "/legacy/ping", "worker-queueing (victim)",
          "/legacy/export", "worker-queueing (holds the workers)");

  Truth {
    rows = List.copyOf(rows);
  }

  record Row(String route, Times service, Times client, double queriesPerRequest) {}

  /// Percentiles of one side, in milliseconds.
  record Times(int count, double p50Ms, double p95Ms, double p99Ms) {
    private static Times of(List<Double> ms) {
      var sorted = ms.stream().mapToDouble(Double::doubleValue).toArray();
      Arrays.sort(sorted);
      return new Times(sorted.length, rank(sorted, 50), rank(sorted, 95), rank(sorted, 99));
    }

    private static double rank(double[] sorted, int percent) {
      return sorted[Math.ceilDiv(percent * sorted.length, 100) - 1];
    }
  }

  private record Samples(List<Double> serviceMs, List<Double> clientMs, List<Integer> queries) {
    private static Samples none(String route) {
      return new Samples(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private Row row(String route) {
      var total = queries.stream().mapToInt(Integer::intValue).sum();
      var perRequest = (double) total / queries.size();
      return new Row(route, Times.of(serviceMs), Times.of(clientMs), perRequest);
    }
  }

  /// Reads `service.log.csv` and `client.log.csv` of a folder.
  static Truth read(Mode mode, Path folder) throws IOException {
    var byRoute = new TreeMap<String, Samples>();
    for (var line : body(folder.resolve("service.log.csv"))) {
      var cells = line.split(",", -1);
      var samples = byRoute.computeIfAbsent(cells[2], Samples::none);
      samples.serviceMs().add(Double.parseDouble(cells[4]) / 1000);
      samples.queries().add(Integer.parseInt(cells[5]));
    }
    for (var line : body(folder.resolve("client.log.csv"))) {
      var cells = line.split(",", -1);
      var samples = byRoute.computeIfAbsent(cells[5], Samples::none);
      samples.clientMs().add(Double.parseDouble(cells[7]));
    }
    var rows = new ArrayList<Row>();
    byRoute.forEach((route, samples) -> rows.add(samples.row(route)));
    return new Truth(mode, rows);
  }

  private static List<String> body(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.skip(1).toList();
    }
  }

  private String defect(Row row) {
    return mode == Mode.BEFORE ? DEFECTS.getOrDefault(row.route(), "") : "";
  }

  String csv() {
    var text = new StringBuilder();
    for (var row : rows) {
      var service = row.service();
      var client = row.client();
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%d,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,%.4f,%s\n",
              mode.label(),
              row.route(),
              service.count(),
              service.p50Ms(),
              service.p95Ms(),
              service.p99Ms(),
              client.p50Ms(),
              client.p95Ms(),
              client.p99Ms(),
              row.queriesPerRequest(),
              defect(row)));
    }
    return text.toString();
  }

  String markdown() {
    var text = new StringBuilder();
    text.append("| endpoint | requests | service p50 / p95 / p99 ms | client p50 / p95 / p99 ms |");
    text.append(" queries per request | defect |\n|---|--:|--:|--:|--:|---|\n");
    for (var row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "| `GET %s` | %d | %s | %s | %.2f | %s |\n",
              row.route(),
              row.service().count(),
              times(row.service()),
              times(row.client()),
              row.queriesPerRequest(),
              defect(row)));
    }
    return text.toString();
  }

  private static String times(Times times) {
    return String.format(
        Locale.ROOT, "%.1f / %.1f / %.1f", times.p50Ms(), times.p95Ms(), times.p99Ms());
  }
}
