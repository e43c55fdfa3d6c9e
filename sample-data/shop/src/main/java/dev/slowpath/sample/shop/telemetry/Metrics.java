package dev.slowpath.sample.shop.telemetry;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The service's metrics since the recording began, in the text format of Prometheus.
public final class Metrics {
  private final Histograms requests =
      new Histograms("http_server_request_duration_seconds", "Duration of HTTP server requests.");
  private final Histograms waits =
      new Histograms("db_client_connection_wait_time_seconds", "Time to obtain a connection.");
  private final Histograms uses =
      new Histograms("db_client_connection_use_time_seconds", "Time a connection was held.");
  private final Map<String, Pool> pools = new ConcurrentSkipListMap<>();

  private static final class Pool {
    private final AtomicInteger used = new AtomicInteger();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger maxPending = new AtomicInteger();
    private volatile int size;
  }

  void clear() {
    requests.clear();
    waits.clear();
    uses.clear();
    pools.values().forEach(pool -> pool.maxPending.set(0));
  }

  void served(ServedRequest request) {
    var labels =
        "http_request_method=\"GET\",http_route=\"%s\",http_response_status_code=\"%d\""
            .formatted(request.route(), request.status());
    requests.observe(labels, request.seconds());
  }

  public void poolSize(String pool, int size) {
    pool(pool).size = size;
  }

  public void waiting(String pool) {
    var pending = pool(pool).pending.incrementAndGet();
    var _ = pool(pool).maxPending.accumulateAndGet(pending, Math::max);
  }

  public void acquired(String pool, double waitedSeconds) {
    var _ = pool(pool).pending.decrementAndGet();
    var _ = pool(pool).used.incrementAndGet();
    waits.observe(label(pool), waitedSeconds);
  }

  public void released(String pool, double usedSeconds) {
    var _ = pool(pool).used.decrementAndGet();
    uses.observe(label(pool), usedSeconds);
  }

  private Pool pool(String name) {
    return pools.computeIfAbsent(name, _ -> new Pool());
  }

  private static String label(String pool) {
    return "db_client_connection_pool_name=\"" + pool + "\"";
  }

  public String text() {
    var text = new StringBuilder();
    requests.print(text);
    waits.print(text);
    uses.print(text);
    printPools(text);
    printJvm(text);
    return text.toString();
  }

  private void printPools(StringBuilder text) {
    printGauge(text, "db_client_connection_max", "Connections the pool may open.");
    pools.forEach((name, pool) -> printPool(text, "db_client_connection_max", name, pool.size));
    printGauge(text, "db_client_connection_used", "Connections in use now.");
    pools.forEach(
        (name, pool) -> printPool(text, "db_client_connection_used", name, pool.used.get()));
    printGauge(text, "db_client_connection_pending_requests", "Requests waiting now.");
    pools.forEach((name, pool) ->
        printPool(text, "db_client_connection_pending_requests", name, pool.pending.get()));
    printGauge(text, "shop_connection_pending_requests_peak", "Most requests waiting at once.");
    pools.forEach((name, pool) ->
        printPool(text, "shop_connection_pending_requests_peak", name, pool.maxPending.get()));
  }

  private static void printGauge(StringBuilder text, String name, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(" gauge\n");
  }

  private static void printPool(StringBuilder text, String name, String pool, int value) {
    text.append(name).append('{').append(label(pool)).append("} ").append(value).append('\n');
  }

  private static void printJvm(StringBuilder text) {
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    printGauge(text, "jvm_memory_used_bytes", "Heap in use.");
    text.append("jvm_memory_used_bytes{jvm_memory_type=\"heap\"} ");
    text.append(heap.getUsed()).append('\n');
    printGauge(text, "jvm_thread_count", "Live threads.");
    text.append("jvm_thread_count ");
    text.append(ManagementFactory.getThreadMXBean().getThreadCount()).append('\n');
  }
}
