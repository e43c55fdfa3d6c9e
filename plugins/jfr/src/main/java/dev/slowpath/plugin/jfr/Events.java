package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;

/// A walk over the events of a chunk by their sizes alone, without decoding them.
final class Events {
  static final long METADATA = 0;
  static final long CONSTANTS = 1;

  private final Chunk chunk;
  private final Cursor cursor;
  private int start;
  private int end = ChunkHeader.LENGTH;
  private int body;
  private long type;

  Events(Chunk chunk) {
    this.chunk = chunk;
    cursor = chunk.cursor();
  }

  /// Goes to the next event; false at the end of the chunk.
  boolean next() throws ImportException {
    if (end >= chunk.length()) {
      return false;
    }
    start = end;
    cursor.seek(start);
    long size = cursor.readInt();
    type = cursor.readLong();
    body = cursor.at();
    if (size < body - start || size > chunk.length() - start) {
      throw chunk.malformed(
          start, "an event of " + size + " bytes", "events that fill the chunk without a gap");
    }
    end = start + (int) size;
    return true;
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
