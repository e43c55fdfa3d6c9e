package dev.slowpath.sample.shop.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// The shop's tables and rows, the same for the same size: every value is arithmetic on the row's
/// number.
///
/// @param orders how many orders; everything else follows from it or is fixed
public record ShopData(int orders) {
  public static final int PRODUCTS = 3_000;
  public static final int COUPONS = 2_000;
  public static final String DATABASE = "shop";

  /// The size of the recorded shop.
  public static ShopData full() {
    return new ShopData(400_000);
  }

  /// One customer has 20 orders; a page of 200 orders needs at least 200 customers.
  public int customers() {
    return Math.max(orders / 20, 200);
  }

  /// Creates the database and fills it.
  ///
  /// @param serverUrl any database of the server
  /// @param shopUrl the database to create
  public void create(String serverUrl, String shopUrl) throws SQLException, IOException {
    try (var connection = DriverManager.getConnection(serverUrl)) {
      execute(connection, "create database " + DATABASE);
      execute(connection, "create extension if not exists pg_stat_statements");
    }
    try (var connection = DriverManager.getConnection(shopUrl)) {
      execute(
          connection,
          resource("schema.sql")
              .replace(":orders", Integer.toString(orders))
              .replace(":customers", Integer.toString(customers()))
              .replace(":products", Integer.toString(PRODUCTS))
              .replace(":coupons", Integer.toString(COUPONS)));
      execute(connection, "vacuum (analyze)");
      execute(connection, "checkpoint");
    }
  }

  /// The migration as it was first written: quick to type, and it blocks writers.
  public static String migrationBefore() throws IOException {
    return resource("migration-before.sql");
  }

  /// The migration that the repaired shop ran.
  public static String migrationAfter() throws IOException {
    return resource("migration-after.sql");
  }

  /// Runs a script statement by statement, since some refuse to share a transaction.
  public static void migrate(String shopUrl, String script) throws SQLException {
    try (var connection = DriverManager.getConnection(shopUrl)) {
      for (var statement : script.split(";", -1)) {
        if (!statement.isBlank()) {
          execute(connection, statement);
        }
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      var _ = statement.execute(sql);
    }
  }

  private static String resource(String name) throws IOException {
    try (var in = ShopData.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
