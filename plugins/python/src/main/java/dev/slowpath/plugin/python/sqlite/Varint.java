package dev.slowpath.plugin.python.sqlite;

import dev.slowpath.plugin.ImportException;

/// A number of one to nine bytes, the highest first; the ninth has all of its bits.
///
/// @param end after its last byte
record Varint(long value, long end) {

  static Varint read(SqlitePages pages, long at) throws ImportException {
    long value = 0;
    for (int read = 0; read < 8; read++) {
      int next = pages.unsignedByte(at + read);
      value = value << 7 | (next & 0x7f);
      if (next < 0x80) {
        return new Varint(value, at + read + 1);
      }
    }
    return new Varint(value << 8 | pages.unsignedByte(at + 8), at + 9);
  }

  static Varint read(byte[] bytes, int at) throws ImportException {
    long value = 0;
    for (int read = 0; read < 9 && at + read < bytes.length; read++) {
      int next = bytes[at + read] & 0xff;
      value = read == 8 ? value << 8 | next : value << 7 | (next & 0x7f);
      if (next < 0x80 || read == 8) {
        return new Varint(value, at + read + 1);
      }
    }
    throw SqlitePages.malformed(at, "a row that ends within a number");
  }
}
