package dev.slowpath.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.live.Watched.Ran;
import dev.slowpath.plugin.Access;
import dev.slowpath.plugin.Live;
import dev.slowpath.plugin.Recorder;
import dev.slowpath.plugin.UnreachableException;
import dev.slowpath.workbench.intake.Recorders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Captures from a real server, as its administrators let us in.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CaptureTest {
  private static final String FIRST =
      """
      local all postgres trust
      hostssl all encrypted all trust
      host all encrypted all reject
      host all secret all scram-sha-256
      host all stranger all reject
      host all all all trust
      """;

  private @Nullable Watched started;

  @TempDir Path folder = Path.of("");

  @BeforeAll
  void start() throws IOException, SQLException, InterruptedException {
    Watched server = Watched.start(Watched.counting());
    started = server;
    server.run(
        "CREATE SCHEMA tools",
        "CREATE EXTENSION pg_stat_statements SCHEMA tools",
        "CREATE ROLE monitor LOGIN IN ROLE pg_monitor",
        "CREATE ROLE nothing LOGIN",
        "CREATE ROLE encrypted LOGIN IN ROLE pg_monitor",
        "CREATE ROLE stranger LOGIN",
        "CREATE ROLE outsider LOGIN IN ROLE pg_monitor",
        "CREATE ROLE secret LOGIN IN ROLE pg_monitor PASSWORD 'right one'",
        "GRANT USAGE ON SCHEMA tools TO monitor, nothing, encrypted, secret",
        "CREATE TABLE item (id int PRIMARY KEY, name text)",
        "INSERT INTO item SELECT g, 'i' || g FROM generate_series(1, 1000) g");
    Certificate certificate = Certificate.made();
    String data = server.one("SHOW data_directory");
    server.write(data + "/server.crt", certificate.chain());
    server.write(data + "/server.key", certificate.key());
    server.run("ALTER SYSTEM SET ssl = on");
    server.write(server.one("SHOW hba_file"), FIRST);
    server.run("SELECT pg_reload_conf()");
    while (!server.one("SHOW ssl").equals("on")) {
      Thread.onSpinWait();
    }
  }

  @AfterAll
  void stop() throws IOException, SQLException {
    server().close();
  }

  private Watched server() {
    return Objects.requireNonNull(started);
  }

  private Path to(String name) {
    return folder.resolve(name);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aMonitorSeesTheWorkBetweenTwoSnapshots() throws SQLException {
    Ran first = Ran.slowpath("capture", server().address("monitor"), "-o", to("work"));
    assertEquals(0, first.code(), first.err());
    for (int at = 0; at < 7; at++) {
      server().run("SELECT name FROM item WHERE id = " + at);
    }
    server().run("SELECT pg_sleep(1.1)");
    assertEquals(0, Ran.slowpath("capture", server().address("monitor"), "-o", to("work")).code());
    Ran asked = Ran.slowpath("statements", to("work"), "--format", "csv", "--sort", "calls");
    assertEquals(0, asked.code(), asked.err());
    String row =
        asked
            .out()
            .lines()
            .filter(line -> line.contains("SELECT name FROM item"))
            .findFirst()
            .orElseThrow();
    assertTrue(row.contains(",7,"), row);
    assertTrue(row.contains("postgres"), row);
    assertTrue(row.contains("continuing") || row.contains("new"), row);
    Ran inspected = Ran.slowpath("inspect", to("work"), "--format", "json");
    assertTrue(inspected.out().contains("\"pg_catalog\""), inspected.out());
    assertFalse(inspected.out().contains("\"kind\" : \"unknown\""), inspected.out());
  }

  @Test
  void theCatalogShowsWhatIsWrong() throws SQLException {
    server()
        .run(
            "CREATE TABLE line (id serial, item_id int REFERENCES item, note text)",
            "INSERT INTO line (item_id) SELECT 1 + g % 900 FROM generate_series(1, 3000) g",
            "CREATE INDEX line_id ON line (id)",
            "CREATE INDEX line_id_again ON line (id)",
            "SELECT setval('line_id_seq', 2000000000)",
            "ANALYZE line");
    Ran monitor = Ran.slowpath("capture", server().address("monitor"), "-o", to("monitor"));
    assertEquals(0, monitor.code(), monitor.err());
    String remedy = "GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO \"monitor\";";
    assertTrue(monitor.err().contains(remedy), monitor.err());
    Ran ran = Ran.slowpath("capture", server().address("postgres"), "-o", to("wrong-schema"));
    assertEquals(0, ran.code(), ran.err());
    Ran asked = Ran.slowpath("database", to("wrong-schema"));
    assertEquals(0, asked.code(), asked.err());
    for (String found :
        List.of(
            "Index line_id_again is the same as line_id",
            "CREATE INDEX CONCURRENTLY ON public.line (item_id);",
            "Sequence public.line_id_seq has used 93",
            "pg_stat_statements.track_planning = off")) {
      assertTrue(asked.out().contains(found), found + " in " + asked.out());
    }
    assertFalse(asked.out().contains("track_io_timing ="), "it is on: " + asked.out());
  }

  @Test
  void aTableThatSomebodyLocksIsLeftOutAndHoldsNothingUp() throws SQLException {
    server().run("CREATE TABLE held (id int PRIMARY KEY)");
    server().run("BEGIN", "LOCK TABLE held IN ACCESS EXCLUSIVE MODE");
    try {
      Ran ran = Ran.slowpath("capture", server().address("monitor"), "-o", to("locked"));
      assertEquals(0, ran.code(), ran.err());
      assertTrue(ran.err().contains("the catalog is without public.held: "), ran.err());
      Ran asked = Ran.slowpath("inspect", to("locked"), "--format", "json");
      assertEquals(0, asked.code(), asked.err());
    } finally {
      server().run("ROLLBACK");
    }
  }

  @Test
  void nothingIsChangedAndTheSessionIsNamed() throws SQLException {
    String reset = server().one("SELECT stats_reset FROM tools.pg_stat_statements_info");
    Ran ran = Ran.slowpath("capture", server().address("monitor"), "-o", to("calm"));
    assertEquals(0, ran.code(), ran.err());
    assertEquals(reset, server().one("SELECT stats_reset FROM tools.pg_stat_statements_info"));
    assertEquals(
        "0",
        server().one("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'slowpath'"));
  }

  @Test
  void aRoleWithNothingIsToldWhatToAskFor() throws IOException {
    Ran ran = Ran.slowpath("capture", server().address("nothing"), "-o", to("nothing"));
    assertEquals(4, ran.code(), ran.err());
    assertTrue(ran.err().contains("GRANT pg_monitor TO \"nothing\";"), ran.err());
    assertEquals(2, names(to("nothing")).size(), "what it may see is kept");
  }

  @Test
  void aSchemaThatIsClosedIsToldToBeOpened() throws IOException {
    Ran ran = Ran.slowpath("capture", server().address("outsider"), "-o", to("outsider"));
    assertEquals(4, ran.code(), ran.err());
    assertTrue(ran.err().contains("GRANT USAGE ON SCHEMA tools TO \"outsider\";"), ran.err());
    assertEquals(1, names(to("outsider")).size(), "the catalog is kept");
  }

  @Test
  void aWrongPasswordAndNoneAreToldApart() {
    Ran none = Ran.slowpath("capture", server().address("secret"), "-o", to("none"));
    assertEquals(4, none.code());
    assertTrue(none.err().contains("asks for a password"), none.err());
    assertTrue(none.err().contains("~/.pgpass"), none.err());
    Ran wrong = Ran.slowpath("capture", withPassword("wrong"), "-o", to("wrong"));
    assertEquals(4, wrong.code());
    assertTrue(wrong.err().contains("wrong password for user \"secret\""), wrong.err());
    assertFalse(wrong.err().contains("secret:wrong"), wrong.err());
  }

  private String withPassword(String password) {
    return server().address("secret").replace("secret@", "secret:" + password + "@");
  }

  @Test
  void thePasswordIsInNoFile() throws IOException {
    Ran ran = Ran.slowpath("capture", withPassword("right%20one"), "-o", to("let-in"));
    assertEquals(0, ran.code(), ran.err());
    for (String name : names(to("let-in"))) {
      assertFalse(Files.readString(to("let-in").resolve(name)).contains("right one"), name);
    }
    Path statements = to("let-in").resolve(names(to("let-in")).getLast());
    assertTrue(
        Files.readString(statements)
            .contains("CREATE ROLE secret LOGIN IN ROLE pg_monitor PASSWORD"),
        "but the statement that set it is there");
    assertFalse(ran.out().contains("right"), ran.out().replace(folder.toString(), ""));
  }

  @Test
  void aPasswordFileLetsIn() throws IOException {
    Path file = Files.writeString(folder.resolve("pgpass"), "127.0.0.1:*:*:secret:right one\n");
    System.setProperty("org.postgresql.pgpassfile", file.toString());
    try {
      Ran ran = Ran.slowpath("capture", server().address("secret"), "-o", to("pass"));
      assertEquals(0, ran.code(), ran.err());
    } finally {
      System.clearProperty("org.postgresql.pgpassfile");
    }
  }

  @Test
  void aPersonIsAskedWhereNothingElseTellsThePasswordAndTheEnvironmentComesFirst()
      throws UnreachableException {
    String address = server().address("secret");
    Recorder recorder = Recorders.discover(List.of()).of(address).orElseThrow();
    List<String> asked = new ArrayList<>();
    Access person =
        new Access(
            Map.of(),
            whose -> {
              asked.add(whose);
              return Optional.of("right one");
            });
    try (Live live = recorder.connect(address, person)) {
      assertEquals(2, live.record().parts().size());
    }
    assertEquals(List.of("secret at " + address.replaceFirst(".*@", "")), asked);
    Access environment =
        new Access(
            Map.of("PGPASSWORD", "right one"),
            whose -> {
              throw new AssertionError(whose + " is asked for in vain");
            });
    try (Live live = recorder.connect(address, environment)) {
      assertEquals(2, live.record().parts().size());
    }
  }

  @Test
  void aCertificateIsCheckedAgainstTheAuthorityThatTheAddressNames()
      throws IOException, SQLException {
    Path authority =
        Files.writeString(
            folder.resolve("authority.pem"), server().one("SELECT pg_read_file('server.crt')"));
    String address = server().address("encrypted") + "?sslrootcert=" + authority + "&sslmode=";
    Ran known = Ran.slowpath("capture", address + "verify-ca", "-o", to("known"));
    assertEquals(0, known.code(), known.err());
    Ran named = Ran.slowpath("capture", address + "verify-full", "-o", to("named"));
    assertEquals(4, named.code(), "the certificate is that of localhost, not of 127.0.0.1");
    assertTrue(named.err().contains("TLS failed"), named.err());
    Ran preferred = Ran.slowpath("capture", address + "prefer", "-o", to("preferred"));
    assertEquals(0, preferred.code(), preferred.err());
  }

  @Test
  void whereTlsIsRequiredTheAddressMustAskForIt() {
    String address = server().address("encrypted");
    Ran plain = Ran.slowpath("capture", address + "?sslmode=disable", "-o", to("plain"));
    assertEquals(4, plain.code());
    assertTrue(plain.err().contains("add sslmode=require"), plain.err());
    Ran tls = Ran.slowpath("capture", address + "?sslmode=require", "-o", to("tls"));
    assertEquals(0, tls.code(), tls.err());
    Ran checked = Ran.slowpath("capture", address + "?sslmode=verify-full", "-o", to("checked"));
    assertEquals(4, checked.code());
    assertTrue(checked.err().contains("sslrootcert"), checked.err());
  }

  @Test
  void whoeverIsNotReachedIsNamedWithWhatToCheck() {
    Ran stranger = Ran.slowpath("capture", server().address("stranger"), "-o", to("x"));
    assertEquals(4, stranger.code());
    assertTrue(stranger.err().contains("pg_hba.conf"), stranger.err());
    String nowhere = "postgresql://monitor@127.0.0.1:1/shop";
    Ran closed = Ran.slowpath("capture", nowhere, "-o", to("x"));
    assertEquals(4, closed.code());
    assertTrue(closed.err().contains("host, port and firewall"), closed.err());
    String missing = server().address("monitor").replace("/postgres", "/nowhere");
    Ran database = Ran.slowpath("capture", missing, "-o", to("x"));
    assertEquals(4, database.code());
    assertTrue(database.err().contains("no database \"nowhere\""), database.err());
    assertEquals(2, Ran.slowpath("capture", "mysql://host/db", "-o", to("x")).code());
  }
}
