package dev.slowpath.plugin;

import java.util.Objects;

/// A live system that could not be reached, did not let us in or went away.
public final class UnreachableException extends Exception {
  private static final long serialVersionUID = 1;

  private final String found;
  private final String remedy;

  /// @param found what happened
  /// @param remedy what mends it; empty where nothing is known
  public UnreachableException(String found, String remedy, Throwable cause) {
    super(found, cause);
    this.found = Objects.requireNonNull(found);
    this.remedy = Objects.requireNonNull(remedy);
  }

  public String found() {
    return found;
  }

  public String remedy() {
    return remedy;
  }
}
