package dev.slowpath.workbench.keep;

import java.io.IOException;
import java.nio.file.Path;

/// An investigation that another process has open.
public final class HeldException extends IOException {
  private static final long serialVersionUID = 1;

  /// Tells who holds it.
  ///
  /// @param process its number; empty where the system does not say
  HeldException(Path file, String process, Throwable cause) {
    super(
        "%s is open in another Slowpath%s; close it there, or open a copy"
            .formatted(file.getFileName(), process.isEmpty() ? "" : " (process " + process + ")"),
        cause);
  }
}
