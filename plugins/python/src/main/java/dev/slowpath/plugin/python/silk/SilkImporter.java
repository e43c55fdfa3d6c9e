package dev.slowpath.plugin.python.silk;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.python.sqlite.SqliteTables;
import dev.slowpath.plugin.reading.CsvRows;
import dev.slowpath.plugin.reading.json.HeadKeys;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.span.SpanIntake;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Requests and their queries as Django Silk and Django's debug toolbar keep them: the SQLite file
/// of a project, what `dumpdata` writes, or a table of them as CSV. Rows of one request in several
/// files are joined by its id.
///
/// Source: django-silk, silk/models.py; django-debug-toolbar, debug_toolbar/store.py and models.py.
public final class SilkImporter implements Importer {
  private static final Format FORMAT =
      new Format(
          "silk",
          "Django Silk, debug toolbar",
          List.of(".sqlite3", ".sqlite", ".db", ".json", ".csv"),
          "1");
  private static final String EXPECTED =
      "tables of Silk (silk_request, silk_sqlquery) or of the debug toolbar: SQLite, dumpdata or"
          + " CSV";
  private static final int[] SQLITE = {
    'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't'
  };

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    if (head.startsWith(SQLITE)) {
      boolean isNamed = head.text().contains("silk_") || head.text().contains("debug_toolbar_");
      return isNamed ? Verdict.YES : Verdict.MAYBE;
    }
    boolean isDump =
        HeadKeys.of(head).hasAll("model", "fields")
            && (head.text().contains("\"silk.") || head.text().contains("\"debug_toolbar."));
    boolean isTable = !DjangoRows.table(CsvRows.header(head)).isEmpty();
    return isDump || isTable ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading requests");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    DjangoRows rows = new DjangoRows(intake, source.limits());
    Head head;
    try (InputStream in = source.open()) {
      head = new Head(source.simpleName(), in.readNBytes(Head.LIMIT));
    }
    if (head.startsWith(SQLITE)) {
      SqliteTables.read(source, progress, intake.tally(), DjangoRows.TABLES, rows::row);
    } else if (HeadKeys.of(head).isJson()) {
      new JsonRecords(source, progress, intake.tally(), EXPECTED).read(new DumpedRows(rows));
    } else {
      String table = DjangoRows.table(CsvRows.header(head));
      new CsvRows(source, progress, intake.tally(), EXPECTED)
          .read((values, place) -> rows.row(table, values, place));
    }
    if (rows.count() == 0) {
      throw new ImportException(
          new Problem.Malformed(new Place.Whole(), "no row of such a table", EXPECTED));
    }
    rows.finish();
    return intake.imported();
  }
}
