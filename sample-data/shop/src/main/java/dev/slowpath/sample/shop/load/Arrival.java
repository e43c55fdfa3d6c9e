package dev.slowpath.sample.shop.load;

/// One request that is to be sent.
///
/// @param atUs microseconds after the start of the run
/// @param block which block of the run it belongs to, from 0
/// @param route the template the service should answer it by
record Arrival(long atUs, int block, String route, String path) {
  boolean isLegacy() {
    return route.startsWith("/legacy/");
  }
}
