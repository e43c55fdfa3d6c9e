package dev.slowpath.model.source;

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

  public boolean contains(long instantNs) {
    return startNs <= instantNs && instantNs <= endNs;
  }

  public boolean overlaps(TimeRange other) {
    return startNs <= other.endNs && other.startNs <= endNs;
  }

  /// The shortest range that holds both.
  public TimeRange span(TimeRange other) {
    return new TimeRange(Math.min(startNs, other.startNs), Math.max(endNs, other.endNs));
  }
}
