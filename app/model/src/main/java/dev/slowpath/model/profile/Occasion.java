package dev.slowpath.model.profile;

import java.util.Objects;

/// What a sample was taken of: the event that told it, what the thread did, and what it was about.
///
/// @param event the producer's name of the event, `jdk.SocketRead`
/// @param about the class of a lock, an exception or an object, a host or path, the cause of a
///   collection; empty where the event names nothing
public record Occasion(String event, ThreadState state, String about) {
  public Occasion {
    Objects.requireNonNull(event);
    Objects.requireNonNull(state);
    Objects.requireNonNull(about);
  }
}
