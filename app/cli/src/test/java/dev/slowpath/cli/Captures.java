package dev.slowpath.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Small captures of one made-up load, drawn into a folder: 30 requests that repeat a query ten
/// times each, two snapshots of its server, and the plan of a scan.
final class Captures {
  static final long START_S = 1_763_715_600; // 2025-11-21T09:00:00Z

  private Captures() {}

  static Path traces(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int request = 0; request < 30; request++) {
      long startMs = START_S * 1000 + request * 1000L;
      List<String> spans = new ArrayList<>();
      spans.add(
          span(request, 1, "GET /orders", startMs, 300)
              .replace("KIND", "2")
              .replace(
                  "ATTRIBUTES",
                  attribute("http.request.method", "GET")
                      + ","
                      + attribute("http.route", "/orders")));
      for (int query = 0; query < 10; query++) {
        spans.add(
            span(request, query + 2, "select", startMs + 10 + query * 25L, 20)
                .replace("KIND", "3")
                .replace(
                    "ATTRIBUTES",
                    attribute("db.system.name", "postgresql")
                        + ","
                        + attribute("db.query.text", "SELECT name FROM customer WHERE id = $1")
                        + ","
                        + attribute("db.query.parameter.0", "" + (request * 10 + query))));
      }
      lines.add(
          """
          {"resourceSpans":[{"resource":{"attributes":[%s]},"scopeSpans":[{"spans":[%s]}]}]}\
          """
              .formatted(attribute("service.name", "shop"), String.join(",", spans)));
    }
    return Files.write(folder.resolve("traces.jsonl"), lines);
  }

  /// A span of a request; the request itself is number 1 and the parent of the others.
  private static String span(int request, int number, String name, long startMs, long lengthMs) {
    return """
    {"traceId":"%s","spanId":"%s","parentSpanId":"%s","name":"%s","kind":KIND,\
    "startTimeUnixNano":"%d","endTimeUnixNano":"%d","attributes":[ATTRIBUTES]}\
    """
        .formatted(
            id(request + 1, 32),
            id(number, 16),
            number == 1 ? "" : id(1, 16),
            name,
            startMs * 1_000_000,
            (startMs + lengthMs) * 1_000_000);
  }

  private static String id(int number, int digits) {
    return ("%0" + digits + "x").formatted(number);
  }

  private static String attribute(String key, String value) {
    return "{\"key\":\"%s\",\"value\":{\"stringValue\":\"%s\"}}".formatted(key, value);
  }

  /// Snapshots of version 1.10 columns as far as the importer needs them, thirty seconds apart.
  static Path snapshot(Path folder, String name, String at, int calls) throws IOException {
    String head =
        "userid,dbid,toplevel,queryid,query,plans,total_plan_time,calls,total_exec_time,"
            + "min_exec_time,max_exec_time,mean_exec_time,stddev_exec_time,rows,shared_blks_hit,"
            + "shared_blks_read,wal_bytes,snapshot_at";
    return Files.writeString(
        folder.resolve(name),
        head
            + """

            10,16384,t,-79812,"SELECT name FROM customer WHERE id = $1",0,0,%d,%d,1,19,15,1,%d,90,10,0,%s
            """
                .formatted(calls, calls * 15, calls, at));
  }

  static Path plan(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("scan.txt"),
        """
                                        QUERY PLAN
        --------------------------------------------------------------------------
         Seq Scan on orders  (cost=0.00..9100.00 rows=10 width=20) (actual time=0.020..80.000 rows=100 loops=1)
           Filter: (coupon = 'C1'::text)
           Rows Removed by Filter: 399900
           Buffers: shared hit=100 read=4000
         Planning Time: 0.100 ms
         Execution Time: 80.500 ms
        """);
  }
}
