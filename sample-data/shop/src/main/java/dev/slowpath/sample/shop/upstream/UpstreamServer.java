package dev.slowpath.sample.shop.upstream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The services the shop depends on, played by one server that answers after a fixed time a path
/// and a few milliseconds that depend on the query only.
public final class UpstreamServer implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final int SPREAD_MS = 10;

  /// What each path takes at least, in milliseconds.
  public static final Map<String, Integer> DELAY_MS =
      Map.of("/pricing", 55, "/shipping", 40, "/tax", 70, "/warehouse", 30, "/archive", 300);

  private final HttpServer server;
  private final ExecutorService workers;

  private UpstreamServer(HttpServer server, ExecutorService workers) {
    this.server = server;
    this.workers = workers;
  }

  public static UpstreamServer open() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpServer.create(address, BACKLOG);
    var workers = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(workers);
    server.createContext("/", UpstreamServer::answer);
    server.start();
    return new UpstreamServer(server, workers);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      var delay = DELAY_MS.get(uri.getPath());
      if (delay == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      sleep(delay + Math.floorMod(uri.toString().hashCode(), SPREAD_MS));
      var body = uri.getPath().substring(1).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static void sleep(int ms) throws IOException {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while answering", interrupted);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    workers.close();
  }
}
