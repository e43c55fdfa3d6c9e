package dev.slowpath.plugin.postgres.catalog;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.reading.CsvReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a catalog from separated values with a header line: comma, semicolon or tab.
final class CsvCatalog {
  private static final String EXPECTED =
      "a header with the columns " + String.join(", ", CatalogHead.NEEDED);

  private final String text;
  private final Limits limits;
  private final CatalogRows rows;

  CsvCatalog(String text, Limits limits, CatalogRows rows) {
    this.text = text;
    this.limits = limits;
    this.rows = rows;
  }

  void read(Progress progress) throws ImportException, IOException {
    CsvReader reader = new CsvReader(new StringReader(text), separator(), 1, limits);
    List<String> names = header(reader);
    for (List<String> fields = reader.next(); !fields.isEmpty(); fields = reader.next()) {
      progress.tick();
      if (fields.size() > 1 || !fields.getFirst().isBlank()) {
        add(names, fields, reader.ending());
      }
    }
  }

  private char separator() {
    String header = text.lines().findFirst().orElse("");
    if (header.indexOf(',') >= 0) {
      return ',';
    }
    return header.indexOf(';') >= 0 ? ';' : '\t';
  }

  private static List<String> header(CsvReader reader) throws ImportException, IOException {
    List<String> names = reader.next().stream().map(CatalogHead::normal).toList();
    if (reader.ending() != CsvReader.Ending.LINE) {
      throw new ImportException(
          new Problem.Truncated(
              new Place.Line(1), "the end of the file in its header line", EXPECTED));
    }
    if (!names.containsAll(CatalogHead.NEEDED)) {
      throw new ImportException(
          new Problem.Malformed(
              new Place.Line(1), names.size() + " columns, not all of these", EXPECTED));
    }
    return names;
  }

  private void add(List<String> names, List<String> fields, CsvReader.Ending ending)
      throws ImportException {
    boolean isWhole = fields.size() == names.size() && ending != CsvReader.Ending.FILE_IN_QUOTES;
    if (!isWhole && ending == CsvReader.Ending.LINE) {
      throw new ImportException(
          new Problem.Malformed(
              new Place.Row(rows.count() + 1, ""),
              fields.size() + " values",
              names.size() + " as in the header"));
    }
    if (ending != CsvReader.Ending.LINE) {
      rows.note(
          Notice.Kind.TRUNCATED,
          isWhole
              ? "the last row does not end with its line: the file may be cut"
              : "the file ends within a row, which is left out");
    }
    if (isWhole) {
      Map<String, String> values = new HashMap<>();
      for (int at = 0; at < fields.size(); at++) {
        values.putIfAbsent(names.get(at), fields.get(at));
      }
      rows.add(values);
    }
  }
}
