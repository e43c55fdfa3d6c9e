package dev.slowpath.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes the recordings of the comparison out of two long ones: their chunks in other numbers.
///
/// A chunk states its length at byte 8 and its start at byte 32, both in the clear.
public final class CutRecordings {
  private static final int HEADER = 68;
  private static final int LENGTH_AT = 8;
  private static final int START_AT = 32;
  private static final long DAY_NS = 86_400_000_000_000L;

  private CutRecordings() {}

  /// Writes `small.jfr` (one chunk), `medium.jfr` (7), `large.jfr` (all of both) and, if there is a
  /// fourth argument, `huge.jfr` of at least as many bytes: the same chunks with later starts.
  ///
  /// @param arguments the two recordings, a folder, and bytes
  public static void main(String[] arguments) throws IOException {
    Path first = Path.of(arguments[0]);
    Path second = Path.of(arguments[1]);
    Path folder = Path.of(arguments[2]);
    try (OutputStream small = Files.newOutputStream(folder.resolve("small.jfr"));
        OutputStream medium = Files.newOutputStream(folder.resolve("medium.jfr"));
        OutputStream large = Files.newOutputStream(folder.resolve("large.jfr"))) {
      copy(first, 1, 0, small);
      copy(first, 7, 0, medium);
      copy(first, Integer.MAX_VALUE, 0, large);
      copy(second, Integer.MAX_VALUE, 0, large);
    }
    if (arguments.length > 3) {
      long bytes = Long.parseLong(arguments[3]);
      try (OutputStream huge = Files.newOutputStream(folder.resolve("huge.jfr"))) {
        long written = 0;
        for (int days = 0; written < bytes; days++) {
          written += copy(first, Integer.MAX_VALUE, days * DAY_NS, huge);
          written += copy(second, Integer.MAX_VALUE, days * DAY_NS, huge);
        }
      }
    }
  }

  private static long copy(Path from, int most, long laterNs, OutputStream to) throws IOException {
    long at = 0;
    try (RandomAccessFile file = new RandomAccessFile(from.toFile(), "r")) {
      for (int chunk = 0; chunk < most && at < file.length(); chunk++) {
        byte[] header = new byte[HEADER];
        file.seek(at);
        file.readFully(header);
        long length = ByteBuffer.wrap(header).getLong(LENGTH_AT);
        if (length < HEADER || length > file.length() - at) {
          throw new EOFException(from + ": the chunk at byte " + at + " is not whole");
        }
        byte[] bytes = new byte[Math.toIntExact(length)];
        file.seek(at);
        file.readFully(bytes);
        ByteBuffer chunkBytes = ByteBuffer.wrap(bytes);
        chunkBytes.putLong(START_AT, chunkBytes.getLong(START_AT) + laterNs);
        to.write(bytes);
        at += length;
      }
    }
    return at;
  }
}
