package dev.slowpath.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where one has been, as in a browser: back, forward, and a new step forgets what was ahead.
final class History<P> {
  private final List<P> visited = new ArrayList<>();
  private int at = -1;

  void visit(P place) {
    if (at >= 0 && visited.get(at).equals(place)) {
      return;
    }
    visited.subList(at + 1, visited.size()).clear();
    visited.add(place);
    at = visited.size() - 1;
  }

  /// Writes down how the present place looks when one leaves it.
  void amend(P place) {
    if (at >= 0) {
      visited.set(at, place);
    }
  }

  boolean hasBack() {
    return at > 0;
  }

  boolean hasForward() {
    return at < visited.size() - 1;
  }

  Optional<P> back() {
    return hasBack() ? Optional.of(visited.get(--at)) : Optional.empty();
  }

  Optional<P> forward() {
    return hasForward() ? Optional.of(visited.get(++at)) : Optional.empty();
  }
}
