package dev.slowpath.plugin.testkit;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Workers that claim to be four and run the last task first, on the caller's thread: a result that
/// depends on the order in which tasks end shows itself, every time.
public final class LastFirstWorkers implements Workers {

  @Override
  public int parallelism() {
    return 4;
  }

  @Override
  public <T> List<T> all(List<? extends Task<T>> tasks) throws ImportException, IOException {
    List<T> lastFirst = new ArrayList<>();
    for (Task<T> task : tasks.reversed()) {
      lastFirst.add(task.run());
    }
    return List.copyOf(lastFirst.reversed());
  }
}
