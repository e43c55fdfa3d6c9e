package dev.slowpath.plugin.postgres.log;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What was told last of each of many, of sessions for one: no more of them than a server has at
/// once, since the log of a month tells of millions.
final class LatestOf<T> {
  private static final int MOST = 20_000;

  private final Map<String, T> known = new LinkedHashMap<>();
  private final Consumer<T> dropped;

  /// @param dropped takes what was told longest ago, where there is no more room
  LatestOf(Consumer<T> dropped) {
    this.dropped = dropped;
  }

  /// Puts the latest; what was known before, if anything.
  @Nullable T put(String of, T told) {
    T before = known.remove(of);
    known.put(of, told);
    if (known.size() > MOST) {
      Iterator<T> oldest = known.values().iterator();
      dropped.accept(oldest.next());
      oldest.remove();
    }
    return before;
  }

  @Nullable T get(String of) {
    return known.get(of);
  }

  @Nullable T remove(String of) {
    return known.remove(of);
  }

  /// All that was not taken away, what was told longest ago first.
  Collection<T> left() {
    return known.values();
  }
}
