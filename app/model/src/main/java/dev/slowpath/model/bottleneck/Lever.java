package dev.slowpath.model.bottleneck;

/// What a team changes to remove a bottleneck.
public enum Lever {
  DATABASE_QUERIES("database-queries"),
  CACHING("caching"),
  ASYNC_IO("async-io"),
  CONNECTION_POOLING("connection-pooling"),
  APPLICATION_SERVER("application-server"),
  SERIALISATION("serialisation"),
  CODE("code"),
  MIGRATION("migration");

  private final String id;

  Lever(String id) {
    this.id = id;
  }

  /// The name used in JSON.
  public String id() {
    return id;
  }
}
