package dev.slowpath.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Standard output that remembers why it could not be written: a [PrintStream] alone would swallow
/// that the disk is full.
final class Answer extends PrintStream {
  private static final int BUFFER = 1 << 16;

  private final Remembering end;

  Answer(OutputStream end) {
    this(new Remembering(end));
  }

  private Answer(Remembering end) {
    super(new BufferedOutputStream(end, BUFFER), false, StandardCharsets.UTF_8);
    this.end = end;
  }

  /// Why something of it was lost; nothing where all was written, or the reader had read enough.
  Optional<IOException> failure() {
    flush();
    return Optional.ofNullable(end.failure).filter(failure -> !isClosedPipe(failure));
  }

  private static boolean isClosedPipe(IOException failure) {
    String message = failure.getMessage();
    return message != null && message.contains("Broken pipe");
  }

  private static final class Remembering extends FilterOutputStream {
    private @Nullable IOException failure;

    Remembering(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException failed) {
        failure = failed;
        throw failed;
      }
    }
  }
}
