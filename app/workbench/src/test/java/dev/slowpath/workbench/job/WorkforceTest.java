package dev.slowpath.workbench.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkforceTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void tasksThatHandOutTasksEndHoweverFewThreadsThereAre(int parallelism)
      throws ImportException, IOException {
    try (Workforce workers = new Workforce(parallelism)) {
      List<Workers.Task<Integer>> outer = new ArrayList<>();
      for (int number = 0; number < 9; number++) {
        int factor = number;
        outer.add(() -> sumOfProducts(factor, workers));
      }
      assertEquals(List.of(0, 6, 12, 18, 24, 30, 36, 42, 48), workers.all(outer));
    }
  }

  private static int sumOfProducts(int factor, Workers workers)
      throws ImportException, IOException {
    List<Workers.Task<Integer>> inner = new ArrayList<>();
    for (int at = 0; at < 4; at++) {
      int product = factor * at;
      inner.add(() -> product);
    }
    return workers.all(inner).stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void theFailureOfATaskIsThatOfAll() {
    Workers.Task<Integer> refusing =
        () -> {
          throw new ImportException(
              new Problem.Unreadable(new Place.Whole(), "nothing", "something"));
        };
    try (Workforce workers = new Workforce(2)) {
      assertThrows(ImportException.class, () -> workers.all(List.of(() -> 1, refusing)));
    }
  }
}
