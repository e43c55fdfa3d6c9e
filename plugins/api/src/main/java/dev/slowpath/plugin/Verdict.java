package dev.slowpath.plugin;

/// An importer's judgement of a file's head.
public enum Verdict {
  /// It is this format.
  YES,
  /// It may be; other formats begin like this too. Several of these make intake ask.
  MAYBE,
  /// It is not.
  NO
}
