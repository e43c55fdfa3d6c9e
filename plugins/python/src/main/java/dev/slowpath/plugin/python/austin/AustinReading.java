package dev.slowpath.plugin.python.austin;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.reading.Counts;
import dev.slowpath.plugin.reading.Lines;
import dev.slowpath.plugin.reading.WeightTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A listing while it is read: `# key: value` metadata, then `P1;T0:2;file:function:line;…
/// figures`.
///
/// The figures are microseconds; in mode `memory` bytes; in mode `full` microseconds, whether the
/// thread was idle, and the change of memory, separated by commas.
final class AustinReading {
  private static final String EXPECTED =
      "P<process>;T<thread>;<file>:<function>:<line>;… <figures>";
  private static final String FULL = "full";
  private static final int FULL_FIGURES = 3;
  private static final int SHOWN = 60;

  private final Profile.Builder profile = Profile.builder();
  private final Map<String, String> metadata = new TreeMap<>();
  private final Map<String, Integer> frames = new HashMap<>();
  private final Map<String, Integer> threads = new HashMap<>();
  private final WeightTable wall = new WeightTable();
  private final WeightTable cpu = new WeightTable();
  private final WeightTable memory = new WeightTable();
  private final Counts counts = new Counts();
  private boolean isFull;
  private long good;
  private long bad;

  void line(Lines lines) {
    String line = lines.text();
    if (!lines.isEnded()) {
      counts.count(
          Notice.Kind.TRUNCATED, "the last line has no line break: its figures may be cut short");
    }
    if (line.isBlank()) {
      return;
    }
    if (line.startsWith("#")) {
      metadata(line.substring(1));
      return;
    }
    int space = line.lastIndexOf(' ');
    if (!line.startsWith("P")
        || space < 0
        || !sample(line.substring(0, space), line.substring(space + 1))) {
      bad++;
      counts.count(Notice.Kind.SKIPPED, "lines that are not " + EXPECTED);
    } else {
      good++;
    }
  }

  private void metadata(String text) {
    int colon = text.indexOf(':');
    if (colon > 0) {
      metadata.put(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
    }
  }

  private String mode() {
    return metadata.getOrDefault("mode", "wall");
  }

  private boolean sample(String stack, String figures) {
    String[] parts = figures.split(",", -1);
    long[] numbers = new long[parts.length];
    for (int at = 0; at < parts.length; at++) {
      if (!parts[at].matches("-?\\d{1,15}")) {
        return false;
      }
      numbers[at] = Long.parseLong(parts[at]);
    }
    String[] names = stack.split(";", -1);
    if (names.length < 2 || !names[1].startsWith("T")) {
      return false;
    }
    int thread =
        threads.computeIfAbsent(
            names[0] + ";" + names[1],
            absent -> profile.thread(new ProfiledThread(threadName(names), threads.size())));
    int at = Stacks.ROOT;
    for (int name = 2; name < names.length; name++) {
      at = names[name].isEmpty() ? at : profile.push(at, frame(names[name]));
    }
    spend(at == Stacks.ROOT ? noStack() : at, thread, numbers);
    return true;
  }

  private static String threadName(String[] names) {
    return "thread %s (process %s)".formatted(names[1].substring(1), names[0].substring(1));
  }

  private int noStack() {
    return profile.push(
        Stacks.ROOT, profile.frame(Frame.named("[no stack]", Frame.Kind.SYNTHETIC)));
  }

  private void spend(int stack, int thread, long[] figures) {
    if (figures.length == FULL_FIGURES || mode().equals(FULL)) {
      isFull = true;
      time(wall, stack, thread, figures[0]);
      boolean isIdle = figures.length > 1 && figures[1] != 0;
      if (!isIdle) {
        time(cpu, stack, thread, figures[0]);
      }
      held(stack, thread, figures.length == FULL_FIGURES ? figures[2] : 0);
    } else if (mode().equals("memory")) {
      held(stack, thread, figures[0]);
    } else {
      time(mode().equals("cpu") ? cpu : wall, stack, thread, figures[0]);
    }
  }

  private void time(WeightTable table, int stack, int thread, long microseconds) {
    if (microseconds < 0) {
      counts.count(Notice.Kind.CLAMPED, "negative times, taken as none");
    }
    table.add(stack, thread, Math.max(0, microseconds) * 1_000);
  }

  private void held(int stack, int thread, long bytes) {
    if (bytes < 0) {
      counts.count(Notice.Kind.SKIPPED, "samples in which memory was given back");
    } else if (bytes > 0) {
      memory.add(stack, thread, bytes);
    }
  }

  private int frame(String text) {
    return frames.computeIfAbsent(text, absent -> profile.frame(parsed(text)));
  }

  /// A path may hold colons: the line is after the last one, the function before it.
  private static Frame parsed(String text) {
    int line = text.lastIndexOf(':');
    int function = line > 0 ? text.lastIndexOf(':', line - 1) : -1;
    boolean isLocated = function > 0 && text.substring(line + 1).matches("\\d{1,9}");
    return isLocated
        ? new Frame(
            text.substring(function + 1, line),
            text.substring(0, function),
            Integer.parseInt(text.substring(line + 1)),
            Frame.Kind.PYTHON)
        : Frame.named(text, Frame.Kind.UNKNOWN);
  }

  void end(Lines lines) throws ImportException {
    if (good <= bad) {
      throw new ImportException(
          new Problem.Malformed(new Place.Whole(), "fewer stacks than other lines", EXPECTED));
    }
    counts.add(Notice.Kind.CLAMPED, "times beyond what 64 bits can add up", wall.clamped());
    counts.add(
        Notice.Kind.ASSUMED,
        "lines with bytes that are no text in the file's encoding, replaced by a mark",
        lines.replaced());
    if (!metadata.containsKey("mode")) {
      counts.count(Notice.Kind.ASSUMED, "wall time: the file does not name its mode");
    }
  }

  Profile profile() {
    metric(Metric.CPU, Unit.NANOSECONDS, cpu, isFull || mode().equals("cpu"));
    metric(Metric.WALL, Unit.NANOSECONDS, wall, isFull || mode().equals("wall"));
    metric(Metric.ALLOCATION, Unit.BYTES, memory, isFull || mode().equals("memory"));
    metadata.forEach((key, value) -> profile.fact(shown(key), shown(value)));
    return profile.build();
  }

  private static String shown(String text) {
    String visible = text.replaceAll("\\p{Cntrl}", "?");
    return visible.length() > SHOWN ? visible.substring(0, SHOWN) + "…" : visible;
  }

  private void metric(Metric metric, Unit unit, WeightTable table, boolean isAsked) {
    if (isAsked || table.size() > 0) {
      profile.metric(metric, unit);
      table.forEach((stack, thread, weight) ->
          profile.sample(metric, stack, thread, Samples.NO_TIME, weight));
    }
  }

  List<Notice> notices() {
    return counts.notices();
  }
}
