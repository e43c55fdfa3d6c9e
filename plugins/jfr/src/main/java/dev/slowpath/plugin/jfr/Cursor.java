package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;

/// A position in a chunk that reads integers as the chunk's header says: as LEB128 of at most nine
/// bytes, or big-endian. Whatever would lie beyond the chunk is refused with its place.
final class Cursor {
  private static final long ENDS = 0x8080808080808080L;

  private final Chunk chunk;
  private final byte[] bytes;
  private final int length;
  private final ByteBuffer words;
  private final boolean compressed;
  private int at;

  Cursor(Chunk chunk) {
    this.chunk = chunk;
    bytes = chunk.bytes();
    length = chunk.length();
    words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    compressed = chunk.header().compressesIntegers();
  }

  int at() {
    return at;
  }

  void seek(long position) throws ImportException {
    if (position < 0 || position > length) {
      throw chunk.malformed(0, "the position " + position, "one within the chunk");
    }
    at = (int) position;
  }

  /// What the cursor reads in, longer than the chunk.
  byte[] bytes() {
    return bytes;
  }

  int readByte() throws ImportException {
    if (at >= length) {
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

  /// A number by the step of its shape.
  long readNumber(int step) throws ImportException {
    return step == Shape.NUMBER ? readCompressed() : readPlain(step);
  }

  String readText(Charset charset) throws ImportException {
    int count = readCount();
    int from = at;
    skipBytes(count);
    return new String(bytes, from, count, charset);
  }

  String readCharacters() throws ImportException {
    int count = readCount();
    if (count > length - at) {
      throw chunk.malformed(at, count + " characters", "text that ends within the chunk");
    }
    StringBuilder text = new StringBuilder();
    for (int read = 0; read < count; read++) {
      text.append((char) readInt());
    }
    return text.toString();
  }

  /// Passes over a value.
  void skip(Shape shape) throws ImportException {
    for (int index = 0; index < shape.size(); index++) {
      int step = shape.step(index);
      if (step == Shape.NUMBER) {
        readCompressed();
      } else if (step == Shape.TEXT) {
        skipText();
      } else if (step >= Shape.ARRAYS) {
        skipArray(shape.elements(step));
      } else {
        skipBytes(step);
      }
    }
  }

  /// Passes over numbers of no fixed width, eight bytes at a time: each ends with the one byte of
  /// it whose highest bit is not set. Eight bytes without an end may be of a number of nine, whose
  /// last byte has all its bits in use.
  void skipNumbers(long count) throws ImportException {
    if (count > length - at) {
      throw chunk.malformed(at, count + " numbers", "no more than there are bytes");
    }
    long left = count;
    while (left >= Long.BYTES && at < length) {
      long ends = ~words.getLong(at) & ENDS;
      if (ends == 0) {
        readCompressed();
        left--;
      } else {
        left -= Long.bitCount(ends);
        at += Long.BYTES - Long.numberOfLeadingZeros(ends) / Byte.SIZE;
      }
    }
    for (; left > 0; left--) {
      readCompressed();
    }
  }

  void skipText() throws ImportException {
    int encoding = readByte();
    switch (encoding) {
      case 0, 1 -> {}
      case 2 -> readLong();
      case 3, 5 -> skipBytes(readCount());
      case 4 -> readCharacters();
      default -> throw chunk.malformed(at - 1, "a string of encoding " + encoding, "one of 0 to 5");
    }
  }

  void skipBytes(int count) throws ImportException {
    if (count > length - at) {
      throw chunk.malformed(at, count + " bytes of a value", "a value that ends within the chunk");
    }
    at += count;
  }

  private void skipArray(Shape elements) throws ImportException {
    int count = readCount();
    if (count > length - at) {
      throw chunk.malformed(at, "an array of " + count, "no more than there are bytes");
    }
    // Elements of no parts take no bytes, so their count bounds nothing.
    for (int index = 0; index < count && elements.size() > 0; index++) {
      skip(elements);
    }
  }

  private long readPlain(int width) throws ImportException {
    long value = 0;
    for (int read = 0; read < width; read++) {
      value = value << 8 | readByte();
    }
    return width == Integer.BYTES ? (int) value : value;
  }

  /// The chunk's buffer is longer than the chunk by more than one integer, so one look at the end
  /// is enough.
  private long readCompressed() throws ImportException {
    if (at >= length) {
      throw chunk.malformed(at, "the end of the chunk", "the rest of an event");
    }
    byte first = bytes[at++];
    return first >= 0 ? first : readRest(first & 0x7fL);
  }

  private long readRest(long first) {
    long value = first;
    for (int shift = 7; shift < 56; shift += 7) {
      byte next = bytes[at++];
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    return value | (long) (bytes[at++] & 0xff) << 56;
  }
}
