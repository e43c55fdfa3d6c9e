package dev.slowpath.model.source;

import java.util.Optional;

/// A stretch of time on one clock, in nanoseconds since the Unix epoch; the end is not before the
/// start.
public record TimeRange(long startNs, long endNs) {

  public TimeRange {
    if (endNs < startNs) {
      throw new IllegalArgumentException(
          "a range ends before it starts: " + startNs + ".." + endNs);
    }
  }

  public double seconds() {
    return (endNs - startNs) / 1e9;
  }

  /// Whether an instant lies in it. The end does not: of two neighbours only one holds an instant.
  /// A range without length holds its one instant.
  public boolean contains(long instantNs) {
    return instantNs == startNs || (startNs < instantNs && instantNs < endNs);
  }

  public boolean overlaps(TimeRange other) {
    return startNs <= other.endNs && other.startNs <= endNs;
  }

  /// The time that both hold; empty where they do not meet.
  public Optional<TimeRange> common(TimeRange other) {
    return overlaps(other)
        ? Optional.of(new TimeRange(Math.max(startNs, other.startNs), Math.min(endNs, other.endNs)))
        : Optional.empty();
  }

  /// The shortest range that holds both.
  public TimeRange span(TimeRange other) {
    return new TimeRange(Math.min(startNs, other.startNs), Math.max(endNs, other.endNs));
  }
}
