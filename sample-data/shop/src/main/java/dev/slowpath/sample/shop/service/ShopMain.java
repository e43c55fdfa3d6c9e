package dev.slowpath.sample.shop.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Runs the shop as a process of its own, steered by lines on standard input: `record FOLDER`,
/// `stop`, and the end of the input, at which it closes.
public final class ShopMain {
  private ShopMain() {}

  /// Opens the shop and obeys until the input ends.
  ///
  /// @param arguments mode, JDBC URL, address of the upstream services
  public static void main(String[] arguments) throws IOException {
    var mode = Mode.of(arguments[0]);
    var database = new Database(arguments[1]);
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (var shop = Shop.open(mode, database, URI.create(arguments[2]))) {
      System.out.println("ready " + shop.mainAddress() + " " + shop.legacyAddress());
      for (var line = input.readLine(); line != null; line = input.readLine()) {
        System.out.println(obey(shop, line));
      }
    }
  }

  private static String obey(Shop shop, String line) throws IOException {
    if (line.startsWith("record ")) {
      shop.telemetry().record(Path.of(line.substring("record ".length())));
      return "recording";
    }
    if (line.equals("stop")) {
      return "stopped " + shop.telemetry().stop();
    }
    return "unknown command " + line;
  }
}
