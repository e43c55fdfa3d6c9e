package dev.slowpath.plugin;

import org.jspecify.annotations.Nullable;

/// A file was refused, for the reason it carries.
public final class ImportException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ImportException(Problem problem) {
    this(problem, null);
  }

  public ImportException(Problem problem, @Nullable Throwable cause) {
    super(problem.place() + ": " + problem.found() + ", expected " + problem.expected(), cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
