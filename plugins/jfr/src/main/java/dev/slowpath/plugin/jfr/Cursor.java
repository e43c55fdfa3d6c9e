package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;

/// A position in a chunk that reads integers as the chunk's header says: as LEB128 of at most nine
/// bytes, or big-endian.
final class Cursor {
  private final Chunk chunk;
  private final byte[] bytes;
  private final boolean compressed;
  private int at;

  Cursor(Chunk chunk) {
    this.chunk = chunk;
    bytes = chunk.bytes();
    compressed = chunk.header().compressesIntegers();
  }

  int at() {
    return at;
  }

  void seek(long position) throws ImportException {
    if (position < 0 || position > chunk.length()) {
      throw chunk.malformed(0, "the position " + position, "one within the chunk");
    }
    at = (int) position;
  }

  int readByte() throws ImportException {
    if (at >= chunk.length()) {
      throw chunk.malformed(at, "the end of the chunk", "the rest of an event");
    }
    return bytes[at++] & 0xff;
  }

  long readInt() throws ImportException {
    return compressed ? readCompressed() : readPlain(Integer.BYTES);
  }

  long readLong() throws ImportException {
    return compressed ? readCompressed() : readPlain(Long.BYTES);
  }

  /// An int that counts something, so it is not negative.
  int readCount() throws ImportException {
    int from = at;
    long count = readInt();
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw chunk.malformed(from, "the count " + count, "a count of things in the chunk");
    }
    return (int) count;
  }

  byte[] readBytes(int length) throws ImportException {
    if (length > chunk.length() - at) {
      throw chunk.malformed(at, length + " bytes of text", "text that ends within the chunk");
    }
    byte[] read = java.util.Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return read;
  }

  private long readPlain(int length) throws ImportException {
    long value = 0;
    for (int read = 0; read < length; read++) {
      value = value << 8 | readByte();
    }
    return length == Integer.BYTES ? (int) value : value;
  }

  private long readCompressed() throws ImportException {
    long value = 0;
    for (int shift = 0; shift < 56; shift += 7) {
      int next = readByte();
      value |= (next & 0x7fL) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    return value | (long) readByte() << 56;
  }
}
