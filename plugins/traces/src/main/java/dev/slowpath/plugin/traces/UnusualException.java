package dev.slowpath.plugin.traces;

/// Says that bytes are not written in the usual way: they are read again by a parser that takes, or
/// refuses, every other. It has no stack trace, since it is thrown for each such line.
final class UnusualException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnusualException() {
    super("not as usual", null, false, false);
  }
}
