package dev.slowpath.plugin.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that knows how many bytes it gave and whether there are no more.
public final class CountedStream extends FilterInputStream {
  private long count;
  private boolean atEnd;

  public CountedStream(InputStream in) {
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

  public long count() {
    return count;
  }

  public boolean isAtEnd() {
    return atEnd;
  }
}
