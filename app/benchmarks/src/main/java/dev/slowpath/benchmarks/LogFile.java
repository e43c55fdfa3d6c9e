package dev.slowpath.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes a large log of PostgreSQL of a recorded one: its messages again and again, each time six
/// seconds later, by other processes and for other values.
public final class LogFile {
  private static final Pattern HEAD =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)(\\.\\d{3} UTC \\[)(\\d+)\\]");
  private static final Pattern PROCESS = Pattern.compile("process (\\d+) ");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private LogFile() {}

  public static void main(String... arguments) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(arguments[0]));
    long bytes = Long.parseLong(arguments[2]) * 1_000_000;
    long written = 0;
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[1])))) {
      for (int times = 0; written < bytes; times++) {
        for (String line : lines) {
          String moved = moved(line, times);
          out.print(moved);
          out.print('\n');
          written += moved.length() + 1L;
        }
      }
    }
  }

  private static String moved(String line, int times) {
    String later =
        HEAD.matcher(line).replaceAll(head -> Matcher.quoteReplacement(head(head, times)));
    return PROCESS
        .matcher(later)
        .replaceAll(process -> "process " + number(process.group(1), times) + " ")
        .replace("id = 7", "id = " + times % 1000);
  }

  private static String head(MatchResult head, int times) {
    LocalDateTime at = LocalDateTime.parse(head.group(1), TIME).plusSeconds(6L * times);
    return TIME.format(at) + head.group(2) + number(head.group(3), times) + "]";
  }

  private static long number(String process, int times) {
    return (Long.parseLong(process) + 37L * times) % 4_000_000;
  }
}
