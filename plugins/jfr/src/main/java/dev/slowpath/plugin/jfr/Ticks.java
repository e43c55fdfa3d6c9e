package dev.slowpath.plugin.jfr;

import dev.slowpath.plugin.jfr.Types.Scale;

/// The clock of a chunk: turns what its fields count into nanoseconds.
///
/// @param startNs when the chunk began, since the epoch
/// @param startTicks the same moment, in ticks
record Ticks(long startNs, long startTicks, double nsPerTick) {

  static Ticks of(ChunkHeader header, long ticksPerSecond) {
    double perTick = ticksPerSecond <= 0 ? 1 : 1e9 / ticksPerSecond;
    return new Ticks(header.startNs(), header.startTicks(), perTick);
  }

  /// The instant of a tick, since the epoch: the whole nanoseconds that have passed.
  long instantNs(long ticks) {
    return startNs + (long) Math.floor((ticks - startTicks) * nsPerTick);
  }

  /// The instant that a field states.
  long instantNs(long value, Scale scale) {
    return switch (scale) {
      case TICKS, PLAIN -> instantNs(value);
      case MILLISECONDS_SINCE_EPOCH, MILLISECONDS -> scaled(value, 1_000_000L);
      case SECONDS -> scaled(value, 1_000_000_000L);
      case MICROSECONDS -> scaled(value, 1_000L);
      case NANOSECONDS -> value;
    };
  }

  /// What a field weighs: durations in nanoseconds, everything else as it stands.
  long weight(long value, Scale scale) {
    return switch (scale) {
      case TICKS -> Math.round(value * nsPerTick);
      case MILLISECONDS, MILLISECONDS_SINCE_EPOCH -> scaled(value, 1_000_000L);
      case SECONDS -> scaled(value, 1_000_000_000L);
      case MICROSECONDS -> scaled(value, 1_000L);
      case NANOSECONDS, PLAIN -> value;
    };
  }

  /// Beyond all range the farthest there is.
  private static long scaled(long value, long unit) {
    long most = Long.MAX_VALUE / unit;
    return Math.clamp(value, -most, most) * unit;
  }
}
