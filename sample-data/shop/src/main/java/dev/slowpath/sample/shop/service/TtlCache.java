package dev.slowpath.sample.shop.service;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Values kept for a time after they were loaded; one caller loads while others of the same key
/// wait.
final class TtlCache<K, V> {
  private final Duration timeToLive;
  private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();

  private record Entry<V>(V value, long loadedAtNano) {}

  TtlCache(Duration timeToLive) {
    this.timeToLive = timeToLive;
  }

  V get(K key, Supplier<V> loader) {
    return entries.compute(key, (_, old) -> isFresh(old) ? old : load(loader)).value();
  }

  private boolean isFresh(Entry<V> entry) {
    return entry != null && System.nanoTime() - entry.loadedAtNano() < timeToLive.toNanos();
  }

  private static <V> Entry<V> load(Supplier<V> loader) {
    return new Entry<>(loader.get(), System.nanoTime());
  }
}
