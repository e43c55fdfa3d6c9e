package dev.slowpath.model.profile;

import java.util.Arrays;
import java.util.Optional;

/// What a thread did when a sample of it was taken, as far as the recorder knew.
public enum ThreadState {
  /// On a processor, or ready to be.
  RUNNING("running"),
  /// Asleep, parked, blocked or waiting.
  SLEEPING("sleeping"),
  /// The recorder does not say.
  UNKNOWN("unknown");

  private final String id;

  ThreadState(String id) {
    this.id = id;
  }

  /// The name used on the command line and in JSON.
  public String id() {
    return id;
  }

  public static Optional<ThreadState> of(String id) {
    return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
  }
}
