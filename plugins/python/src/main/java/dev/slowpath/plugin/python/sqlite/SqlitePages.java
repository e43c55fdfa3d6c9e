package dev.slowpath.plugin.python.sqlite;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The pages of an SQLite database, in memory.
///
/// Source: sqlite.org, "Database File Format", section 1.
final class SqlitePages {
  static final String EXPECTED = "an SQLite database, whole and not encrypted";
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 100;
  private static final int LARGEST = 1 << 30;

  private final byte[] bytes;
  private final int pageSize;
  private final int usable;

  private SqlitePages(byte[] bytes, int pageSize, int reserved) {
    this.bytes = bytes;
    this.pageSize = pageSize;
    this.usable = pageSize - reserved;
  }

  static SqlitePages read(Source source) throws ImportException, IOException {
    byte[] bytes;
    try (InputStream in = source.open()) {
      bytes = in.readNBytes(LARGEST);
      if (in.read() >= 0) {
        throw new ImportException(
            new Problem.TooLarge(
                new Place.AtByte(LARGEST), "a database of more than 1 GB", "a smaller one"));
      }
    }
    if (bytes.length < HEADER) {
      throw new ImportException(
          new Problem.Truncated(new Place.AtByte(bytes.length), "the end of the file", EXPECTED));
    }
    int stated = ByteBuffer.wrap(bytes).getShort(16) & 0xffff;
    int pageSize = stated == 1 ? 1 << 16 : stated;
    int reserved = bytes[20] & 0xff;
    boolean isPower = Integer.bitCount(pageSize) == 1 && pageSize >= 512;
    boolean isOfSqlite = Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    if (!isOfSqlite || !isPower || pageSize - reserved < 480) {
      throw malformed(0, isOfSqlite ? "a page size of " + pageSize : "no SQLite header");
    }
    return new SqlitePages(bytes, pageSize, reserved);
  }

  static ImportException malformed(long at, String found) {
    return new ImportException(new Problem.Malformed(new Place.AtByte(at), found, EXPECTED));
  }

  /// What the file says it should have, less what it has.
  int missing() {
    int stated = ByteBuffer.wrap(bytes).getInt(28);
    return Math.max(0, stated - bytes.length / pageSize);
  }

  /// Whether changes may stand in a file beside this one.
  boolean hasLog() {
    return bytes[18] == 2;
  }

  Charset encoding() {
    return switch (ByteBuffer.wrap(bytes).getInt(56)) {
      case 2 -> StandardCharsets.UTF_16LE;
      case 3 -> StandardCharsets.UTF_16BE;
      default -> StandardCharsets.UTF_8;
    };
  }

  int usable() {
    return usable;
  }

  int count() {
    return bytes.length / pageSize;
  }

  /// Whether the page is in the file.
  boolean has(long page) {
    return page >= 1 && page <= count();
  }

  /// Where the page begins, from page 1 on.
  long offset(long page) {
    return (page - 1) * pageSize;
  }

  int unsignedByte(long at) throws ImportException {
    if (at < 0 || at >= bytes.length) {
      throw malformed(at, "a place outside of the file");
    }
    return bytes[(int) at] & 0xff;
  }

  int unsignedShort(long at) throws ImportException {
    return unsignedByte(at) << 8 | unsignedByte(at + 1);
  }

  long unsignedInt(long at) throws ImportException {
    return (long) unsignedShort(at) << 16 | unsignedShort(at + 2);
  }

  byte[] copy(long from, int length) throws ImportException {
    if (from < 0 || length < 0 || from + length > bytes.length) {
      throw malformed(from, "a value that reaches beyond the file");
    }
    return Arrays.copyOfRange(bytes, (int) from, (int) from + length);
  }
}
