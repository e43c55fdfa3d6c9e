package dev.slowpath.workbench.keep;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A part of a file as it lies in an investigation: deflated where that makes it smaller.
final class Packed {
  private static final String PLAIN = "plain";
  private static final String DEFLATED = "deflate";

  private final String form;
  private final byte[] bytes;

  Packed(String form, byte[] bytes) {
    this.form = form;
    this.bytes = bytes.clone();
  }

  /// Packs bytes; those that are compressed already stay as they are.
  static Packed of(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(plain);
      deflater.finish();
      byte[] room = new byte[plain.length];
      int length = deflater.deflate(room);
      return deflater.finished() && length < plain.length - plain.length / 16
          ? new Packed(DEFLATED, Arrays.copyOf(room, length))
          : new Packed(PLAIN, plain);
    } finally {
      deflater.end();
    }
  }

  String form() {
    return form;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /// What was packed.
  byte[] unpacked() throws IOException {
    if (form.equals(PLAIN)) {
      return bytes();
    }
    Inflater inflater = new Inflater();
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length * 4);
    try {
      inflater.setInput(bytes);
      byte[] room = new byte[1 << 16];
      while (!inflater.finished()) {
        int length = inflater.inflate(room);
        if (length == 0 && !inflater.finished()) {
          throw new IOException("a part of a kept file is cut");
        }
        out.write(room, 0, length);
      }
      return out.toByteArray();
    } catch (DataFormatException broken) {
      throw new IOException("a part of a kept file is broken", broken);
    } finally {
      inflater.end();
    }
  }
}
