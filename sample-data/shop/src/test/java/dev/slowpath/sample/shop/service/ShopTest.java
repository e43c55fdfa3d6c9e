package dev.slowpath.sample.shop.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.plugin.testkit.postgres.PostgresCluster;
import dev.slowpath.plugin.testkit.postgres.PostgresCluster.Settings;
import dev.slowpath.sample.shop.RecordedSpan;
import dev.slowpath.sample.shop.data.ShopData;
import dev.slowpath.sample.shop.upstream.UpstreamServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each endpoint asked once in each mode, on a small shop.
class ShopTest {
  private static final List<String> PATHS =
      List.of(
          "/orders?to=1500",
          "/orders/search?coupon=C00042",
          "/orders/77",
          "/customers/7",
          "/products/3?country=DE",
          "/reports/top-products",
          "/checkout/quote?basket=5",
          "/stock?product=9",
          "/catalog.json",
          "/categories",
          "/health",
          "/legacy/ping",
          "/legacy/export");
  private static final Map<Mode, Map<String, String>> QUERIES = new HashMap<>();
  private static final Map<Mode, List<RecordedSpan>> SPANS = new HashMap<>();
  private static final Map<Mode, List<String>> BODIES = new HashMap<>();

  @BeforeAll
  static void askEachEndpointInEachMode(@TempDir Path folder)
      throws IOException, InterruptedException, SQLException {
    var settings = Settings.defaults().with("shared_preload_libraries", "pg_stat_statements");
    try (var cluster = PostgresCluster.start(settings);
        var upstream = UpstreamServer.open()) {
      var url = cluster.jdbcUrl(ShopData.DATABASE);
      new ShopData(2_000).create(cluster.jdbcUrl(), url);
      ShopData.migrate(url, ShopData.migrationAfter());
      for (var mode : Mode.values()) {
        var captures = Files.createDirectory(folder.resolve(mode.label()));
        try (var shop = Shop.open(mode, new Database(url), upstream.address())) {
          ask(shop, mode, captures);
        }
      }
    }
  }

  private static void ask(Shop shop, Mode mode, Path captures)
      throws IOException, InterruptedException {
    shop.telemetry().record(captures);
    var bodies = new ArrayList<String>();
    try (var client = HttpClient.newHttpClient()) {
      for (var path : PATHS) {
        var base = path.startsWith("/legacy/") ? shop.legacyAddress() : shop.mainAddress();
        var response = get(client, base.resolve(path));
        assertEquals(200, response.statusCode(), path + ": " + response.body());
        bodies.add(response.body());
      }
    }
    var written = shop.telemetry().stop();
    SPANS.put(mode, RecordedSpan.read(captures.resolve("traces.jsonl.gz")));
    assertEquals(written, SPANS.get(mode).size());
    QUERIES.put(mode, queries(captures.resolve("service.log.csv")));
    BODIES.put(mode, bodies);
  }

