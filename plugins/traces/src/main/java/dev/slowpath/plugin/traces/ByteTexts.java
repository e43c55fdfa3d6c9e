package dev.slowpath.plugin.traces;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Strings of JSON seen lately, by their bytes between the quotes, so that what repeats in every
/// span (keys, names, SQL) is decoded once. A slot forgets its text when another falls on it.
final class ByteTexts {
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int BITS = 14;
  private static final int LONGEST = 1_024;
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final byte[][] keys = new byte[1 << BITS][];
  private final String[] texts = new String[1 << BITS];

  ByteTexts() {
    Arrays.fill(keys, new byte[0]);
    Arrays.fill(texts, "");
  }

  /// The text of some bytes.
  ///
  /// @param isPlain whether they are letters of ASCII that stand for themselves
  String of(byte[] bytes, int from, int to, boolean isPlain) {
    if (to - from > LONGEST) {
      return decoded(bytes, from, to, isPlain);
    }
    int slot = slot(bytes, from, to);
    if (!Arrays.equals(keys[slot], 0, keys[slot].length, bytes, from, to)) {
      texts[slot] = decoded(bytes, from, to, isPlain);
      keys[slot] = Arrays.copyOfRange(bytes, from, to);
    }
    return texts[slot];
  }

  /// Of the first, the middle and the last eight bytes, and how many there are.
  private static int slot(byte[] bytes, int from, int to) {
    int length = to - from;
    long mixed = length;
    if (length >= Long.BYTES) {
      mixed += (long) LONGS.get(bytes, from);
      mixed = mixed * SPREAD + (long) LONGS.get(bytes, from + (length - Long.BYTES) / 2);
      mixed = mixed * SPREAD + (long) LONGS.get(bytes, to - Long.BYTES);
    } else {
      for (int at = from; at < to; at++) {
        mixed = (mixed << Byte.SIZE) ^ bytes[at];
      }
    }
    mixed *= SPREAD;
    return (int) (((mixed ^ (mixed >>> 32)) * SPREAD) >>> (Long.SIZE - BITS));
  }

  private static String decoded(byte[] bytes, int from, int to, boolean isPlain) {
    if (isPlain) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      throw new UnusualException();
    }
    return text.indexOf('\\') < 0 ? text : unescaped(text);
  }

  /// RFC 8259, section 7.
  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char letter = text.charAt(at++);
      if (letter != '\\') {
        plain.append(letter);
      } else if (text.charAt(at) == 'u') {
        plain.append(unit(text, at + 1));
        at += 5;
      } else {
        plain.append(named(text.charAt(at++)));
      }
    }
    return plain.toString();
  }

  private static char named(char letter) {
    return switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw new UnusualException();
    };
  }

  private static char unit(String text, int from) {
    if (from + 4 > text.length()) {
      throw new UnusualException();
    }
    int unit = 0;
    for (int at = from; at < from + 4; at++) {
      int digit = text.charAt(at) < 0x80 ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw new UnusualException();
      }
      unit = (unit << 4) | digit;
    }
    return (char) unit;
  }
}
