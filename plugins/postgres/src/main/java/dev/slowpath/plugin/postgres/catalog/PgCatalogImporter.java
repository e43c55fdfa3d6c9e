package dev.slowpath.plugin.postgres.catalog;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.postgres.document.WholeText;
import java.io.IOException;
import java.util.List;

/// Reads snapshots of a PostgreSQL catalog: tables, columns and indexes, a row each, as CSV or as
/// JSON. The query that writes them is `docs/catalog.sql`.
public final class PgCatalogImporter implements Importer {
  private static final Format FORMAT =
      new Format("pg_catalog", "PostgreSQL catalog", List.of(".csv", ".json"), "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    return CatalogHead.judge(head);
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    String text = WholeText.of(source, "a catalog");
    CatalogRows rows = new CatalogRows(source);
    String start = text.stripLeading();
    if (start.startsWith("[") || start.startsWith("{")) {
      new JsonCatalog(text, source.limits(), rows).read(progress);
    } else {
      new CsvCatalog(text, source.limits(), rows).read(progress);
    }
    Catalog catalog = rows.finished();
    return new Imported(
        List.of(new Capture.OfCatalog(FORMAT.provenance(source), catalog)), rows.notices());
  }
}
