package dev.slowpath.plugin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// The beginning of a file: its name without folders and compression endings, and its first bytes
/// (at most `LIMIT`), decompressed.
public final class Head {
  /// How many bytes a head holds at most.
  public static final int LIMIT = 8192;

  private final String name;
  private final byte[] bytes;
  private final String text;

  public Head(String name, byte[] bytes) {
    this.name = name;
    this.bytes = Arrays.copyOf(bytes, Math.min(bytes.length, LIMIT));
    this.text = decoded(this.bytes);
  }

  public String name() {
    return name;
  }

  public boolean nameEndsWith(String extension) {
    return name.toLowerCase(Locale.ROOT).endsWith(extension);
  }

  public int size() {
    return bytes.length;
  }

  public boolean startsWith(int... unsignedBytes) {
    if (bytes.length < unsignedBytes.length) {
      return false;
    }
    for (int at = 0; at < unsignedBytes.length; at++) {
      if ((bytes[at] & 0xff) != unsignedBytes[at]) {
        return false;
      }
    }
    return true;
  }

  /// Whether a zero byte is among the bytes: then it is not text in UTF-8.
  public boolean isBinary() {
    for (byte value : bytes) {
      if (value == 0) {
        return true;
      }
    }
    return false;
  }

  /// The bytes as UTF-8 without a byte order mark; what is not valid is replaced.
  public String text() {
    return text;
  }

  /// The text without leading white space.
  public String stripped() {
    return text.stripLeading();
  }

  private static String decoded(byte[] bytes) {
    String decoded = new String(bytes, StandardCharsets.UTF_8);
    return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
  }
}
