package dev.slowpath.cli.terminal;

/// Colour for a terminal, or none. Colour only repeats what the words say.
public enum Ink {
  /// Text as it is.
  PLAIN,
  /// The sixteen colours every terminal has, as its owner set them.
  ANSI;

  private static final String END = "\u001b[0m";

  /// What a piece of text is.
  public enum Role {
    HEAD("\u001b[1m"),
    QUIET("\u001b[2m"),
    DATABASE("\u001b[34m"),
    OUTGOING("\u001b[35m"),
    CACHE("\u001b[36m"),
    WAITING("\u001b[33m"),
    CODE("\u001b[32m"),
    GOOD("\u001b[36m"),
    BAD("\u001b[31m"),
    NONE("");

    private final String begin;

    Role(String begin) {
      this.begin = begin;
    }
  }

  public String paint(Role role, String text) {
    return this == PLAIN || role == Role.NONE || text.isBlank() ? text : role.begin + text + END;
  }
}
