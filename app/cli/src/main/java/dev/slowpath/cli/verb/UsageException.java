package dev.slowpath.cli.verb;

/// The command line asks for something that cannot be: the message says what and what can.
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message, null, false, false);
  }

  UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
