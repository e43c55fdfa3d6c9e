package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;

/// A walk over the events of a chunk by their sizes alone, without decoding them.
final class Events {
  static final long METADATA = 0;
  static final long CONSTANTS = 1;

  private final Chunk chunk;
  private final Cursor cursor;
  private final byte[] bytes;
  private final int length;
  private final boolean compressed;
  private int start;
  private int end = ChunkHeader.LENGTH;
  private int body;
  private long type;

  Events(Chunk chunk) {
    this.chunk = chunk;
    cursor = chunk.cursor();
    bytes = chunk.bytes();
    length = chunk.length();
    compressed = chunk.header().compressesIntegers();
  }

  /// Goes to the next event; false at the end of the chunk. Sizes and types of one to four bytes,
  /// which nearly all are, are read right here.
  boolean next() throws ImportException {
    if (end >= length) {
      return false;
    }
    start = end;
    if (!compressed) {
      return nextSlowly();
    }
    int at = start;
    byte part = bytes[at++];
    int size = part & 0x7f;
    for (int shift = 7; part < 0 && shift < 28; shift += 7) {
      part = bytes[at++];
      size |= (part & 0x7f) << shift;
    }
    byte last = bytes[at++];
    int kind = last & 0x7f;
    for (int shift = 7; last < 0 && shift < 28; shift += 7) {
      last = bytes[at++];
      kind |= (last & 0x7f) << shift;
    }
    if (part < 0 || last < 0) {
      return nextSlowly();
    }
    type = kind;
    body = at;
    check(size);
    return true;
  }

  private boolean nextSlowly() throws ImportException {
    cursor.seek(start);
    long size = cursor.readInt();
    type = cursor.readLong();
    body = cursor.at();
    check(size);
    return true;
  }

  private void check(long size) throws ImportException {
    if (size < body - start || size > length - start) {
      throw chunk.malformed(
          start, "an event of " + size + " bytes", "events that fill the chunk without a gap");
    }
    end = start + (int) size;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  long type() {
    return type;
  }

  /// Where the fields begin.
  int body() {
    return body;
  }
}
