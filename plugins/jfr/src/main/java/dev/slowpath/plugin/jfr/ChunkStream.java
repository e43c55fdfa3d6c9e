package dev.slowpath.plugin.jfr;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// The chunks of a recording in the order of the file, each in a buffer that its reader lends.
final class ChunkStream implements Closeable {
  private static final int LARGEST = Integer.MAX_VALUE - 128;
  private static final int ONE_READ = 1 << 18;
  private static final int FIRST_STEP = 16 << 20;
  private static final String A_CHUNK = "a JFR chunk: a header of 68 bytes that begins with FLR\\0";

  private static final String MORE_MEMORY = "one that fits, or more memory (SLOWPATH_OPTS=-Xmx…)";

  private final InputStream in;
  private byte[] buffer = {};
  private long position;
  private boolean lastIsFinished = true;
  private long cutBytes;
  private long foreignBytes;

  ChunkStream(InputStream in) {
    this.in = in;
  }

  /// A buffer that chunks are read into, one after another. It is longer than any chunk in it by
  /// more than the longest integer.
  static final class Buffer {
    private static final int BEYOND = 64;

    private byte[] bytes = new byte[1 << 16];

    /// Drops what is kept between chunks.
    void release() {
      bytes = new byte[ChunkHeader.LENGTH + BEYOND];
    }
  }

  /// The next chunk, which may be cut. Whatever follows the last chunk is counted, not returned.
  Optional<Chunk> next(Buffer lent) throws ImportException, IOException {
    buffer = lent.bytes;
    Optional<Chunk> chunk = next();
    lent.bytes = buffer;
    return chunk;
  }

  private Optional<Chunk> next() throws ImportException, IOException {
    long offset = position;
    int length = in.readNBytes(buffer, 0, ChunkHeader.LENGTH);
    position += length;
    if (offset == 0) {
      requireChunk(length);
    } else if (length < ChunkHeader.LENGTH || !ChunkHeader.hasMagic(buffer, length)) {
      countRest(length);
      return Optional.empty();
    }
    return Optional.of(chunk(ChunkHeader.parse(buffer), offset));
  }

  /// Bytes after the last chunk that belonged to a chunk.
  long cutBytes() {
    return cutBytes;
  }

  /// Bytes after the last chunk that are no part of a recording.
  long foreignBytes() {
    return foreignBytes;
  }

  long position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void requireChunk(int length) throws ImportException {
    Place start = new Place.AtByte(0);
    if (length == 0) {
      throw new ImportException(new Problem.Truncated(start, "an empty file", A_CHUNK));
    }
    if (!ChunkHeader.hasMagic(buffer, length)) {
      String found = "bytes " + hex(Math.min(length, ChunkHeader.MAGIC_LENGTH));
      throw new ImportException(new Problem.Malformed(start, found, A_CHUNK));
    }
    if (length < ChunkHeader.LENGTH) {
      throw new ImportException(
          new Problem.Truncated(new Place.AtByte(length), "the end of the file", A_CHUNK));
    }
  }

  private String hex(int length) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < length; at++) {
      text.append(at == 0 ? "" : " ").append(String.format("%02x", buffer[at]));
    }
    return text.toString();
  }

  private void countRest(int length) throws IOException {
    boolean isChunk = length > 0 && ChunkHeader.hasMagic(buffer, length);
    long rest = length;
    for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
      rest += read;
      position += read;
    }
    if (isChunk || !lastIsFinished) {
      cutBytes = rest;
    } else {
      foreignBytes = rest;
    }
  }

  private Chunk chunk(ChunkHeader header, long offset) throws ImportException, IOException {
    Chunk empty = new Chunk(header, offset, buffer, 0);
    if (header.major() < 1 || header.major() > 2) {
      throw new ImportException(
          new Problem.UnsupportedVersion(
              new Place.AtByte(offset + ChunkHeader.VERSION_AT),
              "JFR version " + header.major(),
              "version 1 or 2 (JDK 9 and later)"));
    }
    boolean hasNoSizeYet = !header.isFinished() && header.size() < ChunkHeader.LENGTH;
    if (header.size() < ChunkHeader.LENGTH && !hasNoSizeYet) {
      throw empty.malformed(
          ChunkHeader.SIZE_AT, "a chunk of " + header.size() + " bytes", "at least 68");
    }
    lastIsFinished = header.isFinished();
    int length = hasNoSizeYet ? fill(offset, Long.MAX_VALUE) : fill(offset, header.size());
    return new Chunk(header, offset, buffer, length);
  }

  /// Reads up to the chunk's end or the file's. The buffer grows with what is really there, so a
  /// header that lies about its size costs nothing.
  private int fill(long offset, long size) throws ImportException, IOException {
    int length = ChunkHeader.LENGTH;
    while (length < size) {
      int target = (int) Math.min(Math.min(size, LARGEST), Math.max(FIRST_STEP, 2L * length));
      if (target == length) {
        throw tooLarge(offset, "a chunk of more than 2 GB", "chunks of less than 2 GB");
      }
      grow(offset, target);
      int read = readFully(length, target);
      length += read;
      position += read;
      if (length < target) {
        return length;
      }
    }
    return length;
  }

  /// In pieces: for each read the system's streams take memory of its size beside the buffer.
  private int readFully(int from, int to) throws IOException {
    int at = from;
    while (at < to) {
      int read = in.read(buffer, at, Math.min(ONE_READ, to - at));
      if (read < 0) {
        break;
      }
      at += read;
    }
    return at - from;
  }

  private void grow(long offset, int capacity) throws ImportException {
    if (capacity + Buffer.BEYOND <= buffer.length) {
      return;
    }
    try {
      buffer = Arrays.copyOf(buffer, capacity + Buffer.BEYOND);
    } catch (OutOfMemoryError full) {
      throw tooLarge(offset, "a chunk beyond the memory of this run", MORE_MEMORY);
    }
  }

  private static ImportException tooLarge(long offset, String found, String expected) {
    return new ImportException(new Problem.TooLarge(new Place.AtByte(offset), found, expected));
  }
}
