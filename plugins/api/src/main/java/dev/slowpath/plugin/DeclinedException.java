package dev.slowpath.plugin;

import java.util.Objects;

/// A question that a live system does not answer, though it is there: the statement is wrong, may
/// write, or the system lacks what it takes.
public final class DeclinedException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final String found;
  private final String remedy;

  /// Why.
  public enum Reason {
    /// The system does not understand the statement.
    STATEMENT,
    /// More must be said, or what was asked for is not done.
    QUESTION,
    /// The system lacks an extension or a privilege.
    LACK
  }

  /// @param remedy what mends it; empty where nothing is known
  public DeclinedException(Reason reason, String found, String remedy) {
    super(found);
    this.reason = Objects.requireNonNull(reason);
    this.found = Objects.requireNonNull(found);
    this.remedy = Objects.requireNonNull(remedy);
  }

  public Reason reason() {
    return reason;
  }

  public String found() {
    return found;
  }

  public String remedy() {
    return remedy;
  }
}
