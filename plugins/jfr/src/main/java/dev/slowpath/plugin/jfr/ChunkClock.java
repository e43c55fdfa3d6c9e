package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.ImportException;
import java.nio.ByteBuffer;

/// Holds the clock of a chunk's events against the wall clock.
///
/// Events count ticks, and the header says how many make a second. On virtual machines that rate is
/// often off by some tenths of a percent, so in a chunk of ten minutes events drift by more than a
/// second and fall outside the requests they belong to. The header also states the chunk's duration
/// by the wall clock, and the last constant pool is written when the chunk ends: the ticks up to it
/// and the duration give the true rate.
final class ChunkClock {
  private static final int TICKS_PER_SECOND_AT = 56;

  /// Shorter drifts than this are the time that closing a chunk takes.
  private static final long WORTH_MENDING_NS = 10_000_000;

  /// A rate further off than this is another fault, and not mended.
  private static final double MOST = 0.05;

  private ChunkClock() {}

  /// Corrects the rate in the chunk's header where it drifts.
  ///
  /// @return by how much the last event was late or early, in ns; 0 if nothing was changed
  static long mend(Chunk chunk) throws ImportException {
    ChunkHeader header = chunk.header();
    if (!header.isFinished() || header.constantsAt() == 0 || header.durationNs() <= 0) {
      return 0;
    }
    ByteBuffer bytes = ByteBuffer.wrap(chunk.bytes());
    long stated = bytes.getLong(TICKS_PER_SECOND_AT);
    long ticks = lastTicks(chunk) - header.startTicks();
    if (stated <= 0 || ticks <= 0) {
      return 0;
    }
    long driftNs = header.durationNs() - Math.round(ticks * (1e9 / stated));
    double share = Math.abs(driftNs) / (double) header.durationNs();
    if (Math.abs(driftNs) < WORTH_MENDING_NS || share > MOST) {
      return 0;
    }
    bytes.putLong(TICKS_PER_SECOND_AT, Math.round(ticks * (1e9 / header.durationNs())));
    return driftNs;
  }

  /// The clock by the rate in the chunk's header.
  static Ticks of(Chunk chunk) {
    long perSecond = ByteBuffer.wrap(chunk.bytes()).getLong(TICKS_PER_SECOND_AT);
    return Ticks.of(chunk.header(), perSecond);
  }

  /// The instant of the last constant pool, in ticks. Its event begins with size, type and start.
  private static long lastTicks(Chunk chunk) throws ImportException {
    Cursor cursor = chunk.cursor();
    cursor.seek(chunk.header().constantsAt());
    cursor.readInt();
    cursor.readLong();
    return cursor.readLong();
  }
}
