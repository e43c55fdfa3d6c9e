package dev.slowpath.workbench.keep;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of what is read.
final class Sha256 {
  private final MessageDigest digest;

  Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  void update(byte[] bytes) {
    digest.update(bytes);
  }

  void read(InputStream in) throws IOException {
    copy(in, OutputStream.nullOutputStream());
  }

  void copy(InputStream in, OutputStream out) throws IOException {
    byte[] room = new byte[1 << 16];
    int length = in.read(room);
    while (length >= 0) {
      digest.update(room, 0, length);
      out.write(room, 0, length);
      length = in.read(room);
    }
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
