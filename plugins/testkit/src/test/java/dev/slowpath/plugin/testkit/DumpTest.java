package dev.slowpath.plugin.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.Imported;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DumpTest {

  @Test
  void goldenDumpShowsTheFirstRowsAndAChecksumOfAll() {
    String golden = Dump.golden(notices(100, "x"));
    assertEquals(42, golden.lines().count());
    assertTrue(golden.contains("… 60 more, checksum of all "), golden);
  }

  @Test
  void differenceInARowThatIsNotShownChangesTheChecksum() {
    assertNotEquals(Dump.golden(notices(100, "x")), Dump.golden(notices(100, "y")));
  }

  @Test
  void lineBreaksInValuesDoNotBreakRows() {
    Imported imported =
        new Imported(List.of(), List.of(new Notice(Notice.Kind.SKIPPED, 2, "a\nb\\")));
    assertEquals("== notices (1)\nskipped 2: a\\nb\\\\\n", Dump.whole(imported));
  }

  /// All alike but the last, which is not among the rows shown.
  private static Imported notices(int count, String last) {
    List<Notice> notices =
        IntStream.rangeClosed(1, count)
            .mapToObj(number ->
                new Notice(
                    Notice.Kind.SKIPPED,
                    number,
                    "%03d%s".formatted(number, number == count ? last : "")))
            .toList();
    return new Imported(List.of(), notices);
  }
}
