package dev.slowpath.model.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a catalog tells of its server beside the tables: settings, use, and what its sessions do.
///
/// @param settings by name
/// @param upkeep by the qualified name of a table
/// @param foreignKeys by table, then name
/// @param sequences ascending ones without a cycle, by name
/// @param databases by name
/// @param sessions of clients but our own, by their process
public record ServerState(
    Map<String, Setting> settings,
    Map<String, Upkeep> upkeep,
    List<ForeignKey> foreignKeys,
    List<Sequence> sequences,
    List<Database> databases,
    List<Session> sessions) {
  /// Of a catalog that has tables, indexes and columns alone.
  public static final ServerState UNKNOWN =
      new ServerState(Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of());

  public ServerState {
    settings = Map.copyOf(settings);
    upkeep = Map.copyOf(upkeep);
    foreignKeys =
        foreignKeys.stream()
            .sorted(Comparator.comparing(ForeignKey::table).thenComparing(ForeignKey::name))
            .toList();
    sequences = sequences.stream().sorted(Comparator.comparing(Sequence::name)).toList();
    databases = databases.stream().sorted(Comparator.comparing(Database::name)).toList();
    sessions = sessions.stream().sorted(Comparator.comparing(Session::process)).toList();
  }

  /// A setting as the server states it.
  ///
  /// @param unit such as `8kB`; empty where it has none
  public record Setting(String value, String unit) {
    public Setting {
      Objects.requireNonNull(value);
      Objects.requireNonNull(unit);
    }
  }

  /// How a table is kept; NaN where not stated.
  ///
  /// @param deadRows that no transaction sees any more
  /// @param blocksHit of the rows alone, found in the server's own memory
  public record Upkeep(double deadRows, double blocksHit, double blocksRead) {}

  /// A foreign key.
  ///
  /// @param table qualified
  /// @param definition as PostgreSQL prints it
  public record ForeignKey(String table, String name, String definition) {
    public ForeignKey {
      Objects.requireNonNull(table);
      Objects.requireNonNull(name);
      Objects.requireNonNull(definition);
    }
  }

  /// A sequence that only rises.
  ///
  /// @param name qualified
  /// @param column the column it fills, with its table; empty where nobody owns it
  /// @param lastValue NaN where it was never used or may not be seen
  /// @param mostOfType what the column's type holds at most; NaN where not known
  public record Sequence(
      String name, String column, double lastValue, double maxValue, double mostOfType) {
    public Sequence {
      Objects.requireNonNull(name);
      Objects.requireNonNull(column);
    }
  }

  /// A database of the server; NaN where not stated.
  ///
  /// @param tempBytes written to temporary files since counting began
  public record Database(
      String name,
      boolean isCurrent,
      double sessions,
      double blocksHit,
      double blocksRead,
      double tempBytes,
      double deadlocks) {
    public Database {
      Objects.requireNonNull(name);
    }
  }

  /// A client's session at the instant of the snapshot.
  ///
  /// @param waiting what it waits for, such as `Lock: transactionid`; empty where it works or
  ///   sleeps
  /// @param queryId empty where not known
  /// @param transactionSeconds since its transaction began; NaN outside of one
  /// @param stateSeconds since it is in this state; NaN where not known
  /// @param blockedBy processes that hold what it waits for, separated by blanks
  /// @param waitsFor the lock it waits for; empty where it waits for none
  public record Session(
      String process,
      String user,
      String application,
      String state,
      String waiting,
      String queryId,
      double transactionSeconds,
      double stateSeconds,
      String blockedBy,
      String waitsFor) {
    public Session {
      Objects.requireNonNull(process);
      Objects.requireNonNull(state);
      Objects.requireNonNull(blockedBy);
    }
  }

  public Optional<Setting> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /// Whether a setting is there and has this value.
  public boolean isSet(String name, String value) {
    return setting(name).filter(one -> one.value().equals(value)).isPresent();
  }

  /// Whether there is anything in it.
  public boolean isKnown() {
    return !equals(UNKNOWN);
  }
}
