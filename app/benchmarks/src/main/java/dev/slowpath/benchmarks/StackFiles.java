package dev.slowpath.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/// Writes large profiles in language-neutral formats, as py-spy and VizTracer would: collapsed
/// stacks, a sampled file for speedscope, Chrome trace events as pairs and as complete events. The
/// program behind them has 3,000 functions in 400 files and changes a few frames of its stack from
/// sample to sample. The same arguments give the same bytes.
///
/// Run by `app/benchmarks/stacks.sh`: `StackFiles FOLDER MEGABYTES`.
final class StackFiles {
  private static final int FUNCTIONS = 3_000;
  private static final int DEEPEST = 60;

  private final Path folder;
  private final long bytes;
  private final Random chance = new Random(20261121);
  private final int[] stack = new int[DEEPEST];
  private int depth = 30;

  private StackFiles(Path folder, long bytes) {
    this.folder = folder;
    this.bytes = bytes;
    for (int at = 0; at < DEEPEST; at++) {
      stack[at] = chance.nextInt(FUNCTIONS);
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    long bytes = Long.parseLong(arguments[1]) * 1_000_000;
    new StackFiles(folder, bytes).collapsed();
    new StackFiles(folder, bytes).speedscope();
    new StackFiles(folder, bytes).pairs();
    new StackFiles(folder, bytes).complete();
  }

  private static String function(int number) {
    return "handle_" + number;
  }

  private static String file(int number) {
    return "/srv/shop/lib/module_" + number % 400 + ".py";
  }

  /// The next stack has all but the last few frames of this one.
  ///
  /// @return how many frames stay
  private int step() {
    int kept = Math.max(3, depth - chance.nextInt(8));
    depth = Math.min(DEEPEST, kept + 1 + chance.nextInt(8));
    for (int at = kept; at < depth; at++) {
      stack[at] = (stack[at - 1] * 7 + chance.nextInt(12)) % FUNCTIONS;
    }
    return kept;
  }

  private Writer writer(String name) throws IOException {
    return Files.newBufferedWriter(folder.resolve(name));
  }

  private void collapsed() throws IOException {
    try (Writer to = writer("large.raw.txt")) {
      for (long written = 0; written < bytes; ) {
        step();
        StringBuilder line = new StringBuilder("thread (7): MainThread");
        for (int at = 0; at < depth; at++) {
          line.append(';').append(function(stack[at])).append(" (module_");
          line.append(stack[at] % 400).append(".py:").append(stack[at] % 900 + 1).append(')');
        }
        line.append(' ').append(1 + chance.nextInt(9)).append('\n');
        to.append(line);
        written += line.length();
      }
    }
  }

  private void speedscope() throws IOException {
    try (Writer to = writer("large.speedscope.json")) {
      to.append("{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\",");
      to.append(
          "\"profiles\":[{\"type\":\"sampled\",\"name\":\"MainThread\",\"unit\":\"seconds\",");
      to.append("\"startValue\":0,\"endValue\":1,\"samples\":[");
      long rows = 0;
      for (long written = 0; written < bytes; rows++) {
        step();
        StringBuilder row = new StringBuilder(rows == 0 ? "[" : ",[");
        for (int at = 0; at < depth; at++) {
          row.append(at == 0 ? "" : ",").append(stack[at]);
        }
        to.append(row.append(']'));
        written += row.length() + 5;
      }
      to.append("],\"weights\":[");
      for (long row = 0; row < rows; row++) {
        to.append(row == 0 ? "0.01" : ",0.01");
      }
      to.append("]}],\"shared\":{\"frames\":[");
      for (int number = 0; number < FUNCTIONS; number++) {
        String one =
            "%s{\"name\":\"%s\",\"file\":\"%s\",\"line\":%d}"
                .formatted(
                    number == 0 ? "" : ",", function(number), file(number), number % 900 + 1);
        to.append(one);
      }
      to.append("]},\"activeProfileIndex\":null,\"exporter\":\"py-spy@0.4.2\",");
      to.append("\"name\":\"py-spy profile\"}");
    }
  }

  private void pairs() throws IOException {
    try (Writer to = writer("large.trace.json")) {
      to.append('[');
      int open = 0;
      int[] opened = new int[DEEPEST];
      long micros = 0;
      for (long written = 0; written < bytes; micros += 10_000) {
        int kept = Math.min(open, step());
        StringBuilder events = new StringBuilder();
        while (open > kept) {
          open--;
          event(events, opened[open], 'E', micros, written == 0);
        }
        while (open < depth) {
          opened[open] = stack[open];
          event(events, opened[open], 'B', micros, written == 0 && events.isEmpty());
          open++;
        }
        to.append(events);
        written += events.length();
      }
      StringBuilder last = new StringBuilder();
      while (open > 0) {
        open--;
        event(last, opened[open], 'E', micros, false);
      }
      to.append(last.append(']'));
    }
  }

  private static void event(
      StringBuilder to, int function, char phase, long micros, boolean isFirst) {
    to.append(isFirst ? "" : ",").append("{\"args\":{\"filename\":\"").append(file(function));
    to.append("\",\"line\":").append(function % 900 + 1).append("},\"cat\":\"py-spy\",\"name\":\"");
    to.append(function(function)).append("\",\"ph\":\"").append(phase);
    to.append("\",\"pid\":7,\"tid\":7,\"ts\":").append(micros).append('}');
  }

  /// Complete events stand in the order in which calls end, callees first.
  private void complete() throws IOException {
    try (Writer to = writer("large.viztracer.json")) {
      to.append("{\"traceEvents\":[");
      double micros = 0;
      for (long written = 0; written < bytes; ) {
        StringBuilder events = new StringBuilder();
        int calls = 1 + chance.nextInt(6);
        double start = micros + 1;
        for (int call = 0; call < calls; call++) {
          complete(events, chance.nextInt(FUNCTIONS), start + call * 3, 2, written == 0);
        }
        complete(events, chance.nextInt(FUNCTIONS), micros, calls * 3 + 2, false);
        micros += calls * 3 + 3;
        to.append(events);
        written += events.length();
      }
      to.append("],\"viztracer_metadata\":{\"version\":\"1.0.0\"}}");
    }
  }

  private static void complete(
      StringBuilder to, int function, double start, double micros, boolean isFirst) {
    to.append(isFirst && to.isEmpty() ? "" : ",").append("{\"pid\":7,\"tid\":7,\"ts\":");
    to.append(String.format(Locale.ROOT, "%.3f", start)).append(",\"dur\":").append(micros);
    to.append(",\"name\":\"").append(function(function)).append(" (").append(file(function));
    to.append(':').append(function % 900 + 1).append(")\",\"ph\":\"X\",\"cat\":\"FEE\"}");
  }
}
