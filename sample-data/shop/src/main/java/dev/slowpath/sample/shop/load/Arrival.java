package dev.slowpath.sample.shop.load;

import java.util.Comparator;

/// One request that is to be sent.
///
/// @param atUs microseconds after the start of the run
/// @param block which block of the run it belongs to, from 0
/// @param route the template the service should answer it by
record Arrival(long atUs, int block, String route, String path) {
  /// By instant, and by path where two share it.
  static final Comparator<Arrival> ORDER =
      Comparator.comparingLong(Arrival::atUs).thenComparing(Arrival::path);

  boolean isLegacy() {
    return route.startsWith("/legacy/");
  }
}
