package dev.slowpath.plugin.jfr;

import java.nio.ByteBuffer;

/// The first 68 bytes of a chunk, as JDK 11 and later and async-profiler write them (big-endian,
/// never compressed). Offsets are from the start of the chunk; times are ns since the epoch.
///
/// @param generation 0 in a finished chunk; else the chunk was still being written, and the sizes
///   are those of its last flush
record ChunkHeader(
    int major,
    long size,
    long constantsAt,
    long metadataAt,
    long startNs,
    long durationNs,
    long startTicks,
    int generation,
    boolean compressesIntegers) {
  static final int LENGTH = 68;
  static final int MAGIC_LENGTH = 4;
  static final int VERSION_AT = 4;
  static final int SIZE_AT = 8;
  static final int CONSTANTS_AT = 16;
  static final int METADATA_AT = 24;

  private static final byte[] MAGIC = {'F', 'L', 'R', 0};

  static ChunkHeader parse(byte[] chunk) {
    ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, LENGTH);
    return new ChunkHeader(
        bytes.getShort(VERSION_AT),
        bytes.getLong(SIZE_AT),
        bytes.getLong(CONSTANTS_AT),
        bytes.getLong(METADATA_AT),
        bytes.getLong(32),
        bytes.getLong(40),
        bytes.getLong(48),
        bytes.get(64) & 0xff,
        (bytes.get(67) & 1) != 0);
  }

  /// Whether the bytes begin as a chunk does, as far as there are bytes.
  static boolean hasMagic(byte[] bytes, int length) {
    for (int at = 0; at < Math.min(length, MAGIC_LENGTH); at++) {
      if (bytes[at] != MAGIC[at]) {
        return false;
      }
    }
    return true;
  }

  boolean isFinished() {
    return generation == 0;
  }
}
