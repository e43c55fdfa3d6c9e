package dev.slowpath.workbench.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// A writer of UTF-8 that also takes text that is encoded already, so that long answers made of the
/// same words again and again encode each word once.
public final class Utf8Writer extends Writer {
  private static final int SIZE = 1 << 16;

  private final OutputStream out;
  private final byte[] buffer = new byte[SIZE];
  private final StringBuilder pending = new StringBuilder();
  private int filled;

  public Utf8Writer(OutputStream out) {
    this.out = out;
  }

  /// Writes text that is UTF-8 already.
  public void write(byte[] utf8, int from, int length) throws IOException {
    encode();
    if (length > SIZE - filled) {
      empty();
    }
    if (length > SIZE) {
      out.write(utf8, from, length);
    } else {
      System.arraycopy(utf8, from, buffer, filled, length);
      filled += length;
    }
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    pending.append(text, from, length);
    encodeMuch();
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    pending.append(text, from, from + length);
    encodeMuch();
  }

  @Override
  public void write(int character) throws IOException {
    pending.append((char) character);
    encodeMuch();
  }

  /// A pair of surrogates may come in two pieces, so half of one waits for the other.
  private void encodeMuch() throws IOException {
    if (pending.length() >= SIZE / 4
        && !Character.isHighSurrogate(pending.charAt(pending.length() - 1))) {
      encode();
    }
  }

  private void encode() throws IOException {
    if (!pending.isEmpty()) {
      byte[] utf8 = pending.toString().getBytes(StandardCharsets.UTF_8);
      pending.setLength(0);
      write(utf8, 0, utf8.length);
    }
  }

  private void empty() throws IOException {
    out.write(buffer, 0, filled);
    filled = 0;
  }

  @Override
  public void flush() throws IOException {
    encode();
    empty();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
