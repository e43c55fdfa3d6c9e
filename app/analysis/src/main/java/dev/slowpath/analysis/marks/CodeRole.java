package dev.slowpath.analysis.marks;

/// What a frame of a profile does, as far as its file and name tell.
public enum CodeRole {
  /// The application's own code.
  OWN("own"),
  /// Hands over to the application: the first own frame below it handles the request.
  DISPATCH("dispatch"),
  EVENT_LOOP("event-loop"),
  CONNECT("connect"),
  DEBUG("debug"),
  /// Fetches a related object when it is first looked at.
  LAZY_LOAD("lazy-load"),
  DATABASE("database"),
  CACHE("cache"),
  HTTP("http"),
  SLEEP("sleep"),
  SERIALISATION("serialisation"),
  TEMPLATE("template"),
  IMPORT("import"),
  /// Waits for work, where no handler is on the stack.
  IDLE("idle"),
  /// Waits for the interpreter's lock.
  GIL("gil"),
  LIBRARY("library");

  private final String id;

  CodeRole(String id) {
    this.id = id;
  }

  /// The name in the table of marks.
  public String id() {
    return id;
  }
}
