package dev.slowpath.plugin.postgres.table;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// The characters of a file in UTF-8, without a byte order mark, counted.
public final class CountedReader extends FilterReader {
  /// The longest token that a cut may leave unrecognised: `fals`.
  private static final int LONGEST_REST = 8;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private long read;
  private boolean hasEnded;

  public CountedReader(InputStream in) {
    super(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
  }

  @Override
  public int read() throws IOException {
    int character = in.read();
    if (read == 0 && character == BYTE_ORDER_MARK) {
      character = in.read();
    }
    read += character < 0 ? 0 : 1;
    hasEnded |= character < 0;
    return character;
  }

  @Override
  public int read(char[] buffer, int from, int length) throws IOException {
    if (read == 0 && length > 0) {
      int first = read();
      if (first >= 0) {
        buffer[from] = (char) first;
      }
      return first < 0 ? -1 : 1;
    }
    int count = in.read(buffer, from, length);
    read += Math.max(0, count);
    hasEnded |= count < 0;
    return count;
  }

  /// Whether the file ends right behind the offset.
  public boolean endsWithin(long offset) throws IOException {
    hasEnded = hasEnded || in.read() < 0;
    return hasEnded && offset >= read - LONGEST_REST;
  }
}
