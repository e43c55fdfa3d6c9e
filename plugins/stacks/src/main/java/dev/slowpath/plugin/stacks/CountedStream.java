package dev.slowpath.plugin.stacks;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that knows how many bytes it gave and whether there are no more.
final class CountedStream extends FilterInputStream {
  private long count;
  private boolean atEnd;

  CountedStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    seen(value < 0 ? -1 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int read = super.read(buffer, from, length);
    seen(read);
    return read;
  }

  private void seen(int bytes) {
    if (bytes < 0) {
      atEnd = true;
    } else {
      count += bytes;
    }
  }

  long count() {
    return count;
  }

  boolean isAtEnd() {
    return atEnd;
  }
}
