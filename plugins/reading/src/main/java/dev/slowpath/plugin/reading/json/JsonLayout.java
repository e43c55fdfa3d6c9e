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
  /// the next line begins an object too.
  static JsonLayout of(Source source) throws IOException {
    FirstLine first = new FirstLine();
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

  /// The first line while it is looked at, and the start of the second.
  private static final class FirstLine {
    private final Brackets brackets = new Brackets();
    private byte opening;
    private byte second;
    private boolean ended;

    void see(byte next) {
      boolean isBlank = next == ' ' || next == '\t' || next == '\r' || next == '\n';
      if (opening == 0) {
        opening = isBlank || isByteOrderMark(next) ? 0 : next;
      } else if (next == '\n') {
        ended = true;
      }
      if (!ended) {
        brackets.see(next);
      } else if (!isBlank && second == 0) {
        second = next;
      }
    }

    private static boolean isByteOrderMark(byte next) {
      return next == (byte) 0xef || next == (byte) 0xbb || next == (byte) 0xbf;
    }

    boolean isKnown() {
      return (opening != 0 && opening != '{') || second != 0;
    }

    JsonLayout layout() {
      boolean isWhole = opening == '{' && (ended || second != 0) && !brackets.isOpen();
      return isWhole || (opening == '{' && second == '{') ? LINES : DOCUMENT;
    }
  }
}
