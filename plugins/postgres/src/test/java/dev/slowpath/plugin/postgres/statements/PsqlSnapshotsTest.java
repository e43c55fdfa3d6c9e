package dev.slowpath.plugin.postgres.statements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.StatementEntry;
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
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PsqlSnapshotsTest {
  private static Imported read(FileSource source) throws ImportException, IOException {
    return new PgStatStatementsImporter()
        .read(source, Progress.unwatched(), Workers.onCallersThread());
  }

  private static Imported text(String text) throws ImportException, IOException {
    return read(FileSource.of("s.txt", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static StatementSnapshot snapshot(Imported imported) {
    return ((Capture.OfStatements) imported.captures().getFirst()).snapshot();
  }

  private static StatementSnapshot sample(String name) throws ImportException, IOException {
    return snapshot(read(FileSource.of(Samples.of("psql", name).getFirst())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aligned",
        "border0",
        "border2",
        "unicode",
        "wrapped",
        "unaligned",
        "expanded",
        "expanded-unaligned",
        "expanded-unicode"
      })
  void everyLayoutOfPsqlGivesTheSnapshotThatCsvGives(String layout)
      throws ImportException, IOException {
    assertEquals(sample("same.csv"), sample(layout + ".txt"));
    assertEquals(
        List.of(), read(FileSource.of(Samples.of("psql", layout + ".txt").getFirst())).notices());
  }

  @Test
  void whatASessionShowsAroundATableIsPassedOver() throws ImportException, IOException {
    String session =
        """
        shop=# \\timing
        Timing is on.
        shop=# select queryid, query, calls from pg_stat_statements;
         queryid |  query   | calls
        ---------+----------+-------
               7 | select 1 |     3
        (1 row)

        Time: 2.300 ms
        shop=#
        """;
    Imported imported = text(session);
    assertEquals("select 1", snapshot(imported).entries().getFirst().text());
    assertEquals(3, snapshot(imported).entries().getFirst().counters().orZero(Counter.CALLS));
  }

  @Test
  void severalTablesAreTheSnapshotsTheirInstantsSay() throws ImportException, IOException {
    String table =
        """
               snapshot_at      | queryid | query | calls
        ------------------------+---------+-------+-------
         2026-11-21 10:0%d:00+00 |       7 | a     |     %d
        (1 row)

        """;
    List<Instant> instants =
        text(table.formatted(1, 3) + table.formatted(2, 5)).captures().stream()
            .map(one -> ((Capture.OfStatements) one).snapshot().at())
            .toList();
    assertEquals(
        List.of(Instant.parse("2026-11-21T10:01:00Z"), Instant.parse("2026-11-21T10:02:00Z")),
        instants);
  }

  @Test
  void wideCharactersStandWhereATerminalShowsThem() throws ImportException, IOException {
    String table =
        """
         queryid |         query         | calls
        ---------+-----------------------+-------
               7 | select '東京' as city |     3
        (1 row)
        """;
    StatementEntry entry = snapshot(text(table)).entries().getFirst();
    assertEquals("select '東京' as city", entry.text());
    assertEquals(3, entry.counters().orZero(Counter.CALLS));
  }

  @Test
  void barsAndBreaksInAnUnalignedStatementAreTheStatements() throws ImportException, IOException {
    String table = "queryid|query|calls\n7|select a || b\n\n  from t|3\n8|select 2|1\n(2 rows)\n";
    List<StatementEntry> entries = snapshot(text(table)).entries();
    assertEquals("select a || b\n\n  from t", entries.getFirst().text());
    assertEquals(2, entries.size());
  }

  @Test
  void aTableWithoutItsCountMayBeCut() throws ImportException, IOException {
    String table =
        """
         queryid | query | calls
        ---------+-------+-------
               7 | a     |     3
        """;
    Imported imported = text(table);
    assertEquals(1, snapshot(imported).entries().size());
    assertEquals(Notice.Kind.TRUNCATED, imported.notices().getFirst().kind());
  }

  @Test
  void aNumberOfALocaleIsRefusedWithItsPlace() {
    String table =
        """
         queryid | query |  calls
        ---------+-------+---------
               7 | a     | 3.100,5
        (1 row)
        """;
    Problem problem = assertThrows(ImportException.class, () -> text(table)).problem();
    assertInstanceOf(Problem.Malformed.class, problem);
    assertEquals(new Place.Row(1, "calls"), problem.place());
  }
}
