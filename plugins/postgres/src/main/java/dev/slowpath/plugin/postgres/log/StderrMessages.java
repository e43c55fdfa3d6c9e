package dev.slowpath.plugin.postgres.log;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.reading.Lines;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The messages of a log on stderr: a line for each part of a message, which begins with
/// `log_line_prefix` and the part's name, and a tab before each line that goes on.
final class StderrMessages {
  private static final String MARK = ":  ";
  private static final int LONGEST_PREFIX = 400;
  private static final Set<String> PRIMARY =
      Set.of(
          "LOG", "ERROR", "FATAL", "PANIC", "WARNING", "NOTICE", "INFO", "DEBUG1", "DEBUG2",
          "DEBUG3", "DEBUG4", "DEBUG5");
  private static final Set<String> SECONDARY =
      Set.of("DETAIL", "HINT", "QUERY", "CONTEXT", "STATEMENT", "LOCATION", "BACKTRACE");

  private final LogDraft draft;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder context = new StringBuilder();
  private final StringBuilder statement = new StringBuilder();
  private final StringBuilder other = new StringBuilder();
  private StringBuilder open = other;
  private LogMessage.@Nullable Origin origin;
  private long line;
  private long skipped;

  StderrMessages(LogDraft draft) {
    this.draft = draft;
  }

  /// Where a line names its part, and which.
  private record Heading(String prefix, String part, String rest) {}

  /// Whether a line begins a part of a message.
  static boolean isHeading(String line) {
    return heading(line) != null;
  }

  private static @Nullable Heading heading(String line) {
    int at = line.indexOf(MARK);
    while (at >= 0 && at < LONGEST_PREFIX) {
      int from = at;
      while (from > 0 && Character.isLetterOrDigit(line.charAt(from - 1))) {
        from--;
      }
      String part = line.substring(from, at);
      if (PRIMARY.contains(part) || SECONDARY.contains(part)) {
        return new Heading(line.substring(0, from), part, line.substring(at + MARK.length()));
      }
      at = line.indexOf(MARK, at + 1);
    }
    return null;
  }

  void read(Lines lines, Progress progress) throws ImportException, IOException {
    boolean isEnded = true;
    long number = 0;
    while (lines.advance()) {
      progress.tick();
      number++;
      isEnded = lines.isEnded();
      take(lines.text(), number);
    }
    if (isEnded) {
      finish();
    } else {
      draft.cut();
    }
    draft.skipped(skipped);
  }

  private void take(String words, long number) {
    if (words.startsWith("\t")) {
      open.append('\n').append(words, 1, words.length());
      return;
    }
    Heading heading = heading(words);
    if (heading == null) {
      skipped += words.isBlank() ? 0 : 1;
    } else if (PRIMARY.contains(heading.part())) {
      finish();
      origin = LogPrefix.read(heading.prefix(), draft.times());
      line = number;
      open = text;
      open.append(heading.rest());
    } else {
      open = opened(heading.part());
      open.setLength(0);
      open.append(heading.rest());
    }
  }

  private StringBuilder opened(String part) {
    return switch (part) {
      case "CONTEXT" -> context;
      case "STATEMENT" -> statement;
      default -> other;
    };
  }

  private void finish() {
    LogMessage.Origin from = origin;
    if (from != null) {
      draft.take(
          new LogMessage(from, text.toString(), context.toString(), statement.toString(), line));
    }
    origin = null;
    text.setLength(0);
    context.setLength(0);
    statement.setLength(0);
    other.setLength(0);
    open = other;
  }
}
