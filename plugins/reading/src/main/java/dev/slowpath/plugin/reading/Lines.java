package dev.slowpath.plugin.reading;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The lines of a text, one at a time: UTF-8, or UTF-16 where a byte order mark says so (what a
/// redirect of PowerShell writes); ended by LF or CRLF.
public final class Lines implements Closeable {
  private static final int BUFFER = 1 << 16;
  private static final int MARK = 3;
  private static final int LINES_BETWEEN_TICKS = 5_000;

  private final Reader reader;
  private final int longest;
  private final char[] buffer = new char[BUFFER];
  private final StringBuilder begun = new StringBuilder();
  private int at;
  private int filled;
  private String text = "";
  private boolean ended = true;
  private long number;
  private long replaced;

  /// Takes the current line, or what is known at the end of all.
  @FunctionalInterface
  public interface Content {
    void take(Lines lines) throws ImportException;
  }

  /// Gives each line of a source to `line`, then the end to `end`. Every few thousand lines the
  /// progress may cancel the reading.
  public static void each(Source source, Progress progress, Content line, Content end)
      throws ImportException, IOException {
    try (InputStream in = source.open();
        Lines lines = new Lines(in, source.limits())) {
      int untilTick = LINES_BETWEEN_TICKS;
      while (lines.advance()) {
        line.take(lines);
        untilTick--;
        if (untilTick == 0) {
          progress.tick();
          untilTick = LINES_BETWEEN_TICKS;
        }
      }
      end.take(lines);
    }
  }

  /// Takes the stream over: closing the lines closes it.
  public Lines(InputStream in, Limits limits) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    this.reader = new InputStreamReader(buffered, charset(buffered));
    this.longest = limits.stringLength();
  }

  private static Charset charset(BufferedInputStream in) throws IOException {
    in.mark(MARK);
    byte[] mark = in.readNBytes(MARK);
    in.reset();
    if (isMark(mark, 0xef, 0xbb, 0xbf)) {
      in.skipNBytes(MARK);
    } else if (isMark(mark, 0xff, 0xfe)) {
      in.skipNBytes(2);
      return StandardCharsets.UTF_16LE;
    } else if (isMark(mark, 0xfe, 0xff)) {
      in.skipNBytes(2);
      return StandardCharsets.UTF_16BE;
    }
    return StandardCharsets.UTF_8;
  }

  private static boolean isMark(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int position = 0; position < mark.length; position++) {
      if ((bytes[position] & 0xff) != mark[position]) {
        return false;
      }
    }
    return true;
  }

  /// Goes to the next line; false when there is none.
  public boolean advance() throws ImportException, IOException {
    begun.setLength(0);
    number++;
    while (at < filled || fill()) {
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      begun.append(buffer, at, end - at);
      at = end;
      refuseEndless();
      if (end < filled) {
        at++;
        take(true);
        return true;
      }
    }
    take(false);
    return !begun.isEmpty();
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, reader.read(buffer));
    return filled > 0;
  }

  private void take(boolean isEnded) {
    ended = isEnded;
    int length = begun.length();
    if (isEnded && length > 0 && begun.charAt(length - 1) == '\r') {
      begun.setLength(length - 1);
    }
    text = begun.toString();
    replaced += text.indexOf('\uFFFD') >= 0 ? 1 : 0;
  }

  private void refuseEndless() throws ImportException {
    if (begun.length() > longest) {
      throw new ImportException(
          new Problem.TooLarge(
              place(), "a line of more than " + longest + " characters", "shorter lines"));
    }
  }

  /// The line without its end.
  public String text() {
    return text;
  }

  /// Whether a line break ends the line: without one the file may have been cut within it.
  public boolean isEnded() {
    return ended;
  }

  public Place place() {
    return new Place.Line(number);
  }

  /// Lines so far that hold bytes of no character, or the mark that replaces such bytes.
  public long replaced() {
    return replaced;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
