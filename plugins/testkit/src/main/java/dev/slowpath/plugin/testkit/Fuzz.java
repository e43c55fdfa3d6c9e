package dev.slowpath.plugin.testkit;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;

/// Damages a sample in seeded ways and reads it: every read must end as an import or with an
/// `ImportException`, and leave no stream open. Anything else that comes out fails, with its seed.
public final class Fuzz {
  private static final int MOST_CHANGES = 6;

  private Fuzz() {}

  /// Reads `cases` damaged forms of the sample.
  public static void damage(Importer importer, FileSource sample, int cases) {
    byte[] whole = sample.bytes();
    Generator.forAll(cases, drawn -> read(importer, sample.holding(damaged(whole, drawn))));
  }

  /// Reads one source, whatever it holds.
  public static void read(Importer importer, FileSource source) throws IOException {
    try {
      Assertions.assertNotNull(
          importer.read(source, Progress.unwatched(), Workers.onCallersThread()));
    } catch (ImportException refused) {
      Assertions.assertFalse(refused.problem().found().isBlank(), "a refusal says what it found");
    }
    Assertions.assertEquals(0, source.openStreams(), "streams left open");
  }

  /// The bytes after one to six changes, each at a drawn place.
  static byte[] damaged(byte[] whole, Generator drawn) {
    byte[] bytes = whole.clone();
    for (int left = drawn.between(1, MOST_CHANGES); left > 0; left--) {
      bytes = changed(bytes, drawn);
    }
    return bytes;
  }

  private static byte[] changed(byte[] bytes, Generator drawn) {
    int from = drawn.between(0, bytes.length);
    int to = Math.min(bytes.length, from + drawn.between(1, 64));
    byte[] piece = Arrays.copyOfRange(bytes, from, to);
    return switch (drawn.between(0, 4)) {
      case 0 -> flipped(bytes, drawn);
      case 1 -> spliced(bytes, from, to, new byte[0]);
      case 2 -> spliced(bytes, from, from, piece);
      case 3 -> spliced(bytes, from, from, drawn.bytes(drawn.between(1, 16)));
      default -> spliced(bytes, from, to, drawn.bytes(to - from));
    };
  }

  private static byte[] flipped(byte[] bytes, Generator drawn) {
    if (bytes.length > 0) {
      int at = drawn.between(0, bytes.length - 1);
      bytes[at] = (byte) (bytes[at] ^ (1 << drawn.between(0, 7)));
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece) {
    byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + piece.length);
    System.arraycopy(piece, 0, result, from, piece.length);
    System.arraycopy(bytes, to, result, from + piece.length, bytes.length - to);
    return result;
  }
}
