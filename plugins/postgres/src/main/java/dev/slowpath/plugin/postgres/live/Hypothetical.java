package dev.slowpath.plugin.postgres.live;

import dev.slowpath.plugin.DeclinedException;
import dev.slowpath.plugin.DeclinedException.Reason;
import dev.slowpath.plugin.Live.Explained;
import dev.slowpath.plugin.Live.Imagined;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Indexes that are only imagined, by the extension HypoPG: they live in the memory of one session,
/// and only EXPLAIN without ANALYZE sees them (HypoPG documentation, Usage).
///
/// @param schema of the extension
record Hypothetical(ServerSession session, String schema) {
  private static final Pattern CREATE =
      Pattern.compile(
          "create\\s+(unique\\s+)?index(?:\\s+concurrently)?(?:\\s+if\\s+not\\s+exists)?\\s+",
          Pattern.CASE_INSENSITIVE);

  /// With the index there.
  interface Then {
    Explained plan(Imagined imagined) throws SQLException, DeclinedException;
  }

  static Hypothetical on(ServerSession session, Address address)
      throws SQLException, DeclinedException {
    Optional<String> schema =
        session.one(
            "select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid ="
                + " e.extnamespace where e.extname = 'hypopg'");
    if (schema.isPresent()) {
      return new Hypothetical(session, schema.get());
    }
    String create =
        "in database \"%s\", as a superuser: CREATE EXTENSION hypopg;"
            .formatted(address.database());
    boolean isAvailable =
        session.one("select 'yes' from pg_available_extensions where name = 'hypopg'").isPresent();
    String version = session.one("show server_version_num").orElse("000000");
    String major = version.substring(0, version.length() - 4);
    throw Explaining.lack(
        isAvailable
            ? "the extension hypopg is not installed in database \"%s\""
                .formatted(address.database())
            : "the server has no extension hypopg",
        isAvailable
            ? create
            : "on the server: apt install postgresql-%s-hypopg, or dnf install hypopg_%s; then %s"
                .formatted(major, major, create));
  }

  /// Imagines an index for as long as something is asked.
  Explained with(String createIndex, Then then) throws SQLException, DeclinedException {
    List<List<String>> made =
        session.rows(
            "select indexrelid, indexname, %s.hypopg_relation_size(indexrelid) from"
                    .formatted(schema)
                + " %s.hypopg_create_index(%s)"
                    .formatted(schema, ServerSession.literal(plain(createIndex))),
            3);
    if (made.isEmpty()) {
      throw notOne();
    }
    List<String> index = made.getFirst();
    session.run("SAVEPOINT imagined");
    try {
      return then.plan(new Imagined(index.get(1), Long.parseLong(index.get(2))));
    } finally {
      // It outlives the transaction, and behind a pooler the session is not ours.
      session.run("ROLLBACK TO SAVEPOINT imagined");
      session.rows("select %s.hypopg_drop_index(%s)".formatted(schema, index.getFirst()), 1);
    }
  }

  /// As HypoPG takes it: nothing is built, so nothing is built concurrently.
  private static String plain(String createIndex) throws DeclinedException {
    String one = SqlShape.of(createIndex).written();
    var found = CREATE.matcher(one);
    if (!found.lookingAt()) {
      throw notOne();
    }
    String unique = found.group(1) == null ? "" : "UNIQUE ";
    return "CREATE " + unique + "INDEX " + one.substring(found.end());
  }

  private static DeclinedException notOne() {
    return new DeclinedException(
        Reason.QUESTION, "the index is no CREATE INDEX", "give CREATE INDEX ON table (column)");
  }
}
