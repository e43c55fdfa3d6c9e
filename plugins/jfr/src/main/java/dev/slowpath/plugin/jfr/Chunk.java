package dev.slowpath.plugin.jfr;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// One chunk of a recording in memory: a recording is a row of chunks, each with its own types and
/// constants.
///
/// Shapes: `bytes()` may be longer than `length()`; it is lent, and overwritten by the next chunk.
/// Behind the chunk it goes on for more than the longest frame, so that one look at the end is
/// enough for each.
final class Chunk {
  private static final int COMPARED = 1 << 16;

  private final ChunkHeader header;
  private final long offset;
  private final byte[] bytes;
  private final int length;

  Chunk(ChunkHeader header, long offset, byte[] bytes, int length) {
    this.header = header;
    this.offset = offset;
    this.bytes = bytes;
    this.length = length;
  }

  /// Two chunks of one identity are copies of each other.
  record Identity(long startNs, long startTicks, int length, long checksum) {}

  ChunkHeader header() {
    return header;
  }

  /// Where the chunk begins in the file.
  long offset() {
    return offset;
  }

  byte[] bytes() {
    return bytes;
  }

  /// How many bytes are there: less than the header says in a chunk that is cut.
  int length() {
    return length;
  }

  /// How many bytes the header says there are; the bytes that are there where it does not say.
  long statedLength() {
    return Math.max(header.size(), length);
  }

  Cursor cursor() {
    return new Cursor(this);
  }

  boolean isComplete() {
    return header.size() == length;
  }

  /// By the bytes at both ends: between them a whole chunk of the same length, process and moment
  /// cannot differ.
  Identity identity() {
    CRC32C checksum = new CRC32C();
    int ends = Math.min(length, COMPARED);
    checksum.update(bytes, 0, ends);
    checksum.update(bytes, length - ends, ends);
    return new Identity(header.startNs(), header.startTicks(), length, checksum.getValue());
  }

  /// The chunk as if it ended earlier, with its header telling the same.
  Chunk shortened(int newLength, int constantsAt, int metadataAt) {
    ByteBuffer.wrap(bytes)
        .putLong(ChunkHeader.SIZE_AT, newLength)
        .putLong(ChunkHeader.CONSTANTS_AT, constantsAt)
        .putLong(ChunkHeader.METADATA_AT, metadataAt);
    return new Chunk(ChunkHeader.parse(bytes), offset, bytes, newLength);
  }

  ImportException malformed(long at, String found, String expected) {
    return new ImportException(
        new Problem.Malformed(new Place.AtByte(offset + at), found, expected));
  }
}
