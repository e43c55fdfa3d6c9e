package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.ProfiledThread;
import java.util.Optional;

/// A call that an event tells of. Texts are empty where the event has none.
///
/// @param type of the event
/// @param isClient whether it is of the caller's side
/// @param thread empty where the chunk does not hold it
/// @param startNs since the epoch
/// @param sql of a statement
/// @param method of HTTP
/// @param route as the event states it
/// @param target a path or URL
/// @param status of the answer
/// @param place where the event begins, in bytes from the start of the file
record Call(
    String type,
    boolean isClient,
    Optional<ProfiledThread> thread,
    long startNs,
    long durationNs,
    String sql,
    String method,
    String route,
    String target,
    String status,
    long place) {

  boolean isStatement() {
    return !sql.isEmpty();
  }

  long endNs() {
    return startNs + durationNs;
  }

  boolean covers(Call other) {
    return startNs <= other.startNs && other.endNs() <= endNs();
  }
}
