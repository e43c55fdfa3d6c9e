package dev.slowpath.plugin.reading.span;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The names of attributes under OpenTelemetry's stable semantic conventions, for attributes that a
/// producer names in an older or in its own way. An attribute under its stable name wins, so what a
/// producer emits twice (`database/dup`) is there once.
///
/// Source: semantic-conventions, docs/non-normative/{db,http,rpc,code-attrs}-migration.md; for the
/// others the producers' documentation.
public final class Conventions {
  private static final Map<String, String> STABLE = new HashMap<>();

  static {
    rename("db.query.text", "db.statement", "sql.query", "sql", "db.sql", "db.query");
    rename("db.system.name", "db.system", "db.type", "db.vendor");
    rename("db.namespace", "db.name", "db.instance", "db.database");
    rename("db.operation.name", "db.operation");
    rename("db.collection.name", "db.sql.table", "db.mongodb.collection", "db.collection");
    rename("http.request.method", "http.method");
    rename("http.response.status_code", "http.status_code", "http.statusCode");
    rename("url.full", "http.url");
    rename("url.path", "http.path");
    rename("http.response.body.size", "http.response_content_length");
    rename("server.address", "net.peer.name", "out.host", "peer.hostname", "http.host");
    rename("server.port", "net.peer.port", "out.port", "network.destination.port");
    rename("messaging.destination.name", "messaging.destination");
    rename("code.file.path", "code.filepath");
    rename("code.line.number", "code.lineno");
    rename("thread.name", "thread_name");
  }

  private static final Map<String, String> SYSTEMS =
      Map.of(
          "mssql", "microsoft.sql_server",
          "oracle", "oracle.db",
          "redshift", "aws.redshift",
          "cosmosdb", "azure.cosmosdb",
          "postgres", "postgresql",
          "pg", "postgresql");

  private Conventions() {}

  private static void rename(String stable, String... others) {
    for (String other : others) {
      STABLE.put(other, stable);
    }
  }

  /// Keys and values in turn under stable names, each key once; empty values are left out.
  public static List<String> stable(List<String> pairs) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int at = 0; at + 1 < pairs.size(); at += 2) {
      if (!STABLE.containsKey(pairs.get(at)) && !pairs.get(at + 1).isEmpty()) {
        all.putIfAbsent(pairs.get(at), pairs.get(at + 1));
      }
    }
    for (int at = 0; at + 1 < pairs.size(); at += 2) {
      String name = STABLE.get(pairs.get(at));
      if (name != null && !pairs.get(at + 1).isEmpty()) {
        all.putIfAbsent(name, pairs.get(at + 1));
      }
    }
    all.computeIfPresent("db.system.name", (key, value) -> SYSTEMS.getOrDefault(value, value));
    List<String> stable = new ArrayList<>(all.size() * 2);
    all.forEach((key, value) -> {
      stable.add(key);
      stable.add(value);
    });
    return stable;
  }
}
