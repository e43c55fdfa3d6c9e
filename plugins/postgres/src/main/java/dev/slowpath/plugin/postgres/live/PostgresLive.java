package dev.slowpath.plugin.postgres.live;

import dev.slowpath.plugin.DeclinedException;
import dev.slowpath.plugin.Live;
import dev.slowpath.plugin.Question;
import dev.slowpath.plugin.UnreachableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/// A session that only looks: every snapshot and every plan is a read-only transaction that is
/// rolled back.
final class PostgresLive implements Live {
  private final Address address;
  private final Connection connection;
  private final ServerSession session;

  PostgresLive(Address address, Connection connection) {
    this.address = address;
    this.connection = connection;
    session = new ServerSession(connection);
  }

  @Override
  public String name() {
    return address.name();
  }

  @Override
  public Recording record() throws UnreachableException {
    try {
      return session.looking(this::recorded);
    } catch (SQLException failed) {
      throw Refusals.onCapturing(failed, address);
    }
  }

  @Override
  public String statement(String id) throws UnreachableException, DeclinedException {
    return asked(() -> new Explaining(session, address).statement(id));
  }

  @Override
  public List<Parameter> parameters(String statement)
      throws UnreachableException, DeclinedException {
    return asked(() -> new Explaining(session, address).parameters(statement));
  }

  @Override
  public Explained explain(Question question) throws UnreachableException, DeclinedException {
    return asked(() -> new Explaining(session, address).answer(question));
  }

  private <T> T asked(ServerSession.Work<T, DeclinedException> work)
      throws UnreachableException, DeclinedException {
    try {
      return session.looking(work);
    } catch (SQLException failed) {
      Optional<DeclinedException> declined = Refusals.onExplaining(failed, address);
      if (declined.isPresent()) {
        throw declined.get();
      }
      throw Refusals.onCapturing(failed, address);
    }
  }

  private Recording recorded() throws SQLException {
    session.run("SET LOCAL search_path = pg_catalog");
    Instant at = Instant.parse(one(Queries.NOW).orElseThrow());
    List<Part> parts = new ArrayList<>();
    List<Lack> lacks = new ArrayList<>();
    Optional<String> schema = one(Queries.EXTENSION_SCHEMA);
    if (schema.isEmpty()) {
      lacks.add(notInstalled());
    } else if (one(Queries.IS_LOADED).isEmpty()) {
      lacks.add(notLoaded());
    } else if (one(Queries.mayEnter(schema.get())).isEmpty()) {
      lacks.add(closed(schema.get()));
    } else {
      String columns = one(Queries.columns(schema.get())).orElse("s.*");
      boolean hasInfo = one(Queries.hasInfo(schema.get())).isPresent();
      parts.add(
          new Part(
              "statements", ".csv", copied(Queries.statements(schema.get(), columns, hasInfo))));
      hidden().ifPresent(lacks::add);
    }
    Optional<String> sequences = one(Queries.HIDDEN_SEQUENCES);
    if (sequences.isPresent()) {
      lacks.add(hiddenSequences(sequences.get()));
    }
    one(Queries.LOCKED).map(PostgresLive::locked).ifPresent(lacks::add);
    parts.add(new Part("catalog", ".csv", copied(catalogQuery())));
    return new Recording(at, parts, lacks);
  }

  private Lack notInstalled() throws SQLException {
    String create = "CREATE EXTENSION pg_stat_statements;";
    boolean isLoaded = one(Queries.IS_LOADED).isPresent();
    String inDatabase = " in database \"%s\", as a superuser: ".formatted(address.database());
    return new Lack(
        true,
        "statements: the extension pg_stat_statements is not installed in database \"%s\""
            .formatted(address.database()),
        isLoaded ? inDatabase.strip() + " " + create : loading() + " then" + inDatabase + create);
  }

  private Lack closed(String schema) throws SQLException {
    return new Lack(
        true,
        "statements: pg_stat_statements is in schema %s, which is closed to role \"%s\""
            .formatted(schema, role()),
        "as its owner: GRANT USAGE ON SCHEMA %s TO \"%s\";".formatted(schema, role()));
  }

  private Lack hiddenSequences(String schema) throws SQLException {
    return new Lack(
        false,
        "how far the sequences of schema %s have come is hidden from role \"%s\""
            .formatted(schema, role()),
        "as their owner: GRANT SELECT ON ALL SEQUENCES IN SCHEMA %s TO \"%s\";"
            .formatted(schema, role()));
  }

  private static Lack locked(String tables) {
    return new Lack(
        false,
        "the catalog is without %s: others hold or want it for themselves".formatted(tables),
        "capture again once they are done; `slowpath database` tells who waits for whom");
  }

  private String role() throws SQLException {
    return one(Queries.ROLE).orElse(address.user());
  }

  private Lack notLoaded() throws SQLException {
    return new Lack(true, "statements: pg_stat_statements is installed and not loaded", loading());
  }

  private String loading() throws SQLException {
    String others = one(Queries.PRELOADED).orElse("");
    String all = others.isEmpty() ? "pg_stat_statements" : others + ", pg_stat_statements";
    return "as a superuser: ALTER SYSTEM SET shared_preload_libraries = %s; restart the server;"
        .formatted(quotedList(all));
  }

  private static String quotedList(String names) {
    List<String> quoted = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      quoted.add("'" + name.strip().replace("\"", "") + "'");
    }
    return String.join(", ", quoted);
  }

  private Optional<Lack> hidden() throws SQLException {
    return one(Queries.SEES_ALL).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Lack(
                true,
                "the statements of other users: role \"%s\" may not see their texts"
                    .formatted(role()),
                "as a superuser: GRANT pg_monitor TO \"%s\";".formatted(role())));
  }

  private static String catalogQuery() {
    try (InputStream text = PostgresLive.class.getResourceAsStream("catalog.sql")) {
      if (text == null) {
        throw new IllegalStateException("the query of the catalog is not in the jar");
      }
      String query = new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
      return query.substring(0, query.length() - 1); // COPY takes no semicolon
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// What a query gives, as the server itself writes CSV.
  private String copied(String query) throws SQLException {
    StringWriter csv = new StringWriter();
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(
              ServerSession.marked("COPY (" + query + ") TO STDOUT WITH (FORMAT csv, HEADER)"),
              csv);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory took no more", impossible);
    }
    return csv.toString();
  }

  private Optional<String> one(String sql) throws SQLException {
    return session.one(sql);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException gone) {
      // It was lost before, which has been told.
      Refusals.state(gone);
    }
  }
}
