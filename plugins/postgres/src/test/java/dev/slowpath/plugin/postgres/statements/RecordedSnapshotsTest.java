package dev.slowpath.plugin.postgres.statements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.StatementSnapshot;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.postgres.Server;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/// What a real server says of itself, by way of CSV and by way of JSON.
class RecordedSnapshotsTest {
  private static final String VIEW =
      "(SELECT e.extversion, p.* FROM kept p, pg_extension e WHERE extname = 'pg_stat_statements')";

  @Test
  void bothWaysGiveTheSameSnapshot() throws IOException, SQLException, ImportException {
    try (Server server = Server.start()) {
      for (int id = 1; id <= 5; id++) {
        server.lines("SELECT id FROM orders WHERE customer_id = " + id);
      }
      server.run("CREATE TABLE kept AS SELECT now() AS snapshot_at, * FROM pg_stat_statements");
      var csv = new ByteArrayOutputStream();
      server
          .connection()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY " + VIEW + " TO STDOUT WITH (FORMAT csv, HEADER)", csv);
      String json = server.lines("SELECT json_agg(v) FROM " + VIEW + " v");
      String lines = server.lines("SELECT row_to_json(v) FROM " + VIEW + " v");
      StatementSnapshot fromCsv = read("s.csv", csv.toByteArray());
      assertEquals(fromCsv, read("s.json", json.getBytes(StandardCharsets.UTF_8)));
      assertEquals(fromCsv, read("s.jsonl", lines.getBytes(StandardCharsets.UTF_8)));
      assertEquals("1.12", fromCsv.extensionVersion());
      assertTrue(fromCsv.entries().stream().allMatch(entry -> entry.statsSince() != null));
      List<Double> calls =
          fromCsv.entries().stream()
              .filter(entry -> entry.text().equals("SELECT id FROM orders WHERE customer_id = $1"))
              .map(entry -> entry.counters().orZero(Counter.CALLS))
              .toList();
      assertEquals(List.of(5.0), calls);
    }
  }

  private static StatementSnapshot read(String name, byte[] content)
      throws ImportException, IOException {
    var imported =
        new PgStatStatementsImporter()
            .read(FileSource.of(name, content), Progress.unwatched(), Workers.onCallersThread());
    assertEquals(List.of(), imported.notices());
    return ((Capture.OfStatements) imported.captures().getFirst()).snapshot();
  }
}
