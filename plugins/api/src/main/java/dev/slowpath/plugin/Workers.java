package dev.slowpath.plugin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Threads on loan from the workbench: bounded, and gone when the work ends.
public interface Workers {

  /// How many tasks run side by side at most; at least 1.
  int parallelism();

  /// Runs the tasks and returns their results in the order given. The first failure is thrown after
  /// the others have stopped.
  <T> List<T> all(List<? extends Task<T>> tasks) throws ImportException, IOException;

  /// A piece of work.
  @FunctionalInterface
  interface Task<T> {
    T run() throws ImportException, IOException;
  }

  /// Runs everything on the caller's thread.
  static Workers onCallersThread() {
    return new Workers() {
      @Override
      public int parallelism() {
        return 1;
      }

      @Override
      public <T> List<T> all(List<? extends Task<T>> tasks) throws ImportException, IOException {
        List<T> results = new ArrayList<>();
        for (Task<T> task : tasks) {
          results.add(task.run());
        }
        return results;
      }
    };
  }
}
