package dev.slowpath.plugin.traces;

import java.util.Arrays;

/// A cursor over the bytes of a JSON text that is read by somebody who knows what comes next. It
/// checks the syntax of all that it passes over (RFC 8259), and throws `UnusualException` at the
/// first byte that is not as it was asked for.
final class JsonBytes {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final int DEEPEST = Long.SIZE;
  private static final int LONGEST_NUMBER = 40;

  private final byte[] bytes;
  private final int limit;
  private final ByteTexts texts;
  private int at;
  private boolean isPlain;

  /// @param limit after the last byte of the text
  JsonBytes(byte[] bytes, int from, int limit, ByteTexts texts) {
    this.bytes = bytes;
    this.at = from;
    this.limit = limit;
    this.texts = texts;
  }

  /// Where it stands: the first byte of the next token.
  int at() {
    skipBlanks();
    return at;
  }

  /// After the last token that was passed over.
  int end() {
    return at;
  }

  boolean isAtEnd() {
    return at() == limit;
  }

  private void skipBlanks() {
    while (at < limit && bytes[at] <= ' ' && isBlank(bytes[at])) {
      at++;
    }
  }

  private static boolean isBlank(byte letter) {
    return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
  }

  /// The first byte of the next token.
  byte peek() {
    skipBlanks();
    if (at == limit) {
      throw new UnusualException();
    }
    return bytes[at];
  }

  /// Passes a punctuation mark over if it is the next.
  boolean takes(char mark) {
    boolean isNext = peek() == mark;
    at += isNext ? 1 : 0;
    return isNext;
  }

  /// Passes some bytes over if these, and no blanks before them, are next.
  boolean takes(byte[] next) {
    int to = at + next.length;
    boolean isNext = to <= limit && Arrays.equals(bytes, at, to, next, 0, next.length);
    at += isNext ? next.length : 0;
    return isNext;
  }

  void expect(char mark) {
    if (!takes(mark)) {
      throw new UnusualException();
    }
  }

  /// Whether another member or element follows in a container that is open; passes the comma, or
  /// the closing mark, over.
  ///
  /// @param isFirst whether none came before
  boolean goesOn(boolean isFirst, char close) {
    if (takes(close)) {
      return false;
    }
    if (!isFirst) {
      expect(',');
    }
    return true;
  }

  /// A member's name and the colon after it.
  String name() {
    String name = text();
    expect(':');
    return name;
  }

  /// The text of a string.
  String text() {
    int from = open();
    int to = close();
    return texts.of(bytes, from, to, isPlain);
  }

  /// After the quote that begins a string.
  private int open() {
    expect('"');
    return at;
  }

  /// Passes the rest of a string over; gives the place of the quote that ends it.
  private int close() {
    isPlain = true;
    while (true) {
      skipPlain();
      if (at >= limit) {
        throw new UnusualException();
      }
      byte letter = bytes[at++];
      if (letter == '"') {
        return at - 1;
      }
      if (letter == '\\') {
        isPlain = false;
        at++;
      } else if (letter < 0) {
        isPlain = false;
      } else if (letter < ' ') {
        throw new UnusualException();
      }
    }
  }

  /// Eight letters at a time, as long as they are letters of ASCII that stand for themselves. The
  /// first byte for which one of the terms has its highest bit set is no such letter (Lamport,
  /// "Multiple Byte Processing with Full-Word Instructions", CACM 1975).
  private void skipPlain() {
    while (at + Long.BYTES <= limit) {
      long eight = (long) ByteTexts.LONGS.get(bytes, at);
      long quote = eight ^ '"' * ONES;
      long escape = eight ^ '\\' * ONES;
      long other =
          (((quote - ONES) & ~quote)
                  | ((escape - ONES) & ~escape)
                  | ((eight - ' ' * ONES) & ~eight)
                  | eight)
              & HIGHS;
      if (other != 0) {
        at += Long.numberOfTrailingZeros(other) / Byte.SIZE;
        return;
      }
      at += Long.BYTES;
    }
  }

  /// A scalar as text: a string, a number as it stands, `true` or `false`.
  String scalar() {
    return switch (peek()) {
      case '"' -> text();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      default -> number();
    };
  }

  private String literal(String word) {
    for (int letter = 0; letter < word.length(); letter++) {
      if (at == limit || bytes[at++] != word.charAt(letter)) {
        throw new UnusualException();
      }
    }
    return word;
  }

  private String number() {
    int from = at();
    passNumber();
    if (at - from > LONGEST_NUMBER) {
      throw new UnusualException();
    }
    return texts.of(bytes, from, at, true);
  }

  private void passNumber() {
    at += at < limit && bytes[at] == '-' ? 1 : 0;
    if (at < limit && bytes[at] == '0') {
      at++;
    } else {
      digits();
    }
    if (at < limit && bytes[at] == '.') {
      at++;
      digits();
    }
    if (at < limit && (bytes[at] | 0x20) == 'e') {
      at++;
      at += at < limit && (bytes[at] == '-' || bytes[at] == '+') ? 1 : 0;
      digits();
    }
  }

  private void digits() {
    int from = at;
    while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw new UnusualException();
    }
  }

  /// A whole number above 0, in quotes or not, that fits in 63 bits.
  long positive() {
    boolean isQuoted = takes('"');
    int from = at;
    long value = 0;
    while (at < limit && bytes[at] >= '0' && bytes[at] <= '9') {
      value = value * 10 + bytes[at++] - '0';
    }
    boolean isUsual = at > from && at - from <= 18 + (value > 0 ? 1 : 0) && bytes[from] != '0';
    if (isQuoted) {
      isUsual &= at < limit && bytes[at++] == '"';
    }
    if (!isUsual || value <= 0) {
      throw new UnusualException();
    }
    return value;
  }

  /// Whether an empty string is next; it is not passed over.
  boolean isEmptyText() {
    return peek() == '"' && at + 1 < limit && bytes[at + 1] == '"';
  }

  /// The number that so many hexadecimal digits say, without passing quotes over.
  long hex(int digits) {
    if (at + digits > limit) {
      throw new UnusualException();
    }
    long value = 0;
    for (int last = at + digits; at < last; at++) {
      int letter = bytes[at];
      int lower = letter | 0x20;
      int digit = letter <= '9' ? letter - '0' : lower - 'a' + 10;
      boolean isDigit = (letter >= '0' && letter <= '9') || (lower >= 'a' && lower <= 'f');
      if (!isDigit) {
        throw new UnusualException();
      }
      value = (value << 4) | digit;
    }
    return value;
  }

  /// Passes a value over, whatever it is. Which containers are open stands in the bits of a number.
  void skip() {
    long objects = 0;
    int depth = 0;
    boolean isFirst = true;
    do {
      if (depth > 0) {
        boolean isObject = (objects & 1) != 0;
        if (!goesOn(isFirst, isObject ? '}' : ']')) {
          depth--;
          objects >>>= 1;
          isFirst = false;
          continue;
        }
        if (isObject) {
          name();
        }
      }
      byte next = peek();
      isFirst = next == '{' || next == '[';
      if (isFirst) {
        at++;
        depth++;
        objects = (objects << 1) | (next == '{' ? 1 : 0);
      } else if (next == 'n') {
        literal("null");
      } else {
        scalar();
      }
    } while (depth > 0 && depth < DEEPEST);
    if (depth > 0) {
      throw new UnusualException();
    }
  }
}
