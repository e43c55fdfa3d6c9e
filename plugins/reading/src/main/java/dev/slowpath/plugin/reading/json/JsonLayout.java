package dev.slowpath.plugin.reading.json;

import dev.slowpath.plugin.Source;
import java.io.IOException;
import java.io.InputStream;

/// How the objects of a JSON file stand in it.
public enum JsonLayout {
  /// An object a line, so that a bad line spoils no other.
  LINES,
  /// One object or list, or several one after another, over any number of lines.
  DOCUMENT;

  /// A first line longer than this is read as a document, in a stream.
  private static final int LONGEST_LINE = 16 << 20;

  private static final int CHUNK = 1 << 16;

  /// Told by the first line that is not blank: it is an object that closes all that it opens, or
  /// the two after it are.
  static JsonLayout of(Source source) throws IOException {
    FirstLines first = new FirstLines();
    try (InputStream in = source.open()) {
      byte[] chunk = new byte[CHUNK];
      int length = in.read(chunk);
      for (long seen = 0; length >= 0 && seen < LONGEST_LINE && !first.isKnown(); seen += length) {
        for (int at = 0; at < length && !first.isKnown(); at++) {
          first.see(chunk[at]);
        }
        length = in.read(chunk);
      }
    }
    return first.layout();
  }

  /// Whether something that a text opens is not closed.
  static boolean isOpen(String text) {
    Brackets brackets = new Brackets();
    text.chars().forEach(letter -> brackets.see((byte) (letter < 0x80 ? letter : '?')));
    return brackets.isOpen();
  }

  /// How many objects and lists are open after the bytes seen so far, and whether a string is.
  private static final class Brackets {
    private long depth;
    private boolean inString;
    private boolean escaped;

    void see(byte next) {
      if (inString) {
        inString = escaped || next != '"';
        escaped = !escaped && next == '\\';
        return;
      }
      switch (next) {
        case '"' -> inString = true;
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
    }

    boolean isOpen() {
      return inString || depth > 0;
    }
  }

  /// The first three lines that are not blank, while they are looked at.
  private static final class FirstLines {
    private Brackets brackets = new Brackets();
    private byte opening;
    private byte last;
    private int lines;
    private int whole;
    private boolean isList;

    void see(byte next) {
      if (next == '\n' && opening != 0) {
        end();
      } else if (!isBlank(next)) {
        isList |= lines == 0 && opening == 0 && next != '{';
        opening = opening == 0 ? next : opening;
        last = next;
      }
      if (opening != 0) {
        brackets.see(next);
      }
    }

    private static boolean isBlank(byte next) {
      boolean isMark = next == (byte) 0xef || next == (byte) 0xbb || next == (byte) 0xbf;
      return isMark || next == ' ' || next == '\t' || next == '\r' || next == '\n';
    }

    private void end() {
      boolean isWhole = opening == '{' && last == '}' && !brackets.isOpen();
      lines++;
      whole += isWhole ? 1 : 0;
      whole = isWhole && lines == 1 ? 3 : whole;
      opening = 0;
      brackets = new Brackets();
    }

    boolean isKnown() {
      return isList || lines == 3 || whole == 3;
    }

    JsonLayout layout() {
      if (!isKnown() && opening != 0) {
        end();
      }
      return !isList && whole >= 2 ? LINES : DOCUMENT;
    }
  }
}
