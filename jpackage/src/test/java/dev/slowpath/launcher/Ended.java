package dev.slowpath.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A process that has ended: its exit code and all it wrote.
record Ended(int code, String output, String errors) {

  /// Runs a command with exactly these variables, in a folder that also takes what it writes.
  static Ended run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("output", ".txt");
    Path errors = Files.createTempFile("errors", ".txt");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    int code =
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start().waitFor();
    var ended = new Ended(code, Files.readString(output), Files.readString(errors));
    Files.delete(output);
    Files.delete(errors);
    return ended;
  }

  /// The variables of a shell in which nothing is set up: a path to programs, and what is added.
  static Map<String, String> bareShellAnd(Map<String, String> more) {
    var environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
    environment.putAll(more);
    return Map.copyOf(environment);
  }
}
