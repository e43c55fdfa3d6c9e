package dev.slowpath.plugin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratorTest {

  @Test
  void oneSeedDrawsTheSameValues() {
    assertEquals(draws(new Generator(5)), draws(new Generator(5)));
  }

  @Test
  void failureNamesTheSeedThatMakesItAgain() {
    AssertionError failure =
        assertThrows(
            AssertionError.class,
            () ->
                Generator.forAll(
                    100, drawn -> assertTrue(drawn.between(0, 9) < 9, "drew the nine")));
    String message = String.valueOf(failure.getMessage());
    long seed = Long.parseLong(message.split(" ", -1)[1]);
    assertEquals(9, new Generator(seed).between(0, 9));
    assertTrue(message.contains("-Dseed=" + seed), message);
  }

  @Test
  void shufflingKeepsEveryValue() {
    List<Integer> shuffled = new ArrayList<>(new Generator(1).shuffled(List.of(1, 2, 3, 4, 5)));
    shuffled.sort(null);
    assertEquals(List.of(1, 2, 3, 4, 5), shuffled);
  }

  private static List<Object> draws(Generator drawn) {
    return List.of(
        drawn.between(1, 1_000), drawn.text(40), drawn.anyLong(), drawn.oneOf(List.of("a", "b")));
  }
}
