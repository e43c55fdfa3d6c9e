package dev.slowpath.plugin.postgres.live;

import dev.slowpath.plugin.DeclinedException;
import dev.slowpath.plugin.DeclinedException.Reason;
import dev.slowpath.plugin.Live.Explained;
import dev.slowpath.plugin.Live.Imagined;
import dev.slowpath.plugin.Live.Parameter;
import dev.slowpath.plugin.Live.Part;
import dev.slowpath.plugin.Question;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// EXPLAIN of one statement, inside a transaction that only reads and is rolled back.
///
/// Every statement is prepared first: `PREPARE` takes nothing but SELECT, INSERT, UPDATE, DELETE,
/// MERGE and VALUES, and tells the types of the parameters.
record Explaining(ServerSession session, Address address) {
  private static final String NAME = "slowpath_explained";
  private static final int GENERIC_PLAN_SINCE = 160_000;
  private static final String OPTIONS = "FORMAT JSON, VERBOSE, SETTINGS";

  String statement(String id) throws SQLException, DeclinedException {
    Optional<String> schema = session.one(Queries.EXTENSION_SCHEMA);
    if (schema.isEmpty()) {
      throw lack(
          "the extension pg_stat_statements is not installed in database \"%s\""
              .formatted(address.database()),
          "as a superuser: CREATE EXTENSION pg_stat_statements;");
    }
    if (!id.matches("-?\\d{1,19}")) {
      throw new DeclinedException(
          Reason.QUESTION, "\"%s\" is no queryid".formatted(id), "give one of slowpath statements");
    }
    return session
        .one(
            "select query from %s.pg_stat_statements where queryid = %s and query is not null limit 1"
                .formatted(schema.get(), id))
        .orElseThrow(() ->
            new DeclinedException(
                Reason.QUESTION,
                "the server counts no statement of queryid " + id + ", or hides its text",
                "give the statement itself; as a superuser: GRANT pg_monitor TO \"%s\";"
                    .formatted(address.user())));
  }

  List<Parameter> parameters(String statement) throws SQLException, DeclinedException {
    SqlShape shape = SqlShape.of(statement);
    session.run("PREPARE %s AS %s".formatted(NAME, shape.preparable()));
    List<String> types = types();
    session.run("DEALLOCATE " + NAME);
    List<Parameter> parameters = new ArrayList<>();
    for (int number = 1; number <= types.size(); number++) {
      String type = types.get(number - 1);
      parameters.add(new Samples(session).of(shape, number, type));
    }
    return parameters;
  }

  private List<String> types() throws SQLException {
    return session
        .rows(
            "select format_type(t.oid, null) from pg_prepared_statements p cross join lateral"
                + " unnest(p.parameter_types) with ordinality t(oid, at) where p.name = '%s'"
                    .formatted(NAME)
                + " order by t.at",
            1)
        .stream()
        .map(List::getFirst)
        .toList();
  }

  Explained answer(Question question) throws SQLException, DeclinedException {
    SqlShape shape = SqlShape.of(question.statement());
    if (question.isRun() && !question.index().isEmpty()) {
      throw new DeclinedException(
          Reason.QUESTION,
          "an index that is not there cannot serve a statement that is run",
          "ask for the plan without running it");
    }
    Instant at = Instant.parse(session.one(Queries.NOW).orElseThrow());
    if (question.index().isEmpty()) {
      return new Explained(
          at, List.of(part("explain", shape, question, plan(shape, question))), Optional.empty());
    }
    Hypothetical hypothetical = Hypothetical.on(session, address);
    Part now = part("explain", shape, question, plan(shape, question));
    return hypothetical.with(
        question.index(),
        (Imagined imagined) -> {
          String plan = plan(shape, question);
          Part then = part("explain-with-hypothetical-index", shape, question, plan);
          return new Explained(at, List.of(now, then), Optional.of(imagined));
        });
  }

  private static Part part(String name, SqlShape shape, Question question, String plan) {
    return new Part(name, ".json", ExplainJson.of(plan, shape.written(), question.values()));
  }

  /// Prepared again for each plan: a plan for any value is kept with what was prepared, and would
  /// not see an index that is imagined later.
  private String plan(SqlShape shape, Question question) throws SQLException, DeclinedException {
    session.run("PREPARE %s AS %s".formatted(NAME, shape.preparable()));
    session.run("SAVEPOINT prepared");
    try {
      return planOfPrepared(shape, question, types());
    } finally {
      // What is prepared outlives the transaction, and behind a pooler the session is not ours.
      session.run("ROLLBACK TO SAVEPOINT prepared");
      session.run("DEALLOCATE " + NAME);
    }
  }

  private String planOfPrepared(SqlShape shape, Question question, List<String> types)
      throws SQLException, DeclinedException {
    boolean isForAnyValue = !types.isEmpty() && question.values().isEmpty();
    if (isForAnyValue && question.isRun()) {
      throw missing(types, question);
    }
    String version = session.one("show server_version_num").orElse("0");
    if (isForAnyValue && Integer.parseInt(version) >= GENERIC_PLAN_SINCE) {
      return explained(OPTIONS + ", GENERIC_PLAN", shape.preparable());
    }
    session.run(
        "SET LOCAL plan_cache_mode = "
            + (isForAnyValue ? "force_generic_plan" : "force_custom_plan"));
    String executed = "EXECUTE " + NAME + arguments(types, question, isForAnyValue);
    String plan = explained(OPTIONS, executed);
    if (!question.isRun()) {
      return plan;
    }
    Harmless.check(session, shape, plan);
    return explained(OPTIONS + ", ANALYZE, BUFFERS", executed);
  }

  private static String arguments(List<String> types, Question question, boolean isForAnyValue)
      throws DeclinedException {
    List<String> values = new ArrayList<>();
    for (int number = 1; number <= types.size(); number++) {
      String value = question.values().get(number);
      if (value == null && !isForAnyValue) {
        throw missing(types, question);
      }
      values.add(value == null ? "NULL" : ServerSession.literal(value));
    }
    return values.isEmpty() ? "" : "(" + String.join(", ", values) + ")";
  }

  private static DeclinedException missing(List<String> types, Question question) {
    List<String> missing = new ArrayList<>();
    for (int number = 1; number <= types.size(); number++) {
      if (!question.values().containsKey(number)) {
        missing.add("$%d (%s)".formatted(number, types.get(number - 1)));
      }
    }
    return new DeclinedException(
        Reason.QUESTION,
        "no value for " + String.join(", ", missing),
        question.isRun()
            ? "give values: what is run needs them"
            : "give a value for each, or for none: the plan for any value");
  }

  private String explained(String options, String statement) throws SQLException {
    StringBuilder plan = new StringBuilder();
    session
        .rows("EXPLAIN (%s) %s".formatted(options, statement), 1)
        .forEach(row -> plan.append(row.getFirst()).append('\n'));
    return plan.toString();
  }

  static DeclinedException lack(String found, String remedy) {
    return new DeclinedException(Reason.LACK, found, remedy);
  }
}
