package dev.slowpath.house;

import java.util.List;
import java.util.stream.Collectors;

/// A place in the sources that breaks a rule of the house.
record Violation(String file, long line, String rule) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + rule;
  }

  /// The violations one a line, for the message of a failing test.
  static String list(List<Violation> violations) {
    return violations.stream().map(Violation::toString).collect(Collectors.joining("\n", "\n", ""));
  }
}
