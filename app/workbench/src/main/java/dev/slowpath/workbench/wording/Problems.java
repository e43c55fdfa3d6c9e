package dev.slowpath.workbench.wording;

import dev.slowpath.plugin.Problem;

/// Says why a file was refused: where, what was found there and what was expected.
public final class Problems {

  private Problems() {}

  /// One line, without the name of the program.
  public static String line(String file, Problem problem) {
    return file + ": " + text(problem);
  }

  /// The same without the file.
  public static String text(Problem problem) {
    return "%s: %s, expected %s"
        .formatted(Places.text(problem.place()), problem.found(), problem.expected());
  }

  /// A name for scripts.
  public static String id(Problem problem) {
    return switch (problem) {
      case Problem.Malformed _ -> "malformed";
      case Problem.Truncated _ -> "truncated";
      case Problem.UnsupportedVersion _ -> "unsupported-version";
      case Problem.TooLarge _ -> "too-large";
      case Problem.Unreadable _ -> "unreadable";
    };
  }
}
