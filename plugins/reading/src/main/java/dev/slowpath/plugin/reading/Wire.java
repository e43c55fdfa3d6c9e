package dev.slowpath.plugin.reading;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.io.IOException;
import java.io.InputStream;

/// The wire format of Protocol Buffers, as far as profiles and spans need it: fields of a stream,
/// one at a time, and the bytes of those that have a length.
///
/// Source: protobuf.dev, "Encoding".
public final class Wire {
  public static final int VARINT = 0;
  public static final int FIXED_64 = 1;
  public static final int LENGTH = 2;
  public static final int FIXED_32 = 5;
  private static final int LONGEST_VARINT = 10;

  private final InputStream in;
  private final int longest;
  private final String expected;
  private long at;
  private int field;
  private int type;

  /// @param longest how many bytes a field may have
  /// @param expected what the file should be, for a refusal
  public Wire(InputStream in, int longest, String expected) {
    this.in = in;
    this.longest = longest;
    this.expected = expected;
  }

  /// Goes to the next field; false at the end of the stream.
  public boolean advance() throws ImportException, IOException {
    int first = in.read();
    if (first < 0) {
      return false;
    }
    at++;
    long tag = varint(first);
    field = (int) (tag >>> 3);
    type = (int) (tag & 7);
    if (field == 0 || tag >>> 32 != 0) {
      throw malformed("a field without a number");
    }
    return true;
  }

  public int field() {
    return field;
  }

  public int type() {
    return type;
  }

  public long varint() throws ImportException, IOException {
    return varint(next());
  }

  private long varint(int first) throws ImportException, IOException {
    long value = first & 0x7f;
    int last = first;
    for (int read = 1; last >= 0x80; read++) {
      if (read == LONGEST_VARINT) {
        throw malformed("a number longer than 64 bits");
      }
      last = next();
      value |= (long) (last & 0x7f) << (7 * read);
    }
    return value;
  }

  private int next() throws ImportException, IOException {
    int value = in.read();
    if (value < 0) {
      throw cut();
    }
    at++;
    return value;
  }

  /// A number of 64 bits, the lowest byte first.
  public long fixed64() throws ImportException, IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      value |= (long) next() << shift;
    }
    return value;
  }

  /// How many bytes were read.
  public long at() {
    return at;
  }

  /// The content of a field that has a length.
  public byte[] bytes() throws ImportException, IOException {
    long length = type == LENGTH ? varint() : -1;
    if (length < 0 || length > longest) {
      throw malformed("a field of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes((int) length);
    at += bytes.length;
    if (bytes.length < length) {
      throw cut();
    }
    return bytes;
  }

  public void skip() throws ImportException, IOException {
    switch (type) {
      case VARINT -> varint();
      case LENGTH -> bytes();
      case FIXED_64 -> skip(Long.BYTES);
      case FIXED_32 -> skip(Integer.BYTES);
      default -> throw malformed("a field of wire type " + type);
    }
  }

  private void skip(int length) throws ImportException, IOException {
    for (int left = length; left > 0; left--) {
      next();
    }
  }

  private ImportException cut() {
    return new ImportException(
        new Problem.Truncated(new Place.AtByte(at), "the end of the file", expected));
  }

  public ImportException malformed(String found) {
    return new ImportException(new Problem.Malformed(new Place.AtByte(at), found, expected));
  }
}
