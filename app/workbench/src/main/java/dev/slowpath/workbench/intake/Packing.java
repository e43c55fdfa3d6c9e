package dev.slowpath.workbench.intake;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// How the bytes of a file are compressed, by how they begin, whatever its name says.
enum Packing {
  NONE,
  GZIP,
  ZSTD;

  private static final int BUFFER = 1 << 16;
  private static final List<String> ENDINGS = List.of(".gz", ".zst", ".zstd");

  /// How a file is compressed: RFC 1952 (gzip), RFC 8878 (zstd, a frame or one to be skipped).
  static Packing of(InputStream file) throws IOException {
    byte[] magic = file.readNBytes(4);
    if (magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
      return GZIP;
    }
    if (magic.length < 4) {
      return NONE;
    }
    int frame = ByteBuffer.wrap(magic).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return frame == 0xfd2fb528 || (frame & 0xfffffff0) == 0x184d2a50 ? ZSTD : NONE;
  }

  /// A name without the endings of compressed files.
  static String without(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String ending : ENDINGS) {
      if (lower.endsWith(ending)) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  /// What it is called where something is wrong with it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The content; it ends with an `EOFException` where the file is cut, and with a `ZipException`
  /// where it is corrupt.
  InputStream unpacked(InputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case GZIP -> new GZIPInputStream(packed, BUFFER);
      case ZSTD -> {
        Ended ended = new Ended(packed);
        yield new Zstd(new ZstdInputStream(ended), ended);
      }
    };
  }

  /// Remembers that the end was met.
  private static final class Ended extends FilterInputStream {
    private boolean isMet;

    Ended(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got = in.read(buffer, offset, length);
      isMet |= got < 0;
      return got;
    }
  }

  /// Says in Java's words what the library says in its own.
  private static final class Zstd extends FilterInputStream {
    private final Ended packed;

    Zstd(InputStream in, Ended packed) {
      super(in);
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return in.read(buffer, offset, length);
      } catch (MalformedInputException corrupt) {
        throw zip(corrupt);
      } catch (EOFException | ZipException known) {
        throw known;
      } catch (IOException early) {
        if (!packed.isMet) {
          throw early;
        }
        EOFException cut = new EOFException(early.getMessage());
        cut.initCause(early);
        throw cut;
      }
    }

    private static ZipException zip(MalformedInputException corrupt) {
      ZipException same = new ZipException(corrupt.getMessage());
      same.initCause(corrupt);
      return same;
    }
  }
}
