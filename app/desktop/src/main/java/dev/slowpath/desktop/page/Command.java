package dev.slowpath.desktop.page;

import java.util.Objects;

/// Something that can be done: named in the search and on the sheet of keys.
///
/// @param name a verb first, such as "Copy the statement"
/// @param keys as JavaFX writes a key combination, such as `Shortcut+Shift+C`; empty for none
public record Command(String name, String keys, Runnable action) {

  public Command {
    Objects.requireNonNull(name);
    Objects.requireNonNull(keys);
    Objects.requireNonNull(action);
  }

  /// One without a key of its own.
  public Command(String name, Runnable action) {
    this(name, "", action);
  }
}
