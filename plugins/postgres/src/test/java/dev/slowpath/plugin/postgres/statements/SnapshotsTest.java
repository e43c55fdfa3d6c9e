package dev.slowpath.plugin.postgres.statements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.ServerFacts;
import dev.slowpath.model.statement.StatementEntry;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.postgres.Samples;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTest {
  private static final String HEADER = "userid,dbid,queryid,query,calls,total_exec_time\n";

  private static FileSource source(String name, String text) {
    return FileSource.of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Imported read(FileSource source) throws ImportException, IOException {
    return new PgStatStatementsImporter()
        .read(source, Progress.unwatched(), Workers.onCallersThread());
  }

  private static StatementSnapshot snapshot(String text) throws ImportException, IOException {
    return ((Capture.OfStatements) read(source("s.csv", text)).captures().getFirst()).snapshot();
  }

  private static List<Notice> notices(String text, Notice.Kind kind)
      throws ImportException, IOException {
    return read(source("s.csv", text)).notices().stream()
        .filter(said -> said.kind() == kind)
        .toList();
  }

  private static Problem refusal(String text) {
    return assertThrows(ImportException.class, () -> snapshot(text)).problem();
  }

  @Test
  void oldNamesAreTranslated() throws ImportException, IOException {
    StatementSnapshot old =
        snapshot(
            """
            userid,dbid,queryid,query,calls,total_time,mean_time,blk_read_time
            10,5,-7,select 1,3,6.5,2.1,0.5
            """);
    StatementEntry entry = old.entries().getFirst();
    assertEquals("1.7", old.extensionVersion());
    assertEquals(6.5, entry.counters().orZero(Counter.TOTAL_EXEC_MS));
    assertEquals(0.5, entry.counters().orZero(Counter.SHARED_BLK_READ_MS));
    assertEquals(new StatementKey("10", "5", "-7", true), entry.key());
    assertFalse(entry.counters().has(Counter.ROWS), "what the file has not is unknown");
  }

  @Test
  void namesOfUsersAndDatabasesAndTheServersTimeAreReadWhereTheyAreAdded()
      throws ImportException, IOException {
    StatementSnapshot named =
        snapshot(
            """
            userid,dbid,queryid,query,calls,total_exec_time,rolname,datname,server_version,active_time
            10,5,-7,select 1,3,6.5,app,shop,18.1,1234.5
            """);
    assertEquals(
        new ServerFacts("18.1", Map.of("10", "app"), Map.of("5", "shop"), Map.of("5", 1234.5)),
        named.server());
    assertEquals("18", named.server().major());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.7", "1.8", "1.9", "1.10", "1.11", "1.13"})
  void theColumnsTellTheVersion(String version) throws ImportException, IOException {
    Path file = Samples.of("pg_stat_statements", "documented-" + version + ".csv").getFirst();
    Imported imported = read(FileSource.of(file));
    var snapshot = ((Capture.OfStatements) imported.captures().getFirst()).snapshot();
    assertEquals(version, snapshot.extensionVersion());
    assertEquals(3, snapshot.entries().size());
    assertEquals("", snapshot.entries().getFirst().key().queryId());
    assertTrue(
        imported.notices().stream().noneMatch(said -> said.detail().contains("columns")),
        imported.notices().toString());
  }

  @Test
  void aStatedVersionWins() throws ImportException, IOException {
    assertEquals(
        "1.12", snapshot("extversion,queryid,query,calls\n1.12,7,select 1,3\n").extensionVersion());
  }

  @Test
  void whatIsNotInTheFileIsUnknownAndWhatIsNotKnownIsNamed() throws ImportException, IOException {
    String text = "queryid,query,calls,rows,cpu_time,flavour\n7,select 1,3,,1,x\n";
    assertFalse(snapshot(text).entries().getFirst().counters().has(Counter.ROWS));
    Notice notice = notices(text, Notice.Kind.UNSUPPORTED).getFirst();
    assertEquals(2, notice.count());
    assertTrue(notice.detail().endsWith(": cpu_time, flavour"), notice.detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21 10:00:00.123+00",
        "2026-11-21T10:00:00.123Z",
        "2026-11-21T12:00:00.123+02:00",
        "2026-11-21 15:30:00.123+0530"
      })
  void timesAreReadInTheirZone(String written) throws ImportException, IOException {
    String text = "snapshot_at,queryid,query,calls\n" + written + ",7,select 1,3\n";
    assertEquals(Instant.parse("2026-11-21T10:00:00.123Z"), snapshot(text).at());
    assertEquals(
        List.of(),
        read(source("s.csv", text)).notices().stream()
            .filter(said -> said.detail().contains("zone"))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t0-2026-11-21T10-00-00Z.csv",
        "20261121-100000.csv",
        "pgss_20261121T100000Z.csv",
        "2026-11-21_10-00.csv",
        "pgss-1795255200.csv",
        "1795255200000.csv"
      })
  void aTimeInTheNameIsTakenAndSaid(String name) throws ImportException, IOException {
    Imported imported = read(source(name, HEADER + "10,5,7,select 1,3,4\n"));
    var snapshot = ((Capture.OfStatements) imported.captures().getFirst()).snapshot();
    assertEquals(Instant.parse("2026-11-21T10:00:00Z"), snapshot.at());
    assertTrue(
        imported.notices().stream()
            .anyMatch(said ->
                said.kind() == Notice.Kind.ASSUMED && said.detail().contains("file's name")));
  }

  @Test
  void theStatedInstantComesBeforeTheName() throws ImportException, IOException {
    Instant stated = Instant.parse("2026-01-01T00:00:00Z");
    Imported imported =
        read(source("20261121-100000.csv", HEADER + "10,5,7,select 1,3,4\n").at(stated));
    assertEquals(stated, ((Capture.OfStatements) imported.captures().getFirst()).snapshot().at());
  }

  @Test
  void withoutAnyTimeItIsUnknown() throws ImportException, IOException {
    String text = HEADER + "10,5,7,select 1,3,4\n";
    assertNull(snapshot(text).at());
    assertEquals(1, notices(text, Notice.Kind.UNKNOWN).size());
  }

  @Test
  void severalInstantsAreSeveralSnapshots() throws ImportException, IOException {
    String text =
        """
        snapshot_at,userid,dbid,queryid,query,calls
        2026-11-21 10:10:00+00,10,5,7,select 1,5
        2026-11-21 10:00:00+00,10,5,7,select 1,3
        2026-11-21 10:10:00+00,10,5,8,select 2,1
        """;
    List<Integer> sizes =
        read(source("s.csv", text)).captures().stream()
            .map(capture -> ((Capture.OfStatements) capture).snapshot().entries().size())
            .toList();
    assertEquals(List.of(1, 2), sizes);
  }

  @Test
  void rowsAMomentApartAreOneSnapshot() throws ImportException, IOException {
    String text =
        """
        snapshot_at,userid,dbid,queryid,query,calls
        2026-11-21 10:00:00.000009+00,10,5,8,select 2,5
        2026-11-21 10:00:00.000001+00,10,5,7,select 1,3
        2026-11-21 10:00:01.000001+00,10,5,7,select 1,4
        """;
    List<StatementSnapshot> snapshots =
        read(source("s.csv", text)).captures().stream()
            .map(capture -> ((Capture.OfStatements) capture).snapshot())
            .toList();
    assertEquals(
        List.of(
            Instant.parse("2026-11-21T10:00:00.000001Z"),
            Instant.parse("2026-11-21T10:00:01.000001Z")),
        snapshots.stream().map(StatementSnapshot::at).toList());
    assertEquals(2, snapshots.getFirst().entries().size());
    assertTrue(
        notices(text, Notice.Kind.ASSUMED).stream()
            .anyMatch(said -> said.count() == 1 && said.detail().startsWith("snapshot_at")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12,5", "1.234,56", "1 234", "1'234", "0x10", "12f", "NaN", "--"})
  void numbersOfALocaleAreRefusedWithTheirPlace(String written) {
    Problem problem =
        refusal(HEADER + "10,5,7,select 1,3,4.5\n10,5,8,select 2,3,\"" + written + "\"\n");
    assertEquals(new Place.Row(2, "total_exec_time"), problem.place());
    assertEquals("'" + written + "'", problem.found());
  }

  @Test
  void aRoundedQueryIdIsRefused() {
    Problem problem = refusal(HEADER + "10,5,-1.23E+18,select 1,3,4.5\n");
    assertEquals(new Place.Row(1, "queryid"), problem.place());
  }

  @Test
  void hiddenStatementsOfOneUserAreAdded() throws ImportException, IOException {
    String text =
        HEADER
            + "11,5,,<insufficient privilege>,3,4.5\n11,5,,<insufficient privilege>,2,0.5\n"
            + "12,5,,<insufficient privilege>,1,1\n";
    List<StatementEntry> entries = snapshot(text).entries();
    assertEquals(2, entries.size());
    assertEquals(5, entries.getFirst().counters().orZero(Counter.CALLS));
    assertEquals(5.0, entries.getFirst().counters().orZero(Counter.TOTAL_EXEC_MS));
    assertTrue(notices(text, Notice.Kind.ASSUMED).stream().anyMatch(n -> n.count() == 1));
  }

  @Test
  void aRepeatedRowCountsOnceAndAContradictionIsRefused() throws ImportException, IOException {
    String row = "10,5,7,select 1,3,4.5\n";
    assertEquals(1, snapshot(HEADER + row + row).entries().size());
    assertEquals(1, notices(HEADER + row + row, Notice.Kind.DUPLICATE).getFirst().count());
    Problem problem = refusal(HEADER + row + "10,5,7,select 1,4,5.5\n");
    assertEquals(new Place.Row(2, "queryid"), problem.place());
  }

  @Test
  void aCutInTheLastRowLosesThatRowOnly() throws ImportException, IOException {
    String text = HEADER + "10,5,7,select 1,3,4.5\n10,5,8,\"select\n 2";
    assertEquals(1, snapshot(text).entries().size());
    assertEquals(1, notices(text, Notice.Kind.TRUNCATED).size());
  }

  @Test
  void theRightHeaderAloneIsAnEmptySnapshotAndNothingElseIs() throws ImportException, IOException {
    assertEquals(List.of(), snapshot(HEADER).entries());
    assertInstanceOf(Problem.Truncated.class, refusal(""));
    assertInstanceOf(Problem.Malformed.class, refusal("id,name\n1,x\n"));
  }

  @Test
  void tabSemicolonReturnsAndAMarkAreRead() throws ImportException, IOException {
    String comma = HEADER + "10,5,7,\"a;\t\"\"b\"\"\n\",3,4.5\n";
    String semicolon = HEADER.replace(',', ';') + "10;5;7;\"a;\t\"\"b\"\"\n\";3;4.5\n";
    String tab = "\uFEFF" + HEADER.replace(',', '\t') + "10\t5\t7\t\"a;\t\"\"b\"\"\n\"\t3\t4.5\n";
    assertEquals("a;\t\"b\"\n", snapshot(comma).entries().getFirst().text());
    assertEquals(snapshot(comma), snapshot(semicolon));
    assertEquals(snapshot(comma), snapshot(tab));
    String returns = (HEADER + "10,5,7,a,3,4.5\n").replace("\n", "\r\n");
    assertEquals(snapshot(HEADER + "10,5,7,a,3,4.5\n"), snapshot(returns));
  }

  @Test
  void allFormsOfJsonGiveTheSame() throws ImportException, IOException {
    String rows =
        "{\"userid\":10,\"dbid\":5,\"queryid\":-4213117923118412451,\"query\":\"a\",\"calls\":3,"
            + "\"rows\":null}";
    String second = rows.replace("-4213117923118412451", "\"9\"");
    StatementSnapshot array = snapshot("[" + rows + ",\n" + second + "]");
    assertEquals("-4213117923118412451", array.entries().getFirst().key().queryId());
    assertFalse(array.entries().getFirst().counters().has(Counter.ROWS));
    assertEquals(array, snapshot(rows + "\n" + second + "\n"));
    assertEquals(array, snapshot("{\"rows\":[" + rows + "," + second + "]}"));
    assertEquals(
        Instant.parse("2026-11-21T10:00:00Z"),
        snapshot("{\"rows\":[" + rows + "],\"snapshot_at\":\"2026-11-21T10:00:00Z\"}").at());
  }

  @Test
  void jsonThatEndsEarlyIsReadToItsLastWholeRow() throws ImportException, IOException {
    String row = "{\"queryid\":7,\"query\":\"a\",\"calls\":3}";
    String text = "[" + row + ", {\"queryid\":8,\"qu";
    assertEquals(1, snapshot(text).entries().size());
    assertEquals(1, notices(text, Notice.Kind.TRUNCATED).size());
    assertInstanceOf(Problem.Truncated.class, refusal("[{\"queryid\":8,\"qu"));
    assertInstanceOf(Problem.Malformed.class, refusal("{\"a\": 1}"));
    assertInstanceOf(Problem.TooLarge.class, refusal("[".repeat(3_000_000)));
  }
}
