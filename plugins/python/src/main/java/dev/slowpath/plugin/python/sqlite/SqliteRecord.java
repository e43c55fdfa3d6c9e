package dev.slowpath.plugin.python.sqlite;

import dev.slowpath.plugin.ImportException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A row as texts: numbers as written, blobs as hexadecimal digits, NULL empty.
///
/// Source: sqlite.org, "Database File Format", section 2.1.
final class SqliteRecord {
  private final List<String> values;

  private SqliteRecord(List<String> values) {
    this.values = values;
  }

  static SqliteRecord of(byte[] payload, Charset encoding) throws ImportException {
    Varint header = Varint.read(payload, 0);
    int body = Math.clamp(header.value(), 0, payload.length);
    int at = (int) header.end();
    List<String> values = new ArrayList<>();
    while (at < header.value() && at < payload.length) {
      Varint type = Varint.read(payload, at);
      at = (int) type.end();
      int length = length(type.value());
      if (length < 0 || length > payload.length - body) {
        throw SqlitePages.malformed(body, "a value that reaches beyond its row");
      }
      values.add(text(type.value(), ByteBuffer.wrap(payload, body, length), encoding));
      body += length;
    }
    return new SqliteRecord(values);
  }

  /// Empty for NULL, and for a column that the row is too short for.
  String text(int column) {
    return column < values.size() ? values.get(column) : "";
  }

  /// -1 for a type that there is none of.
  private static int length(long type) {
    return switch (Math.clamp(type, -1, 12)) {
      case 0, 8, 9 -> 0;
      case 1, 2, 3, 4 -> (int) type;
      case 5 -> 6;
      case 6, 7 -> 8;
      case 12 -> type - 12 > Integer.MAX_VALUE ? -1 : (int) ((type - 12) / 2);
      default -> -1;
    };
  }

  private static String text(long type, ByteBuffer bytes, Charset encoding) {
    if (type >= 12) {
      byte[] content = new byte[bytes.remaining()];
      bytes.get(content);
      return type % 2 == 1 ? new String(content, encoding) : HexFormat.of().formatHex(content);
    }
    return switch ((int) type) {
      case 0 -> "";
      case 7 -> Double.toString(bytes.getDouble());
      case 8 -> "0";
      case 9 -> "1";
      default -> Long.toString(whole(bytes));
    };
  }

  private static long whole(ByteBuffer bytes) {
    long value = bytes.get();
    while (bytes.hasRemaining()) {
      value = value << 8 | (bytes.get() & 0xff);
    }
    return value;
  }
}