  private static HttpResponse<String> get(HttpClient client, URI uri)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri).header("X-Request-Start", "t=1700000000000001");
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static Map<String, String> queries(Path serviceLog) throws IOException {
    var queries = new TreeMap<String, String>();
    try (var lines = Files.lines(serviceLog)) {
      lines
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(cells -> queries.put(cells[2], cells[5]));
    }
    return queries;
  }

  private static Map<String, String> expectedQueries(String orders, String product) {
    var expected = new TreeMap<String, String>();
    expected.put("/orders", orders);
    expected.put("/orders/search", "1");
    expected.put("/orders/{id}", "1");
    expected.put("/customers/{id}", "2");
    expected.put("/products/{id}", product);
    expected.put("/reports/top-products", "1");
    expected.put("/checkout/quote", "0");
    expected.put("/stock", "1");
    expected.put("/catalog.json", "1");
    expected.put("/categories", "1");
    expected.put("/health", "0");
    expected.put("/legacy/ping", "0");
    expected.put("/legacy/export", "0");
    return expected;
  }

  private static List<RecordedSpan> spans(Mode mode) {
    return SPANS.getOrDefault(mode, List.of());
  }

  private static List<RecordedSpan> childrenOf(Mode mode, String name) {
    var root = spans(mode).stream().filter(span -> span.name().equals(name)).findFirst();
    var traceId = root.orElseThrow().traceId();
    return spans(mode).stream()
        .filter(span -> span.traceId().equals(traceId) && !span.parentId().isEmpty())
        .toList();
  }

  @Test
  void defectiveShopSendsTheQueriesThatItsDefectsCost() {
    assertEquals(expectedQueries("201", "13"), QUERIES.get(Mode.BEFORE));
  }

  @Test
  void repairedShopSendsOneWhereItSentMany() {
    assertEquals(expectedQueries("1", "2"), QUERIES.get(Mode.AFTER));
  }

  @Test
  void bothModesAnswerTheSameWhereOnlySpeedDiffers() {
    var before = BODIES.getOrDefault(Mode.BEFORE, List.of());
    var after = BODIES.getOrDefault(Mode.AFTER, List.of());
    for (var path : List.of("/orders/search?coupon=C00042", "/products/3?country=DE")) {
      var at = PATHS.indexOf(path);
      assertEquals(before.get(at), after.get(at), path);
    }
    var catalog = PATHS.indexOf("/catalog.json");
    assertEquals(before.get(catalog), after.get(catalog));
  }

  @Test
  void serverSpansSayRouteThreadAndIntendedStart() {
    for (var mode : Mode.values()) {
      var servers = spans(mode).stream().filter(span -> span.kind() == RecordedSpan.SERVER);
      for (var span : servers.toList()) {
        assertEquals("GET " + span.attribute("http.route"), span.name());
        assertEquals("200", span.attribute("http.response.status_code"));
        assertEquals("[t=1700000000000001]", span.attribute("http.request.header.x-request-start"));
        assertTrue(span.attribute("thread.name").matches("(http|legacy)-\\d+"), span.toString());
        assertTrue(Long.parseLong(span.attribute("thread.id")) > 0);
        assertTrue(Long.parseLong(span.attribute("http.response.body.size")) > 0);
      }
    }
  }

  @Test
  void listAsksForEachOrdersCustomerByItsKey() {
    var lookups =
        childrenOf(Mode.BEFORE, "GET /orders").stream()
            .filter(span -> span.attribute("db.collection.name").equals("customer"))
            .toList();
    assertEquals(200, lookups.size());
    assertEquals(
        200,
        lookups.stream().map(span -> span.attribute("db.query.parameter.0")).distinct().count());
    var first = lookups.getFirst();
    assertEquals(RecordedSpan.CLIENT, first.kind());
    assertEquals("SELECT customer", first.name());
    assertEquals("postgresql", first.attribute("db.system.name"));
    assertEquals("shop", first.attribute("db.namespace"));
    assertEquals("SELECT", first.attribute("db.operation.name"));
    assertEquals(Queries.CUSTOMER_BY_ID.text(), first.attribute("db.query.text"));
    assertEquals("1", first.attribute("db.response.returned_rows"));
    assertEquals(
        Orders.class.getName() + ".pageWithLookups", first.attribute("code.function.name"));
  }

  @Test
  void upstreamCallsOverlapOnlyInTheRepairedShop() {
    for (var mode : Mode.values()) {
      var calls =
          childrenOf(mode, "GET /checkout/quote").stream()
              .filter(span -> span.kind() == RecordedSpan.CLIENT)
              .toList();
      assertEquals(3, calls.size());
      var lastStart = calls.stream().mapToLong(RecordedSpan::startNs).max().orElseThrow();
      var firstEnd = calls.stream().mapToLong(RecordedSpan::endNs).min().orElseThrow();
      assertEquals(mode == Mode.AFTER, lastStart < firstEnd);
    }
  }

  @Test
  void catalogueIsEncodedThriceThenOnce() {
    assertEquals(3, encodings(Mode.BEFORE));
    assertEquals(1, encodings(Mode.AFTER));
  }

  private static long encodings(Mode mode) {
    return childrenOf(mode, "GET /catalog.json").stream()
        .filter(span -> span.name().equals("json.encode"))
        .count();
  }

  @Test
  void waitingForAConnectionIsASpanNamedAfterItsPool() {
    var waits =
        childrenOf(Mode.BEFORE, "GET /stock").stream()
            .filter(span -> span.name().equals("pool.acquire"))
            .map(span -> span.attribute("db.client.connection.pool.name"))
            .toList();
    assertEquals(List.of("stock"), waits);
  }
}
