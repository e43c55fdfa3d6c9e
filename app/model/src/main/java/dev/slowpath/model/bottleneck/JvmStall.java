package dev.slowpath.model.bottleneck;

/// What a JVM records of time that its program did not get on with its work.
public enum JvmStall {
  /// Threads that want a lock which another thread holds.
  LOCK("lock-wait", Lever.APPLICATION_SERVER),
  /// The whole program stands still while garbage is collected.
  COLLECTION("gc-pressure", Lever.APPLICATION_SERVER),
  /// Exceptions thrown so often that they are no exceptions.
  EXCEPTIONS("exceptions-as-control-flow", Lever.CODE);

  private final String id;
  private final Lever lever;

  JvmStall(String id, Lever lever) {
    this.id = id;
    this.lever = lever;
  }

  /// The name used in JSON.
  public String id() {
    return id;
  }

  public Lever lever() {
    return lever;
  }
}
