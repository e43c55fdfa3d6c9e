package dev.slowpath.plugin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CutsTest {

  @Test
  void lineIsCompleteWithOrWithoutItsBreak() {
    byte[] lines = "ab\ncd\r\nef".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        List.of(0, 0, 2, 3, 3, 5, 6, 7, 7, 9),
        IntStream.rangeClosed(0, lines.length)
            .mapToObj(cut -> Cuts.completeLines(lines, cut))
            .toList());
  }

  @Test
  void everyFirstByteAndTheLastAreAmongTheCuts() {
    var cuts = Cuts.of(100_000);
    assertTrue(cuts.containsAll(IntStream.range(0, 64).boxed().toList()));
    assertTrue(cuts.contains(99_999));
    assertTrue(cuts.size() >= 260 && cuts.size() <= 270, "cuts: " + cuts.size());
    assertEquals(List.of(0, 1, 2), List.copyOf(Cuts.of(3)));
  }
}
