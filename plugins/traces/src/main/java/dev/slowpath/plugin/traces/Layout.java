package dev.slowpath.plugin.traces;

import dev.slowpath.plugin.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/// How the objects of a file stand in it.
enum Layout {
  /// A request a line, so that a bad line spoils no other.
  LINES,
  /// One object, or several one after another, over any number of lines.
  DOCUMENT;

  /// A first line longer than this is read as a document, in a stream.
  private static final int LONGEST_LINE = 16 << 20;

  private static final int CHUNK = 1 << 16;
  private static final int START_SHOWN = 40;
  private static final Pattern REQUEST =
      Pattern.compile(
          "\\{\\s*\"(resource_?(Spans|spans|Metrics|metrics|Logs|logs)|batches|trace|result)\".*",
          Pattern.DOTALL);

  /// Told by the first line that is not blank: when it closes all that it opens it is a request,
  /// and so it is when it does not but the next line begins like a request.
  static Layout of(Source source) throws IOException {
    FirstLine first = new FirstLine();
    try (InputStream in = source.open()) {
      byte[] chunk = new byte[CHUNK];
      int length = in.read(chunk);
      long seen = 0;
      while (length >= 0 && seen < LONGEST_LINE && !first.isKnown()) {
        first.see(chunk, length);
        seen += length;
        length = first.isKnown() ? -1 : in.read(chunk);
      }
    }
    return first.layout();
  }

  /// The first line while it is looked at, and the start of the second.
  private static final class FirstLine {
    private final Balance balance = new Balance();
    private final StringBuilder second = new StringBuilder();
    private byte opening;
    private boolean ended;

    void see(byte[] chunk, int length) {
      for (int at = 0; at < length && !isKnown(); at++) {
        see(chunk[at]);
      }
    }

    private void see(byte next) {
      boolean isBlank = next == ' ' || next == '\t' || next == '\r' || next == '\n';
      if (opening == 0) {
        opening = isBlank || isByteOrderMark(next) ? 0 : next;
      } else if (next == '\n') {
        ended = true;
      }
      if (!ended) {
        balance.see(next);
      } else if (!isBlank || !second.isEmpty()) {
        second.append((char) (next & 0xff));
      }
    }

    private static boolean isByteOrderMark(byte next) {
      return next == (byte) 0xef || next == (byte) 0xbb || next == (byte) 0xbf;
    }

    boolean isKnown() {
      boolean isNoJson = opening != 0 && opening != '{' && opening != '[';
      boolean isWholeLine = ended && (!balance.isOpen() || balance.isInString());
      return isNoJson || isWholeLine || second.length() == START_SHOWN;
    }

    Layout layout() {
      if (opening == 0 || opening == '[') {
        return DOCUMENT;
      }
      boolean isRequest = ended && !balance.isOpen();
      boolean isSpoilt = opening != '{' || (ended && balance.isInString());
      return isRequest || isSpoilt || REQUEST.matcher(second).matches() ? LINES : DOCUMENT;
    }
  }
}
