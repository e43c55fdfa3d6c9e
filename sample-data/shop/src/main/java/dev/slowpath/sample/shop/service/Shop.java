package dev.slowpath.sample.shop.service;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.slowpath.sample.shop.telemetry.Telemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The running web shop: a main server with workers enough, a legacy server with its own few, and
/// two connection pools.
public final class Shop implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final int WORKERS = 64;
  private static final int MAIN_CONNECTIONS = 10;

  private final Mode mode;
  private final Database database;
  private final Telemetry telemetry;
  private final ConnectionPool mainPool;
  private final ConnectionPool stockPool;
  private final Upstreams upstreams;
  private final ExecutorService workers;
  private final ExecutorService legacyWorkers;
  private final HttpServer main;
  private final HttpServer legacy;

  private Shop(Mode mode, Database database, URI upstream) throws IOException {
    this.mode = mode;
    this.database = database;
    this.telemetry = new Telemetry(mode.label());
    this.mainPool = pool("main", MAIN_CONNECTIONS);
    this.stockPool = pool("stock", mode.isFixed() ? 16 : 2);
    this.upstreams = new Upstreams(upstream, telemetry.tracer());
    this.workers = executor("http-", WORKERS);
    this.legacyWorkers = executor("legacy-", mode.isFixed() ? 16 : 2);
    this.main = server(workers);
    this.legacy = server(legacyWorkers);
  }

  /// Opens the shop on two free local ports.
  public static Shop open(Mode mode, Database database, URI upstream) throws IOException {
    var shop = new Shop(mode, database, upstream);
    shop.main.createContext("/", new TracedHandler(shop, mainRoutes(mode)));
    shop.main.createContext("/metrics", shop.metricsHandler());
    shop.legacy.createContext("/", new TracedHandler(shop, legacyRoutes()));
    shop.main.start();
    shop.legacy.start();
    return shop;
  }

  private static List<Route> mainRoutes(Mode mode) {
    var products = new Products();
    var isFixed = mode.isFixed();
    return List.of(
        new Route("/orders", isFixed ? Orders::pageWithJoin : Orders::pageWithLookups),
        new Route("/orders/search", Orders::byCoupon),
        new Route("/orders/{id}", Orders::byId),
        new Route("/customers/{id}", Orders::ofCustomer),
        new Route(
            "/products/{id}",
            isFixed ? products::byIdWithCachedRules : products::byIdReadingRulesPerTier),
        new Route(
            "/reports/top-products", isFixed ? products::topProductsCached : products::topProducts),
        new Route("/checkout/quote", isFixed ? Checkout::quoteInParallel : Checkout::quoteInSeries),
        new Route("/stock", Checkout::stock),
        new Route("/catalog.json", isFixed ? Catalog::encodedOnce : Catalog::encodedThrice),
        new Route("/categories", Products::categories),
        new Route("/health", Checkout::pong));
  }

  private static List<Route> legacyRoutes() {
    return List.of(
        new Route("/legacy/ping", Checkout::pong), new Route("/legacy/export", Checkout::export));
  }

  private ConnectionPool pool(String name, int size) {
    return new ConnectionPool(
        name, size, database.jdbcUrl(), telemetry.tracer(), telemetry.metrics());
  }

  private static ExecutorService executor(String prefix, int threads) {
    return Executors.newFixedThreadPool(
        threads, Thread.ofPlatform().daemon().name(prefix, 1).factory());
  }

  private static HttpServer server(ExecutorService executor) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpServer.create(address, BACKLOG);
    server.setExecutor(executor);
    return server;
  }

  private HttpHandler metricsHandler() {
    return exchange -> {
      try (exchange) {
        var text = telemetry.metrics().text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
      }
    };
  }

  public URI mainAddress() {
    return address(main);
  }

  public URI legacyAddress() {
    return address(legacy);
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public Telemetry telemetry() {
    return telemetry;
  }

  Mode mode() {
    return mode;
  }

  Database database() {
    return database;
  }

  ConnectionPool mainPool() {
    return mainPool;
  }

  ConnectionPool stockPool() {
    return stockPool;
  }

  Upstreams upstreams() {
    return upstreams;
  }

  @Override
  public void close() {
    main.stop(0);
    legacy.stop(0);
    workers.close();
    legacyWorkers.close();
    upstreams.close();
    mainPool.close();
    stockPool.close();
    telemetry.close();
  }
}
