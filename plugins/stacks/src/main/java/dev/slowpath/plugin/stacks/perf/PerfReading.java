package dev.slowpath.plugin.stacks.perf;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The samples of a listing while it is read. The first event that counts time on a processor
/// becomes the metric `cpu`; samples of other events are counted and left out, because periods of
/// different events do not add up.
final class PerfReading {
  private static final String EXPECTED = "perf script's samples: a header, frames, a blank line";

  private final Profile.Builder profile = Profile.builder();
  private final WeightTable weights = new WeightTable();
  private final Counts counts = new Counts();
  private final Map<String, Integer> frames = new HashMap<>();
  private final Map<String, Integer> threads = new HashMap<>();
  private final Map<String, Long> events = new TreeMap<>();
  private final List<Integer> stack = new ArrayList<>();
  private @Nullable PerfHeader open;
  private @Nullable String taken;
  private boolean isClock;
  private long periodSum;
  private long samples;
  private long good;
  private long bad;

  PerfReading() {
    profile.metric(Metric.CPU, Unit.SAMPLES);
  }

  void line(Lines lines) {
    String line = lines.text();
    if (line.isBlank()) {
      close();
    } else if (open != null && PerfFrame.isFrame(line)) {
      stack.add(frame(line));
    } else if (!line.startsWith("#")) {
      close();
      begin(line);
    }
    if (!lines.isEnded()) {
      cut("the last line has no line break: what it says may be cut short");
    }
  }

  private void cut(String words) {
    counts.count(Notice.Kind.TRUNCATED, words);
  }

  private void begin(String line) {
    Optional<PerfHeader> header = PerfHeader.of(line);
    if (header.isEmpty()) {
      bad++;
      counts.count(Notice.Kind.SKIPPED, "lines that belong to no sample");
      return;
    }
    good++;
    open = header.get();
    events.merge(open.eventName(), 1L, Long::sum);
    if (taken == null && open.countsCpu()) {
      taken = open.eventName();
      isClock = open.countsNanoseconds();
    }
  }

  private int frame(String line) {
    int address = line.strip().indexOf(' ');
    String key = address < 0 ? "" : line.strip().substring(address);
    boolean isBare = !key.endsWith(")"); // then the address tells of the kernel
    return frames.computeIfAbsent(
        isBare ? line.strip() : key, absent -> profile.frame(PerfFrame.of(line)));
  }

  private void close() {
    PerfHeader header = open;
    open = null;
    if (header != null && header.eventName().equals(taken)) {
      int at = Stacks.ROOT;
      for (int frame : stack.reversed()) {
        at = profile.push(at, frame);
      }
      weights.add(at == Stacks.ROOT ? noStack() : at, thread(header), 1);
      samples++;
      periodSum += header.period();
    }
    stack.clear();
  }

  private int noStack() {
    return profile.push(
        Stacks.ROOT, profile.frame(Frame.named("[no stack]", Frame.Kind.SYNTHETIC)));
  }

  private int thread(PerfHeader header) {
    long id = header.thread() == 0 ? header.process() : header.thread();
    return threads.computeIfAbsent(
        header.threadName(), name -> profile.thread(new ProfiledThread(name, id)));
  }

  /// Says what is known only at the end.
  void end(Lines lines) throws ImportException {
    if (open != null) {
      close();
      cut("the last sample has no blank line after it: its stack may be cut short");
    }
    if (good <= bad) {
      throw new ImportException(
          new Problem.Malformed(
              new Place.Whole(), "no sample, or fewer than other lines", EXPECTED));
    }
    events.forEach((event, count) -> {
      if (!event.equals(taken)) {
        counts.add(
            Notice.Kind.UNSUPPORTED,
            "samples of the event '%s', which is not time on a processor".formatted(shown(event)),
            count);
      }
    });
    counts.add(
        Notice.Kind.ASSUMED,
        "lines with bytes that are no text in the file's encoding, replaced by a mark",
        lines.replaced());
  }

  private static String shown(String event) {
    return event.replaceAll("\\p{Cntrl}", "?");
  }

  Profile profile() {
    if (taken != null) {
      profile.fact("event", shown(taken));
    }
    if (isClock && samples > 0 && periodSum > 0) {
      profile.losses(Metric.CPU, new Samples.Losses(0, 0, 0, periodSum / samples));
    }
    weights.into(profile, Metric.CPU);
    return profile.build();
  }

  List<Notice> notices() {
    return counts.notices();
  }
}
