package dev.slowpath.model.statement;

import java.util.Map;
import java.util.Objects;

/// What a snapshot tells of its server beside the entries.
///
/// @param version as `server_version` states it, such as `18.1`; empty where nothing says
/// @param users names by id
/// @param databases names by id
/// @param activeMs by the id of a database, the time its sessions spent executing statements
///   (`active_time` of `pg_stat_database`, PostgreSQL 14 and later), cumulative
public record ServerFacts(
    String version,
    Map<String, String> users,
    Map<String, String> databases,
    Map<String, Double> activeMs) {
  /// Of a snapshot that has the entries alone.
  public static final ServerFacts UNKNOWN = new ServerFacts("", Map.of(), Map.of(), Map.of());

  public ServerFacts {
    Objects.requireNonNull(version);
    users = Map.copyOf(users);
    databases = Map.copyOf(databases);
    activeMs = Map.copyOf(activeMs);
  }

  /// The major version, such as `18`; empty where nothing says.
  public String major() {
    int end = 0;
    while (end < version.length() && Character.isDigit(version.charAt(end))) {
      end++;
    }
    return version.substring(0, end);
  }

  /// The name of an entry's user; empty where nothing says.
  public String user(StatementKey key) {
    return users.getOrDefault(key.userId(), "");
  }

  /// The name of an entry's database; empty where nothing says.
  public String database(StatementKey key) {
    return databases.getOrDefault(key.databaseId(), "");
  }
}
