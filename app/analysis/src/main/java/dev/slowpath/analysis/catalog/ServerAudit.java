package dev.slowpath.analysis.catalog;

import dev.slowpath.analysis.catalog.CatalogFinding.BlockedSession;
import dev.slowpath.analysis.catalog.CatalogFinding.ColdCache;
import dev.slowpath.analysis.catalog.CatalogFinding.ConnectionsNearLimit;
import dev.slowpath.analysis.catalog.CatalogFinding.IdleTransaction;
import dev.slowpath.analysis.catalog.CatalogFinding.Why;
import dev.slowpath.model.catalog.ServerState;
import dev.slowpath.model.catalog.ServerState.Database;
import dev.slowpath.model.catalog.ServerState.Session;
import dev.slowpath.model.statement.StatementWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the sessions and the settings of a server show.
///
/// Thresholds: connections at 70 % of the limit; a hit ratio under 99 % (PgHero's) once 10,000
/// blocks were read; a transaction idle for a minute.
final class ServerAudit {
  private static final double CONNECTIONS = 0.7;
  private static final double HIT_RATIO = 0.99;
  private static final double LEAST_READ = 10_000;
  private static final double IDLE_SECONDS = 60;

  /// 128 MB in blocks of 8 kB.
  private static final String DEFAULT_BUFFERS = "16384";

  private ServerAudit() {}

  static List<CatalogFinding> sessions(ServerState server) {
    List<CatalogFinding> found = new ArrayList<>();
    double used = server.databases().stream().mapToDouble(Database::sessions).sum();
    double limit = number(server, "max_connections");
    if (used >= CONNECTIONS * limit) {
      found.add(new ConnectionsNearLimit(used, limit));
    }
    for (Session session : server.sessions()) {
      if (!session.blockedBy().isEmpty()) {
        found.add(new BlockedSession(session));
      }
    }
    for (Session session : server.sessions()) {
      if (isIdle(session)) {
        found.add(new IdleTransaction(session));
      }
    }
    return found;
  }

  private static boolean isIdle(Session session) {
    return session.state().startsWith("idle in transaction")
        && session.stateSeconds() >= IDLE_SECONDS;
  }

  static List<CatalogFinding> settings(ServerState server, Optional<StatementWindow> statements) {
    List<CatalogFinding> found = new ArrayList<>();
    double ratio = coldRatio(server, found);
    add(found, server, "track_io_timing", "off", Why.IO_UNTIMED);
    add(found, server, "pg_stat_statements.track_planning", "off", Why.PLANNING_UNTRACKED);
    add(found, server, "autovacuum", "off", Why.AUTOVACUUM_OFF);
    add(found, server, "fsync", "off", Why.NOT_DURABLE);
    if (ratio < HIT_RATIO && server.isSet("shared_buffers", DEFAULT_BUFFERS)) {
      found.add(of(server, "shared_buffers", Why.SMALL_BUFFERS, ratio));
    }
    double spilt = current(server).map(Database::tempBytes).orElse(Double.NaN);
    if (spilt > 0 && server.setting("work_mem").isPresent()) {
      found.add(of(server, "work_mem", Why.SPILLS, spilt));
    }
    double idle =
        server.sessions().stream()
            .filter(ServerAudit::isIdle)
            .mapToDouble(Session::stateSeconds)
            .max()
            .orElse(0);
    if (idle > 0 && server.isSet("idle_in_transaction_session_timeout", "0")) {
      found.add(of(server, "idle_in_transaction_session_timeout", Why.IDLE_UNLIMITED, idle));
    }
    double lost = statements.map(window -> (double) window.lostEntries()).orElse(0.0);
    if (lost > 0 && server.setting("pg_stat_statements.max").isPresent()) {
      found.add(of(server, "pg_stat_statements.max", Why.STATEMENTS_EVICTED, lost));
    }
    return found;
  }

  /// The hit ratio of the database that was asked; 1 where too little was read to say.
  private static double coldRatio(ServerState server, List<CatalogFinding> found) {
    Optional<Database> database = current(server).filter(one -> one.blocksRead() >= LEAST_READ);
    if (database.isEmpty()) {
      return 1;
    }
    double read = database.get().blocksRead();
    double ratio = database.get().blocksHit() / (database.get().blocksHit() + read);
    if (ratio < HIT_RATIO) {
      found.add(new ColdCache(ratio, read));
    }
    return ratio;
  }

  private static Optional<Database> current(ServerState server) {
    return server.databases().stream().filter(Database::isCurrent).findFirst();
  }

  private static void add(
      List<CatalogFinding> found, ServerState server, String name, String value, Why why) {
    if (server.isSet(name, value)) {
      found.add(of(server, name, why, Double.NaN));
    }
  }

  private static CatalogFinding of(ServerState server, String name, Why why, double measured) {
    ServerState.Setting setting = server.setting(name).orElseThrow();
    String unit = setting.unit();
    boolean isOfBlocks = !unit.isEmpty() && Character.isDigit(unit.charAt(0));
    String value = (setting.value() + (isOfBlocks ? " × " : " ") + unit).strip();
    return new CatalogFinding.Setting(name, value, why, measured);
  }

  private static double number(ServerState server, String name) {
    String value = server.setting(name).map(ServerState.Setting::value).orElse("");
    return value.matches("\\d{1,9}") ? Double.parseDouble(value) : Double.NaN;
  }
}
