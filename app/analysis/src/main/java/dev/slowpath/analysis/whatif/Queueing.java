package dev.slowpath.analysis.whatif;

import java.util.Arrays;
import java.util.PriorityQueue;

/// A queue with several servers, first come first served: how long each arrival waits when it and
/// all before it are served as long as they were (Kiefer and Wolfowitz 1955, the G/G/c queue, run
/// over what was really seen).
final class Queueing {

  private Queueing() {}

  /// The wait of each arrival in ns.
  ///
  /// @param arrivalsNs in order
  /// @param servicesNs how long each holds its server
  static long[] waitsNs(long[] arrivalsNs, long[] servicesNs, int servers) {
    PriorityQueue<Long> free = new PriorityQueue<>();
    long[] waits = new long[arrivalsNs.length];
    for (int at = 0; at < waits.length; at++) {
      long start = arrivalsNs[at];
      if (free.size() == servers) {
        start = Math.max(start, free.remove());
      }
      waits[at] = start - arrivalsNs[at];
      free.add(start + servicesNs[at]);
    }
    return waits;
  }

  static double meanMs(long[] waitsNs) {
    return Arrays.stream(waitsNs).average().orElse(Double.NaN) / 1e6;
  }

  /// By nearest rank; NaN for fewer waits than say anything of the slowest twentieth.
  static double p95Ms(long[] waitsNs) {
    long[] sorted = waitsNs.clone();
    Arrays.sort(sorted);
    return sorted.length < 20
        ? Double.NaN
        : sorted[(int) Math.ceil(0.95 * sorted.length - 1e-9) - 1] / 1e6;
  }
}
