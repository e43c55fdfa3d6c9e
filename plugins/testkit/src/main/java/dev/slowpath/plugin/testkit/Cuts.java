package dev.slowpath.plugin.testkit;

import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import java.io.IOException;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;

/// Where a sample is cut, and how the reading of a cut sample ends.
public final class Cuts {
  static final String REFUSED = "refused";
  static final String TRUNCATED = "read up to the cut, with a notice";
  private static final int FIRST_BYTES = 64;
  private static final int SPREAD = 200;

  private Cuts() {}

  /// For formats of one record a line: the end of the last complete line before the cut. A line
  /// that lacks only its line break is complete.
  public static int completeLines(byte[] content, int cut) {
    boolean lineEndsHere = cut == content.length || content[cut] == '\n' || content[cut] == '\r';
    int at = cut;
    while (!lineEndsHere && at > 0 && content[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  /// Every one of the first bytes, then some two hundred spread over the rest.
  static SortedSet<Integer> of(int length) {
    SortedSet<Integer> cuts = spread(0, length - 1, SPREAD);
    for (int cut = 0; cut < Math.min(FIRST_BYTES, length); cut++) {
      cuts.add(cut);
    }
    return cuts;
  }

  /// About `wanted` numbers from `first` to `last`, both included.
  static SortedSet<Integer> spread(int first, int last, int wanted) {
    SortedSet<Integer> numbers = new TreeSet<>();
    int step = Math.max(1, (last - first) / wanted);
    for (int number = first; number <= last; number += step) {
      numbers.add(number);
    }
    if (last >= first) {
      numbers.add(last);
    }
    return numbers;
  }

  static byte[] upTo(byte[] whole, int cut) {
    return Arrays.copyOf(whole, cut);
  }

  /// `REFUSED`, `TRUNCATED`, or what was read.
  static String end(Importer importer, FileSource source) throws IOException {
    String end;
    try {
      Imported imported = importer.read(source, Progress.unwatched(), Workers.onCallersThread());
      boolean isToldCut =
          imported.notices().stream().anyMatch(said -> said.kind() == Notice.Kind.TRUNCATED);
      end = isToldCut ? TRUNCATED : Dump.whole(imported);
    } catch (ImportException refused) {
      Assertions.assertFalse(refused.problem().found().isBlank(), "a refusal says what it found");
      end = REFUSED;
    }
    Assertions.assertEquals(0, source.openStreams(), "streams left open");
    return end;
  }
}
