package dev.slowpath.model.trace;

/// The 128-bit identity of a trace; 64-bit ids have a high half of 0.
public record TraceId(long high, long low) implements Comparable<TraceId> {

  /// 32 lower-case hexadecimal digits.
  public String hex() {
    return "%016x%016x".formatted(high, low);
  }

  @Override
  public int compareTo(TraceId other) {
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}
