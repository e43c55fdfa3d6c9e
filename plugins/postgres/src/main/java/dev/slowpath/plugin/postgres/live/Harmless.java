package dev.slowpath.plugin.postgres.live;

import dev.slowpath.plugin.DeclinedException;
import dev.slowpath.plugin.DeclinedException.Reason;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether a statement may be run to be measured.
///
/// The server lets nothing be written in the transaction, which is rolled back. What a read-only
/// transaction does not hold back are functions that do something elsewhere
/// (`pg_terminate_backend`, `pg_stat_reset`, `dblink_exec`), so a statement that names a volatile
/// function is not run, but for a few that are known to be harmless.
final class Harmless {
  private static final Pattern WRITES =
      Pattern.compile("\"Node Type\": \"(ModifyTable|LockRows)\"");
  private static final Set<String> KNOWN =
      Set.of(
          "random",
          "random_normal",
          "clock_timestamp",
          "timeofday",
          "gen_random_uuid",
          "uuidv4",
          "uuidv7",
          "currval",
          "pg_sleep");

  private Harmless() {}

  /// @throws DeclinedException where it may not
  static void check(ServerSession session, SqlShape shape, String plan)
      throws SQLException, DeclinedException {
    String remedy = "ask for its plan without running it";
    if (WRITES.matcher(plan).find()) {
      throw new DeclinedException(
          Reason.QUESTION, "the statement writes or locks rows, and is not run", remedy);
    }
    String names =
        shape.calls().stream()
            .filter(name -> !KNOWN.contains(name))
            .map(ServerSession::literal)
            .collect(Collectors.joining(", "));
    Optional<String> volatileOne =
        names.isEmpty()
            ? Optional.empty()
            : session.one(
                "select proname from pg_proc where provolatile = 'v' and proname in (%s) order by 1 limit 1"
                    .formatted(names));
    if (volatileOne.isPresent()) {
      throw new DeclinedException(
          Reason.QUESTION,
          "function %s may do more than read, and the statement is not run"
              .formatted(volatileOne.get()),
          remedy);
    }
  }
}
