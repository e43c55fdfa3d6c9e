package dev.slowpath.plugin.postgres.log;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.reading.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/// The messages of a csvlog, which has no header: 23 columns to PostgreSQL 12, 24 in 13, 26 from
/// 14. Source: the documentation's chapter on error reporting, `log_destination`.
final class TableMessages {
  private static final int TIME = 0;
  private static final int USER = 1;
  private static final int DATABASE = 2;
  private static final int PROCESS = 3;
  private static final int MESSAGE = 13;
  private static final int CONTEXT = 18;
  private static final int STATEMENT = 19;
  private static final int LEAST = 23;
  private static final int QUERY_ID = 25;

  private final LogDraft draft;

  TableMessages(LogDraft draft) {
    this.draft = draft;
  }

  void read(Reader in, Limits limits, Progress progress) throws ImportException, IOException {
    CsvReader reader = new CsvReader(in, ',', 1, limits);
    long line = 1;
    long skipped = 0;
    for (List<String> row = reader.next(); !row.isEmpty(); row = reader.next()) {
      progress.tick();
      if (reader.ending() != CsvReader.Ending.LINE) {
        draft.cut();
      } else if (row.size() >= LEAST) {
        draft.take(message(row, line));
      } else {
        skipped++;
      }
      line = reader.line();
    }
    draft.skipped(skipped);
  }

  private LogMessage message(List<String> row, long line) {
    String queryId = row.size() > QUERY_ID ? row.get(QUERY_ID) : "";
    return new LogMessage(
        new LogMessage.Origin(
            draft.times().read(row.get(TIME)),
            row.get(PROCESS),
            row.get(USER),
            row.get(DATABASE),
            queryId),
        row.get(MESSAGE),
        row.get(CONTEXT),
        row.get(STATEMENT),
        line);
  }
}
