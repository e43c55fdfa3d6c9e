package dev.slowpath.cli.verb;

/// What follows `slowpath` on the command line, its options and files already filled in.
public interface Verb {

  /// Does it.
  ///
  /// @return an exit code
  int run(Session session);
}
