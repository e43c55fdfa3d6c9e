package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The samples of a recording while its chunks are added: one tree of stacks and one set of frames,
/// threads and columns for all of them.
///
/// Frames are kept by method. A method that runs interpreted, compiled and inlined in turn is one
/// frame, of the kind that most of its occurrences in samples have.
final class Gathered {
  private static final int CODES = StackReader.RUNS.size();
  private static final int UNKNOWN = StackReader.RUNS.indexOf(Frame.Kind.UNKNOWN);

  private final Profile.Builder profile = Profile.builder();
  private final List<long[]> ran = new ArrayList<>();
  private final Map<Metric, Tally> tallies = new EnumMap<>(Metric.class);
  private final List<Row> errors = new ArrayList<>();
  private int noStack = Stacks.ROOT;
  private long clamped;

  /// One sample of an event type whose use is decided only at the end.
  private record Row(int stack, int thread, long timeNs) {}

  /// What happened to the samples of one metric.
  static final class Tally {
    private long samples;
    private long total;
    private long lost;
    private long failed;
    private long truncated;

    long lost() {
      return lost;
    }

    long failed() {
      return failed;
    }

    long truncated() {
      return truncated;
    }
  }

  void add(Decoded chunk) {
    int[] stacks = stacks(chunk);
    int[] threads = threads(chunk);
    Rows rows = chunk.rows();
    for (int row = 0; row < rows.size(); row++) {
      SampledEvent event = rows.event(row);
      Tally tally = tally(event);
      int local = rows.stack(row);
      int stack = local < 0 ? Stacks.ROOT : stacks[local];
      if (stack == Stacks.ROOT) {
        tally.failed++;
        stack = noStack();
      } else if (chunk.stacks().isCut(local)) {
        tally.truncated++;
      }
      int thread = rows.thread(row) < 0 ? -1 : threads[rows.thread(row)];
      if (event == SampledEvent.ERROR) {
        errors.add(new Row(stack, thread, rows.timeNs(row)));
      } else {
        add(event, stack, thread, rows.timeNs(row), rows.weight(row));
      }
    }
  }

  /// Counts samples that the recorder itself says it lost.
  void lost(SampledEvent event, long samples) {
    if (samples > 0) {
      tally(event).lost += samples;
    }
  }

  Map<Metric, Tally> tallies() {
    return tallies;
  }

  /// How many weights were brought back into their range.
  long clamped() {
    return clamped;
  }

  /// The profile of all chunks.
  Profile build(Map<String, String> facts, Map<Metric, Long> periodsNs) {
    Tally exceptions = tallies.get(Metric.EXCEPTION);
    if (exceptions != null && exceptions.samples == 0) {
      errors.forEach(row -> add(SampledEvent.ERROR, row.stack(), row.thread(), row.timeNs(), 1));
    }
    nameKinds();
    facts.forEach(profile::fact);
    tallies.forEach((metric, tally) ->
        profile.losses(
            metric,
            new Samples.Losses(
                tally.lost, tally.failed, tally.truncated, periodsNs.getOrDefault(metric, 0L))));
    return profile.build();
  }

  /// The chunk's stacks in the tree of all.
  private int[] stacks(Decoded chunk) {
    int[] frames = frames(chunk);
    StackReader read = chunk.stacks();
    int[] stacks = new int[read.stacks()];
    for (int local = 0; local < stacks.length; local++) {
      int stack = Stacks.ROOT;
      for (int at = read.start(local + 1) - 1; at >= read.start(local); at--) {
        stack = profile.push(stack, frames[read.frame(at)]);
      }
      stacks[local] = stack;
    }
    return stacks;
  }

  private int[] frames(Decoded chunk) {
    int[] frames = new int[chunk.methods().size()];
    int[] kinds = chunk.kindsByCode();
    for (int method = 0; method < frames.length; method++) {
      String name = chunk.methods().get(method);
      frames[method] =
          profile.frame(Frame.named(name.isEmpty() ? "[unknown]" : name, Frame.Kind.UNKNOWN));
      long[] counts = chunk.stacks().ran(method, kinds);
      while (ran.size() <= frames[method]) {
        ran.add(new long[CODES]);
      }
      long[] all = ran.get(frames[method]);
      for (int code = 0; code < CODES; code++) {
        all[code] += counts[code];
      }
    }
    return frames;
  }

  private int[] threads(Decoded chunk) {
    int[] threads = new int[chunk.threads().size()];
    for (int local = 0; local < threads.length; local++) {
      @Nullable ProfiledThread thread = chunk.threads().get(local);
      threads[local] = thread == null ? -1 : profile.thread(thread);
    }
    return threads;
  }

  /// Tells the profile of which kind each method is.
  private void nameKinds() {
    for (int frame = 0; frame < ran.size(); frame++) {
      long[] counts = ran.get(frame);
      int most = UNKNOWN;
      long any = 0;
      for (int code = 0; code < CODES; code++) {
        most = counts[code] > counts[most] ? code : most;
        any += counts[code];
      }
      if (any > 0) {
        profile.kind(frame, StackReader.RUNS.get(most));
      }
    }
  }

  private Tally tally(SampledEvent event) {
    Tally known = tallies.get(event.metric());
    if (known == null) {
      profile.metric(event.metric(), event.unit());
      known = new Tally();
      tallies.put(event.metric(), known);
    }
    return known;
  }

  /// A negative weight counts as none, and is told.
  private void add(SampledEvent event, int stack, int thread, long timeNs, long weight) {
    Tally tally = tally(event);
    long kept = Math.clamp(weight, 0, Long.MAX_VALUE - tally.total);
    if (kept != weight) {
      clamped++;
    }
    tally.samples++;
    tally.total += kept;
    profile.sample(event.metric(), stack, thread, timeNs, kept);
  }

  /// A sample without a stack stands under a frame that says so: its weight was measured.
  private int noStack() {
    if (noStack == Stacks.ROOT) {
      int frame = profile.frame(Frame.named("[no stack]", Frame.Kind.SYNTHETIC));
      noStack = profile.push(Stacks.ROOT, frame);
    }
    return noStack;
  }
}
