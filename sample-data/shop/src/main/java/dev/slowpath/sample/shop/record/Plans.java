package dev.slowpath.sample.shop.record;

import dev.slowpath.sample.shop.service.Mode;
import dev.slowpath.sample.shop.service.Queries;
import dev.slowpath.sample.shop.service.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// The plans of the statements that matter, each with a parameter that the load also sends.
///
/// @param jdbcUrl the shop's database
/// @param serverLog where auto_explain writes
record Plans(String jdbcUrl, Path serverLog) {
  private static final String EXPLAIN = "explain (analyze, buffers, verbose, format %s) %s";

  private record Case(Query query, List<Object> parameters) {
    private Case {
      parameters = List.copyOf(parameters);
    }
  }

  private static List<Case> cases(Mode mode, int orders) {
    var page = mode == Mode.BEFORE ? Queries.CUSTOMER_BY_ID : Queries.ORDER_PAGE_WITH_CUSTOMERS;
    var key = mode == Mode.BEFORE ? 1L : (long) orders / 2;
    return List.of(
        new Case(Queries.ORDERS_BY_COUPON, List.of("C00042")),
        new Case(Queries.TOP_PRODUCTS, List.of()),
        new Case(Queries.PRICE_RULES, List.of("DE")),
        new Case(page, List.of(key)));
  }

  /// Writes `NAME.json` and `NAME.sql` into one folder and `NAME.txt`, `NAME.sql` and the logs of
  /// auto_explain into another.
  void write(Mode mode, int orders, Path plans, Path variants) throws SQLException, IOException {
    Files.createDirectories(plans);
    Files.createDirectories(variants);
    try (var connection = DriverManager.getConnection(jdbcUrl)) {
      for (var each : cases(mode, orders)) {
        var name = each.query().name();
        var text = each.query().text();
        Files.writeString(plans.resolve(name + ".sql"), text + "\n");
        Files.writeString(variants.resolve(name + ".sql"), text + "\n");
        var json = rows(connection, EXPLAIN.formatted("json", text), each.parameters());
        Files.writeString(plans.resolve(name + ".json"), json);
        var tree = rows(connection, EXPLAIN.formatted("text", text), each.parameters());
        Files.writeString(variants.resolve(name + ".txt"), tree);
      }
    }
    for (var format : List.of("text", "json")) {
      var log = variants.resolve("auto_explain-" + format + ".log");
      Files.writeString(log, autoExplained(mode, orders, format));
    }
  }

  private static String rows(Connection connection, String sql, List<Object> parameters)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (var rows = statement.executeQuery()) {
        var text = new StringBuilder();
        while (rows.next()) {
          text.append(rows.getString(1)).append('\n');
        }
        return text.toString();
      }
    }
  }

  private String autoExplained(Mode mode, int orders, String format)
      throws SQLException, IOException {
    var from = Files.size(serverLog);
    try (var connection = DriverManager.getConnection(jdbcUrl);
        var statement = connection.createStatement()) {
      for (var setting : autoExplainSettings(format)) {
        var _ = statement.execute(setting);
      }
      for (var each : cases(mode, orders)) {
        var _ = rows(connection, each.query().text(), each.parameters());
      }
    }
    try (var log = Files.newInputStream(serverLog)) {
      log.skipNBytes(from);
      return new String(log.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> autoExplainSettings(String format) {
    return List.of(
        "load 'auto_explain'",
        "set auto_explain.log_analyze = on",
        "set auto_explain.log_buffers = on",
        "set auto_explain.log_verbose = on",
        "set auto_explain.log_format = " + format,
        "set auto_explain.log_min_duration = 0");
  }
}
