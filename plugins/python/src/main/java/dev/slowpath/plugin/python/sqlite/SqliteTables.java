package dev.slowpath.plugin.python.sqlite;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.reading.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of some tables of an SQLite file, read without the library: b-trees of tables with a
/// rowid, walked on a stack of our own, each page once.
///
/// Source: sqlite.org, "Database File Format", sections 1.6 and 2.
public final class SqliteTables {
  private static final int INTERIOR = 5;
  private static final int LEAF = 13;
  private static final int MOST_CELLS = 1 << 15;

  private final SqlitePages pages;
  private final Progress progress;
  private final Tally tally;

  private SqliteTables(SqlitePages pages, Progress progress, Tally tally) {
    this.pages = pages;
    this.progress = progress;
    this.tally = tally;
  }

  /// Takes a row: values by the names of columns, those that are NULL left out.
  @FunctionalInterface
  public interface Sink {
    void row(String table, Map<String, String> values, Place place) throws ImportException;
  }

  /// Takes the cells of a b-tree.
  @FunctionalInterface
  private interface Cells {
    void row(long rowid, byte[] payload, Place place) throws ImportException;
  }

  /// Reads the tables of these names, those that are there.
  ///
  /// @param tally told of what is missing
  public static void read(
      Source source, Progress progress, Tally tally, List<String> tables, Sink sink)
      throws ImportException, IOException {
    SqlitePages pages = SqlitePages.read(source);
    if (pages.missing() > 0) {
      tally.count(Notice.Kind.TRUNCATED, "pages that the file should have", pages.missing());
    }
    if (pages.hasLog()) {
      tally.count(
          Notice.Kind.ASSUMED, "file: changes in a -wal file beside it, if any, are not read", 1);
    }
    new SqliteTables(pages, progress, tally).read(tables, sink);
  }

  private void read(List<String> wanted, Sink sink) throws ImportException {
    Map<String, String[]> found = new LinkedHashMap<>();
    walk(
        1,
        (rowid, payload, place) -> {
          SqliteRecord schema = SqliteRecord.of(payload, pages.encoding());
          if (schema.text(0).equals("table") && wanted.contains(schema.text(1))) {
            found.put(schema.text(1), new String[] {schema.text(3), schema.text(4)});
          }
        });
    for (String table : wanted) {
      String[] known = found.get(table);
      if (known != null) {
        table(table, number(known[0]), SqliteColumns.of(known[1]), sink);
      }
    }
  }

  private static long number(String text) {
    return text.matches("\\d{1,10}") ? Long.parseLong(text) : 0;
  }

  private void table(String name, long root, List<String> columns, Sink sink)
      throws ImportException {
    walk(
        root,
        (rowid, payload, place) -> {
          SqliteRecord row = SqliteRecord.of(payload, pages.encoding());
          Map<String, String> values = new LinkedHashMap<>();
          values.put("rowid", Long.toString(rowid));
          for (int column = 0; column < columns.size(); column++) {
            if (!row.text(column).isEmpty()) {
              values.put(columns.get(column), row.text(column));
            }
          }
          sink.row(name, values, place);
        });
  }

  private void walk(long root, Cells cells) throws ImportException {
    BitSet seen = new BitSet();
    Deque<Long> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      long page = open.pop();
      if (!pages.has(page)) {
        tally.count(Notice.Kind.TRUNCATED, "pages of tables that are not in the file", 1);
      } else if (seen.get((int) page)) {
        throw SqlitePages.malformed(pages.offset(page), "a page that leads to itself");
      } else {
        seen.set((int) page);
        progress.tick();
        page(page, open, cells);
      }
    }
  }

  private void page(long page, Deque<Long> open, Cells cells) throws ImportException {
    long start = pages.offset(page);
    long header = start + (page == 1 ? 100 : 0);
    int type = pages.unsignedByte(header);
    int count = pages.unsignedShort(header + 3);
    if ((type != INTERIOR && type != LEAF) || count > MOST_CELLS) {
      throw SqlitePages.malformed(header, "a page of type " + type + " in a table");
    }
    if (type == INTERIOR) {
      open.push(pages.unsignedInt(header + 8));
      for (int cell = count - 1; cell >= 0; cell--) {
        open.push(pages.unsignedInt(start + pages.unsignedShort(header + 12 + 2L * cell)));
      }
      return;
    }
    for (int cell = 0; cell < count; cell++) {
      cell(start + pages.unsignedShort(header + 8 + 2L * cell), cells);
    }
  }

  private void cell(long at, Cells cells) throws ImportException {
    Varint length = Varint.read(pages, at);
    Varint rowid = Varint.read(pages, length.end());
    if (length.value() < 0 || length.value() > Integer.MAX_VALUE - 8) {
      throw SqlitePages.malformed(at, "a row of " + length.value() + " bytes");
    }
    byte[] payload = payload(rowid.end(), (int) length.value());
    if (payload.length == length.value()) {
      cells.row(rowid.value(), payload, new Place.AtByte(at));
    } else {
      tally.count(Notice.Kind.TRUNCATED, "rows that reach beyond the file", 1);
    }
  }

  /// What does not fit on the page goes on in a chain of others; shorter where that ends too early.
  private byte[] payload(long at, int length) throws ImportException {
    int usable = pages.usable();
    int most = usable - 35;
    if (length <= most) {
      return pages.copy(at, length);
    }
    int least = (usable - 12) * 32 / 255 - 23;
    int fitting = least + (length - least) % (usable - 4);
    int here = fitting <= most ? fitting : least;
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(pages.copy(at, here));
    long next = pages.unsignedInt(at + here);
    while (whole.size() < length && pages.has(next)) {
      long start = pages.offset(next);
      whole.writeBytes(pages.copy(start + 4, Math.min(usable - 4, length - whole.size())));
      next = pages.unsignedInt(start);
    }
    return whole.toByteArray();
  }
}
