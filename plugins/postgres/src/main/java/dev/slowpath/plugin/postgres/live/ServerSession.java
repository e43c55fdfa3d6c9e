package dev.slowpath.plugin.postgres.live;

import dev.slowpath.model.statement.StatementChange;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Statements sent to the server one by one.
record ServerSession(Connection connection) {
  private static final List<String> LIMITS =
      List.of(
          "BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED READ ONLY",
          "SET LOCAL statement_timeout = '30s'",
          "SET LOCAL lock_timeout = '2s'",
          "SET LOCAL standard_conforming_strings = on",
          "SET LOCAL DateStyle = 'ISO'",
          "SET LOCAL extra_float_digits = 1");

  /// Work in a transaction.
  interface Work<T, X extends Exception> {
    T done() throws SQLException, X;
  }

  /// Does something in a read-only transaction with time limits of its own, which also holds behind
  /// a pooler, and takes it back.
  <T, X extends Exception> T looking(Work<T, X> work) throws SQLException, X {
    for (String limit : LIMITS) {
      run(limit);
    }
    try {
      return work.done();
    } finally {
      run("ROLLBACK");
    }
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// The first value; empty where there is no row or the value is null.
  Optional<String> one(String sql) throws SQLException {
    List<List<String>> rows = rows(sql, 1);
    return rows.isEmpty() || rows.getFirst().getFirst().isEmpty()
        ? Optional.empty()
        : Optional.of(rows.getFirst().getFirst());
  }

  /// The rows of a query as text; null is empty.
  List<List<String>> rows(String sql, int columns) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(marked(sql))) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int at = 1; at <= columns; at++) {
          String value = rows.getString(at);
          row.add(value == null ? "" : value);
        }
        all.add(row);
      }
    }
    return all;
  }

  /// A query that says whose it is, behind its first word: PostgreSQL 18 drops what stands before.
  static String marked(String query) {
    int word = query.indexOf(' ');
    return query.substring(0, word + 1) + StatementChange.OWN_MARK + query.substring(word);
  }

  /// A text as a literal.
  static String literal(String text) {
    String quoted = "'" + text.replace("'", "''") + "'";
    return text.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
  }
}
