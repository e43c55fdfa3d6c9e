package dev.slowpath.plugin.traces;

/// Some lines of a file, in one piece of memory.
///
/// Shapes: whole lines with their breaks, `length` bytes; only the last line of the file may lack
/// its break.
final class LineBatch {
  private static final long BREAKS = 0x0A0A0A0A0A0A0A0AL;
  private static final long LOWS = 0x7F7F7F7F7F7F7F7FL;

  private final int number;
  private final byte[] bytes;
  private final int length;
  private final long firstLine;

  /// @param number its place among the batches of the file, from 0
  LineBatch(int number, byte[] bytes, int length, long firstLine) {
    this.number = number;
    this.bytes = bytes;
    this.length = length;
    this.firstLine = firstLine;
  }

  /// Takes one line.
  @FunctionalInterface
  interface Visitor {
    /// Takes the line between two offsets.
    ///
    /// @param to after its last byte but the line break
    /// @param isUnended whether the file ends without a break after it
    void line(long number, int from, int to, boolean isUnended);
  }

  int number() {
    return number;
  }

  byte[] bytes() {
    return bytes;
  }

  /// The number of the first line after these.
  long nextLine() {
    long lines = 0;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      lines += Long.bitCount(breaks(at));
    }
    for (; at < length; at++) {
      lines += bytes[at] == '\n' ? 1 : 0;
    }
    return firstLine + lines;
  }

  /// Shows each line that is not blank.
  void forEachLine(Visitor visitor) {
    int from = 0;
    long number = firstLine;
    while (from < length) {
      int to = end(from);
      if (!isBlank(from, to)) {
        visitor.line(number, from, to, to == length);
      }
      from = to + 1;
      number++;
    }
  }

  private int end(int from) {
    int at = from;
    while (at + Long.BYTES <= length && breaks(at) == 0) {
      at += Long.BYTES;
    }
    while (at < length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /// Which of eight bytes are line breaks: the highest bit of each that is.
  private long breaks(int at) {
    long other = (long) ByteTexts.LONGS.get(bytes, at) ^ BREAKS;
    return ~(((other & LOWS) + LOWS) | other | LOWS);
  }

  private boolean isBlank(int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') {
        return false;
      }
    }
    return true;
  }
}
