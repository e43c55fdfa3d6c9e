package dev.slowpath.plugin.traces;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Splits a stream into batches of whole lines, about a megabyte each, or one line where that is
/// longer.
final class LineBatches {
  private static final int BATCH = 1 << 20;

  private final InputStream in;
  private final int longestLine;
  private byte[] rest = new byte[0];
  private int given;
  private long nextLine = 1;
  private boolean ended;

  LineBatches(InputStream in, int longestLine) {
    this.in = in;
    this.longestLine = longestLine;
  }

  /// The next lines, numbered from 0, for whoever asks first; null at the end of the stream, and
  /// once it was stopped.
  synchronized @Nullable LineBatch next() throws ImportException, IOException {
    byte[] bytes = Arrays.copyOf(rest, Math.max(BATCH, rest.length * 2));
    int length = rest.length;
    int whole = 0;
    while (!ended && whole == 0) {
      if (length == bytes.length) {
        bytes = longer(bytes);
      }
      int read = in.readNBytes(bytes, length, bytes.length - length);
      ended = read < bytes.length - length;
      whole = afterLastBreak(bytes, length, length + read);
      length += read;
    }
    int taken = ended ? length : whole;
    rest = Arrays.copyOfRange(bytes, taken, length);
    return taken == 0 ? null : batch(bytes, taken);
  }

  /// Gives out nothing more.
  synchronized void stop() {
    ended = true;
    rest = new byte[0];
  }

  private LineBatch batch(byte[] bytes, int length) {
    LineBatch batch = new LineBatch(given++, bytes, length, nextLine);
    nextLine = batch.nextLine();
    return batch;
  }

  private byte[] longer(byte[] bytes) throws ImportException {
    if (bytes.length >= longestLine) {
      throw new ImportException(
          new Problem.TooLarge(
              new Place.Line(nextLine),
              "a line of more than " + bytes.length + " bytes",
              "lines of at most " + longestLine + " bytes"));
    }
    return Arrays.copyOf(bytes, (int) Math.min(longestLine, bytes.length * 2L));
  }

  /// 0 without a line break in the range.
  private static int afterLastBreak(byte[] bytes, int from, int to) {
    int at = to;
    while (at > from && bytes[at - 1] != '\n') {
      at--;
    }
    return at > from ? at : 0;
  }
}
