package dev.slowpath.plugin.postgres.catalog;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.postgres.document.Json;
import dev.slowpath.plugin.postgres.document.JsonDocument;
import java.util.HashMap;
import java.util.Map;

/// Reads a catalog from an array of row objects, or from row objects one after another.
final class JsonCatalog {
  private static final String EXPECTED = "objects with " + String.join(", ", CatalogHead.NEEDED);

  private final char[] text;
  private final Limits limits;
  private final CatalogRows rows;
  private int at;
  private long line = 1;

  JsonCatalog(String text, Limits limits, CatalogRows rows) {
    this.text = text.toCharArray();
    this.limits = limits;
    this.rows = rows;
  }

  void read(Progress progress) throws ImportException {
    boolean isCut = false;
    for (skipBlanks(); at < text.length; skipBlanks()) {
      JsonDocument document = JsonDocument.read(text, at, line, limits);
      for (Json value : document.values()) {
        progress.tick();
        rows.add(values(value));
      }
      advance(document.end());
      isCut |= document.isCut();
    }
    if (isCut && rows.count() == 0) {
      throw new ImportException(
          new Problem.Truncated(new Place.Line(line), "the end of the file", EXPECTED));
    }
    if (isCut) {
      rows.note(Notice.Kind.TRUNCATED, "the file ends within its JSON; whole rows are read");
    }
  }

  private void skipBlanks() {
    int next = at;
    while (next < text.length && Character.isWhitespace(text[next])) {
      next++;
    }
    advance(next);
  }

  private void advance(int to) {
    for (; at < to; at++) {
      line += text[at] == '\n' ? 1 : 0;
    }
  }

  private Map<String, String> values(Json value) throws ImportException {
    if (!(value instanceof Json.Fields row)
        || !row.fields().keySet().containsAll(CatalogHead.NEEDED)) {
      throw new ImportException(
          new Problem.Malformed(
              new Place.Row(rows.count() + 1, ""), "JSON without them", EXPECTED));
    }
    Map<String, String> values = new HashMap<>();
    row.fields().forEach((name, cell) -> values.put(CatalogHead.normal(name), cell.text()));
    return values;
  }
}
