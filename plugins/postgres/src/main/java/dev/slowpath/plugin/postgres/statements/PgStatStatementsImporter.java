package dev.slowpath.plugin.postgres.statements;

import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.postgres.table.CountedReader;
import dev.slowpath.plugin.reading.Lines;
import java.io.IOException;
import java.io.PushbackReader;
import java.util.List;

/// Reads snapshots of the view `pg_stat_statements`, extension versions 1.7 to 1.13, as CSV (`COPY
/// … TO … CSV HEADER`; semicolon and tab too), as JSON (`json_agg`, `row_to_json`, or an object
/// with `rows`) and as psql shows them.
///
/// Columns that are not of the view are understood where somebody added them: `snapshot_at`,
/// `extversion`, and `stats_reset` with `dealloc` of `pg_stat_statements_info`. A file with several
/// values of `snapshot_at` holds as many snapshots.
public final class PgStatStatementsImporter implements Importer {
  private static final Format FORMAT =
      new Format("pg_stat_statements", "pg_stat_statements", List.of(".csv", ".json", ".txt"), "2");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    return StatementsHead.judge(head);
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    Snapshots snapshots = new Snapshots(source, FORMAT.provenance(source));
    if (isJson(source)) {
      new JsonSnapshots(source, snapshots).read(progress);
    } else if (isPsql(source)) {
      try (var in = source.open();
          var lines = new Lines(in, source.limits())) {
        new PsqlSnapshots(snapshots, new PsqlLines(lines, progress)).read();
      }
    } else {
      try (var in = new PushbackReader(new CountedReader(source.open()))) {
        new CsvSnapshots(snapshots, source.limits()).read(in, progress);
      }
    }
    return snapshots.finished();
  }

  private static boolean isPsql(Source source) throws IOException {
    try (var in = source.open()) {
      Head head = new Head(source.simpleName(), in.readNBytes(Head.LIMIT));
      String first = head.stripped().lines().findFirst().orElse("");
      return CsvSnapshots.header(first).isEmpty() && StatementsHead.isPsql(head.text());
    }
  }

  private static boolean isJson(Source source) throws IOException {
    try (var in = new CountedReader(source.open())) {
      int first = in.read();
      while (first >= 0 && Character.isWhitespace(first)) {
        first = in.read();
      }
      return first == '{' || first == '[';
    }
  }
}
