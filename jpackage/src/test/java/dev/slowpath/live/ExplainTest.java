package dev.slowpath.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.slowpath.cli.SlowpathCommand;
import dev.slowpath.live.Watched.Ran;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Plans asked of a real server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExplainTest {
  private static final String BY_COUPON = "SELECT id FROM sold WHERE coupon = $1 AND day > $2";

  private @Nullable Watched started;

  @TempDir Path folder = Path.of("");

  @BeforeAll
  void start() throws IOException, SQLException {
    Watched server = Watched.start(Watched.counting());
    started = server;
    server.run(
        "CREATE EXTENSION pg_stat_statements",
        "CREATE ROLE monitor LOGIN IN ROLE pg_monitor",
        "CREATE ROLE reader LOGIN IN ROLE pg_read_all_data",
        "CREATE TABLE sold (id int PRIMARY KEY, coupon text, day date, tags text[])",
        "INSERT INTO sold SELECT g, CASE WHEN g % 10 = 0 THEN 'rare' || g ELSE 'it''s \\ common'"
            + " END, date '2020-01-01' + g % 100, '{a}' FROM generate_series(1, 5000) g",
        "CREATE FUNCTION touch() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE SEQUENCE numbers",
        "ANALYZE sold");
  }

  @AfterAll
  void stop() throws IOException, SQLException {
    server().close();
  }

  private Watched server() {
    return Objects.requireNonNull(started);
  }

  private Ran explain(String user, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("explain", server().address(user)));
    arguments.addAll(List.of("-o", folder));
    arguments.addAll(Arrays.asList(more));
    return Ran.slowpath(arguments.toArray());
  }

  @Test
  void aPlanIsKeptAndReadLikeAnyOther() {
    Ran ran = explain("reader", "--statement", "SELECT coupon FROM sold WHERE id = 7");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("not run, expected cost"), ran.out());
    Ran plan = Ran.slowpath("plan", folder, "--format", "json");
    assertEquals(0, plan.code(), plan.err());
    assertTrue(plan.out().contains("SELECT coupon FROM sold WHERE id = 7"), plan.out());
    assertTrue(plan.out().contains("\"index\" : \"sold_pkey\""), plan.out());
  }

  @Test
  void withoutValuesItIsThePlanForAnyValue() {
    Ran ran = explain("reader", "--statement", BY_COUPON, "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("coupon = $1"), ran.out());
    assertTrue(ran.out().contains("\"type\" : \"date\""), ran.out());
    assertTrue(ran.out().contains("\"value\" : null"), ran.out());
  }

  @Test
  void typedValuesMakeItsPlanAndEachIsAskedFor() {
    Ran one = explain("reader", "--statement", BY_COUPON, "--value", "1=rare10");
    assertEquals(2, one.code());
    assertTrue(one.err().contains("no value for $2 (date)"), one.err());
    Ran both =
        explain("reader", "--statement", BY_COUPON, "--value", "1=it's", "--value", "2=2020-02-03");
    assertEquals(0, both.code(), both.err());
    assertTrue(both.out().contains("$2  2020-02-03 (date)"), both.out());
    Ran wrong = explain("reader", "--statement", BY_COUPON, "--value", "1=x", "--value", "2=soon");
    assertEquals(3, wrong.code());
    assertTrue(wrong.err().contains("invalid input syntax for type date: \"soon\""), wrong.err());
  }

  @Test
  void sampledValuesAreThoseOfTheStatistics() {
    Ran ran = explain("reader", "--statement", BY_COUPON, "--sample", "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("\"value\" : \"it's \\\\ common\""), ran.out());
    assertTrue(ran.out().contains("most common of sold.coupon"), ran.out());
    Ran limited =
        explain("reader", "--statement", "SELECT id FROM sold s LIMIT $1", "--sample", "--analyze");
    assertEquals(2, limited.code());
    assertTrue(limited.err().contains("no value for $1 (bigint)"), limited.err());
    Ran array =
        explain("reader", "--statement", "SELECT id FROM sold s WHERE s.id = ANY($1)", "--sample");
    assertTrue(array.out().contains("(integer[], in the middle of sold.id)"), array.out());
  }

  @Test
  void aCountedStatementIsNamedByItsIdAndRun() throws IOException, SQLException {
    server().run("SELECT count(*) FROM sold WHERE day > date '2020-03-01' AND coupon = 'rare10'");
    String id =
        server()
            .one("SELECT queryid FROM pg_stat_statements WHERE query LIKE 'SELECT count%sold%'");
    Ran ran = explain("postgres", "--queryid=" + id, "--sample", "--analyze", "--format", "json");
    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().contains("\"analyzed\" : true"), ran.out());
    assertFalse(ran.out().contains("\"executionMs\" : null"), ran.out());
    assertEquals(List.of(), schema().validate(ran.out(), InputFormat.JSON));
    assertTrue(ran.out().contains("day > date $1"), "the text is kept as it is counted");
    Ran unknown = explain("postgres", "--queryid=5");
    assertEquals(2, unknown.code());
    assertTrue(unknown.err().contains("counts no statement of queryid 5"), unknown.err());
  }

  private static Schema schema() throws IOException {
    try (InputStream schema =
        SlowpathCommand.class.getResourceAsStream("schema/explain.schema.json")) {
      String text = new String(Objects.requireNonNull(schema).readAllBytes(), UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text, InputFormat.JSON);
    }
  }

  @Test
  void whatMayWriteIsNotRun() throws SQLException {
    for (String statement :
        List.of(
            "DELETE FROM sold",
            "WITH gone AS (DELETE FROM sold RETURNING id) SELECT count(*) FROM gone",
            "SELECT id FROM sold FOR UPDATE",
            "SELECT nextval('numbers')",
            "SELECT public.touch() FROM sold",
            "SELECT pg_reload_conf()")) {
      Ran ran = explain("postgres", "--statement", statement, "--analyze");
      assertEquals(2, ran.code(), statement);
      assertTrue(ran.err().contains("not run"), ran.err());
    }
    assertEquals("5000", server().one("SELECT count(*) FROM sold"));
    assertEquals("f", server().one("SELECT is_called FROM numbers"));
    assertEquals(0, explain("postgres", "--statement", "DELETE FROM sold").code(), "but planned");
  }

  @Test
  void nothingButOneStatementIsSent() throws SQLException {
    for (String text :
        List.of("SELECT 1; COMMIT; DROP TABLE sold", "SELECT ';' FROM sold", "DROP TABLE sold")) {
      Ran ran = explain("postgres", "--statement", text);
      assertTrue(ran.code() == 2 || ran.code() == 3, ran.err());
    }
    Ran value =
        explain(
            "postgres",
            "--statement",
            "SELECT id FROM sold WHERE coupon = $1",
            "--value",
            "1=\\'); COMMIT; DROP TABLE sold; --");
    assertEquals(0, value.code(), value.err());
    assertEquals("5000", server().one("SELECT count(*) FROM sold"));
  }

  @Test
  void theServersObjectionIsToldWithWhatMendsIt() {
    Ran column = explain("postgres", "--statement", "SELECT nothing FROM sold");
    assertEquals(3, column.code());
    assertTrue(column.err().contains("column \"nothing\" does not exist;"), column.err());
    Ran table = explain("postgres", "--statement", "SELECT 1 FROM bought");
    assertEquals(3, table.code());
    assertTrue(table.err().contains("currentSchema=NAME"), table.err());
    Ran closed = explain("monitor", "--statement", "SELECT id FROM sold");
    assertEquals(4, closed.code());
    assertTrue(closed.err().contains("GRANT SELECT ON"), closed.err());
  }

  @Test
  void withoutHypoPgTheWayToItIsTold() {
    Ran ran =
        explain("postgres", "--statement", BY_COUPON, "--index", "CREATE INDEX ON sold (coupon)");
    assertEquals(4, ran.code());
    assertTrue(ran.err().contains("the server has no extension hypopg"), ran.err());
    assertTrue(ran.err().contains("apt install postgresql-18-hypopg"), ran.err());
    assertTrue(
        ran.err().contains("in database \"postgres\", as a superuser: CREATE EXTENSION hypopg;"),
        ran.err());
    Ran run =
        explain("postgres", "--statement", "SELECT 1", "--analyze", "--index", "CREATE INDEX");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("cannot serve a statement that is run"), run.err());
  }

  /// An extension of HypoPG's name with functions of the same names and shapes in SQL, since no
  /// artifact has the real one: they imagine nothing, and write to the log what they were asked.
  private void installStandIn() throws SQLException {
    String data = server().one("SHOW data_directory");
    server().run("COPY (SELECT 1) TO PROGRAM 'mkdir -p \"%s/share/extension\"'".formatted(data));
    server().write(data + "/share/extension/hypopg.control", "default_version = '0'\n");
    server()
        .write(
            data + "/share/extension/hypopg--0.sql",
            """
            CREATE FUNCTION hypopg_create_index(sql text, OUT indexrelid oid, OUT indexname text)
            RETURNS SETOF record LANGUAGE plpgsql AS $$ BEGIN
            RAISE LOG 'imagined %', sql; RETURN QUERY SELECT oid '13', '<13>btree_sold_coupon'; END $$;
            CREATE FUNCTION hypopg_relation_size(indexid oid) RETURNS bigint
            LANGUAGE sql AS 'SELECT 8192::bigint';
            CREATE FUNCTION hypopg_drop_index(indexid oid) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN
            RAISE LOG 'forgot %', indexid; RETURN true; END $$;
            """);
    server()
        .run(
            "SET extension_control_path = '$system:%s/share'".formatted(data),
            "CREATE SCHEMA \"Advice\"",
            "GRANT USAGE ON SCHEMA \"Advice\" TO reader",
            "CREATE EXTENSION hypopg SCHEMA \"Advice\"");
  }

  @Test
  void aStandInForHypoPgImaginesTheIndexOnceAndForgetsIt() throws IOException, SQLException {
    installStandIn();
    try {
      String index = "create index concurrently if not exists on sold (coupon)";
      Ran ran = explain("reader", "--statement", BY_COUPON, "--index", index);
      assertEquals(0, ran.code(), ran.err());
      String told = "The planner would not use the index; it would take 8.2 kB.";
      assertTrue(ran.out().contains(told), ran.out());
      Ran plans = Ran.slowpath("plan", folder, "--format", "json");
      assertTrue(plans.out().contains("explain-with-hypothetical-index"), plans.out());
      String log = Files.readString(server().cluster().log());
      assertEquals(2, log.split("imagined CREATE INDEX on sold \\(coupon\\)", -1).length, log);
      assertEquals(2, log.split("forgot 13", -1).length, log);
    } finally {
      server().run("DROP EXTENSION hypopg", "RESET extension_control_path");
    }
  }
}
