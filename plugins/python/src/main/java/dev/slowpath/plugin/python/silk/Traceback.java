package dev.slowpath.plugin.python.silk;

import dev.slowpath.plugin.reading.span.SpanForm;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The frame of the application in a Python traceback that asked for a query.
record Traceback(String file, String line, String function) {
  private static final Pattern FRAME =
      Pattern.compile("File \"([^\"\\n]{1,500})\", line (\\d{1,9}), in (\\S{1,200})");
  private static final Pattern LIBRARY =
      Pattern.compile(".*(/(site|dist)-packages/|/lib/python\\d|<frozen ).*");

  /// The innermost frame that no library owns: Silk writes the innermost first.
  static Optional<Traceback> frame(String traceback) {
    Matcher frames = FRAME.matcher(traceback);
    while (frames.find()) {
      if (!LIBRARY.matcher(frames.group(1)).matches()) {
        return Optional.of(new Traceback(frames.group(1), frames.group(2), frames.group(3)));
      }
    }
    return Optional.empty();
  }

  void into(SpanForm form) {
    form.with("code.file.path", file);
    form.with("code.line.number", line);
    form.with("code.function.name", function);
  }
}
