package dev.slowpath.model.endpoint;

/// What a request's time goes to.
public enum TimeKind {
  DATABASE("database"),
  HTTP("http"),
  CACHE("cache"),
  /// For a connection of a pool or a place in a queue.
  WAIT("wait"),
  SERIALISATION("serialisation"),
  OWN("own");

  private final String id;

  TimeKind(String id) {
    this.id = id;
  }

  /// The name used in JSON.
  public String id() {
    return id;
  }
}
