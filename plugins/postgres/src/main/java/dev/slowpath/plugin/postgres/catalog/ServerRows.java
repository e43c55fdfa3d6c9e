package dev.slowpath.plugin.postgres.catalog;

import dev.slowpath.model.catalog.ServerState;
import dev.slowpath.model.catalog.ServerState.Database;
import dev.slowpath.model.catalog.ServerState.ForeignKey;
import dev.slowpath.model.catalog.ServerState.Sequence;
import dev.slowpath.model.catalog.ServerState.Session;
import dev.slowpath.model.catalog.ServerState.Setting;
import dev.slowpath.model.catalog.ServerState.Upkeep;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.postgres.document.Json;
import dev.slowpath.plugin.postgres.document.JsonDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Collects the rows of a catalog that are no table, index or column. What is particular to a kind
/// stands as JSON in its column `details`.
final class ServerRows {
  private static final Map<String, Double> MOST =
      Map.of("smallint", 32_767.0, "integer", 2_147_483_647.0, "bigint", 0x1p63);

  private final Limits limits;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final Map<String, Upkeep> upkeep = new LinkedHashMap<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();
  private final List<Sequence> sequences = new ArrayList<>();
  private final List<Database> databases = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();

  ServerRows(Limits limits) {
    this.limits = limits;
  }

  /// Takes a row in; false where it is of no kind that is known.
  boolean add(Map<String, String> row) throws ImportException {
    Json.Fields details = details(row);
    String name = text(row, "name");
    switch (text(row, "kind")) {
      case "setting" ->
          settings.put(name, new Setting(text(row, "definition"), details.textOf("unit")));
      case "foreign-key" ->
          foreignKeys.add(
              new ForeignKey(
                  qualified(row, text(row, "table_name")), name, text(row, "definition")));
      case "sequence" -> sequences.add(sequence(row, details));
      case "database" -> databases.add(database(name, details));
      case "session" -> sessions.add(session(name, details));
      default -> {
        return false;
      }
    }
    return true;
  }

  /// What a row of a table says of its upkeep.
  void keep(Map<String, String> row) throws ImportException {
    Json.Fields details = details(row);
    if (details.has("dead_rows")) {
      upkeep.put(
          qualified(row, text(row, "table_name")),
          new Upkeep(
              number(details, "dead_rows"),
              number(details, "heap_hit"),
              number(details, "heap_read")));
    }
  }

  private static Sequence sequence(Map<String, String> row, Json.Fields details) {
    String table = text(row, "table_name");
    String column = details.textOf("column");
    return new Sequence(
        qualified(row, text(row, "name")),
        column.isEmpty() ? "" : table + "." + column,
        number(details, "last_value"),
        number(details, "max_value"),
        MOST.getOrDefault(details.textOf("column_type"), Double.NaN));
  }

  private static Database database(String name, Json.Fields details) {
    return new Database(
        name,
        details.isTrue("is_current"),
        number(details, "sessions"),
        number(details, "blocks_hit"),
        number(details, "blocks_read"),
        number(details, "temp_bytes"),
        number(details, "deadlocks"));
  }

  private static Session session(String process, Json.Fields details) {
    String type = details.textOf("wait_type");
    boolean isWaiting = !type.isEmpty() && !type.equals("Client") && !type.equals("Activity");
    return new Session(
        process,
        details.textOf("user"),
        details.textOf("application"),
        details.textOf("state"),
        isWaiting ? type + ": " + details.textOf("wait") : "",
        details.textOf("queryid"),
        number(details, "transaction_seconds"),
        number(details, "state_seconds"),
        details.textOf("blocked_by"),
        details.textOf("waits_for"));
  }

  private static double number(Json.Fields details, String name) {
    return details.numberOr(name, Double.NaN);
  }

  private Json.Fields details(Map<String, String> row) throws ImportException {
    String text = text(row, "details");
    if (!text.startsWith("{")) {
      return new Json.Fields(1, Map.of());
    }
    List<Json> values = JsonDocument.read(text.toCharArray(), 0, 1, limits).values();
    return !values.isEmpty() && values.getFirst() instanceof Json.Fields fields
        ? fields
        : new Json.Fields(1, Map.of());
  }

  private static String text(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private static String qualified(Map<String, String> row, String name) {
    String schema = text(row, "schema_name");
    return schema.isEmpty() ? name : schema + "." + name;
  }

  ServerState finished() {
    return new ServerState(settings, upkeep, foreignKeys, sequences, databases, sessions);
  }
}
