package dev.slowpath.plugin;

import java.io.IOException;

/// A source's stream went beyond a limit (`Limits.bytes`, `Limits.expansion`). Importers let it
/// pass: intake turns it into `Problem.TooLarge`.
public final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String expected;

  public TooLargeException(String found, String expected) {
    super(found);
    this.expected = expected;
  }

  public String expected() {
    return expected;
  }
}
