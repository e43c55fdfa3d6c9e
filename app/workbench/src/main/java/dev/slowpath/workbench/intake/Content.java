package dev.slowpath.workbench.intake;

import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.TooLargeException;
import dev.slowpath.workbench.job.Cancellation;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The streams over a file's bytes, on disk and decompressed, that count, watch the limits and stop
/// when the work is cancelled.
///
/// A compressed stream that ends too early ends the content there and is remembered as cut; what
/// was decompressed before is read.
final class Content {
  /// Below this much content the rate of expansion does not matter.
  private static final long EXPANDS_FREELY = 100_000_000;

  private final Limits limits;
  private final Cancellation cancellation;
  private final LongConsumer bytesOnDisk;
  private boolean cut;
  private @Nullable TooLargeException tooLarge;

  Content(Limits limits, Cancellation cancellation, LongConsumer bytesOnDisk) {
    this.limits = limits;
    this.cancellation = cancellation;
    this.bytesOnDisk = bytesOnDisk;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /// Whether a compressed stream ended before its end was due.
  boolean isCut() {
    return cut;
  }

  /// The limit that was met, wherever its exception went.
  @Nullable TooLargeException tooLarge() {
    return tooLarge;
  }

  /// @param onDisk the file's bytes
  /// @param packed how many bytes of the disk they come from; -1 where they are those of the disk
  InputStream of(InputStream onDisk, Packing packing, long packed) throws IOException {
    Counted raw = new Counted(onDisk);
    return new Limited(packing.unpacked(raw), raw, packed);
  }

  /// Counts bytes on disk.
  private final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      cancellation.check();
      int got = in.read(buffer, offset, length);
      count += Math.max(0, got);
      bytesOnDisk.accept(count);
      return got;
    }
  }

  /// Counts decompressed bytes and holds them to the limits.
  private final class Limited extends FilterInputStream {
    private final Counted raw;
    private final long packed;
    private long count;

    Limited(InputStream in, Counted raw, long packed) {
      super(in);
      this.raw = raw;
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got;
      try {
        got = in.read(buffer, offset, length);
      } catch (EOFException early) {
        cut = true;
        return -1;
      }
      count += Math.max(0, got);
      if (count > limits.bytes()) {
        throw met(count + " bytes of content", "at most " + limits.bytes());
      }
      long from = packed < 0 ? raw.count : packed;
      if (count > EXPANDS_FREELY && count / limits.expansion() > from) {
        throw met(
            count + " bytes out of " + from + " compressed ones",
            "at most " + limits.expansion() + " times as many");
      }
      return got;
    }

    private TooLargeException met(String found, String expected) {
      TooLargeException exception = new TooLargeException(found, expected);
      tooLarge = exception;
      return exception;
    }
  }
}
