package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Occasion;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The samples of a recording while its chunks are added: one tree of stacks and one set of frames,
/// threads and columns for all of them.
///
/// Frames are kept by method. A method that runs interpreted, compiled and inlined in turn is one
/// frame, of the kind that most of its occurrences in samples have; how many have which, the
/// profile tells.
final class Gathered {
  private static final int CODES = StackReader.RUNS.size();

  private final Profile.Builder profile = Profile.builder();
  private final List<long[]> ran = new ArrayList<>();
  private final Map<Metric, Tally> tallies = new EnumMap<>(Metric.class);
  private final Map<SampledEvent, List<Samples.Told>> otherwise = new EnumMap<>(SampledEvent.class);
  private final Set<SampledEvent> met = EnumSet.noneOf(SampledEvent.class);
  private int noStack = Stacks.ROOT;
  private long clamped;

  /// What happened to the samples of one metric.
  static final class Tally {
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
    int[] lined = lined(chunk, stacks);
    int[] threads = threads(chunk);
    int[] occasions = chunk.occasions().stream().mapToInt(profile::occasion).toArray();
    Rows rows = chunk.rows();
    for (int place = 0; place < rows.size(); place++) {
      int row = rows.byTime(place);
      SampledEvent event = rows.event(row);
      met.add(event);
      int local = rows.stack(row);
      boolean hasStack = local >= 0 && stacks[local] != Stacks.ROOT;
      count(event, hasStack, hasStack && chunk.stacks().isCut(local));
      Samples.Told sample =
          new Samples.Told(
              hasStack ? stacks[local] : inPlace(event, chunk.occasions().get(rows.occasion(row))),
              rows.thread(row) < 0 ? -1 : threads[rows.thread(row)],
              rows.timeNs(row),
              rows.weight(row),
              occasions[rows.occasion(row)],
              hasStack ? lined[local] : -1);
      if (event.otherwise().isPresent()) {
        otherwise.computeIfAbsent(event, absent -> new ArrayList<>()).add(sample);
      } else {
        add(event, sample);
      }
    }
  }

  private void count(SampledEvent event, boolean hasStack, boolean isCut) {
    Tally tally = tally(event);
    tally.failed += hasStack || !event.hasStacks() ? 0 : 1;
    tally.truncated += isCut ? 1 : 0;
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

  /// How many samples were left out because another type of event tells the same, by their type.
  Map<SampledEvent, Integer> toldTwice() {
    Map<SampledEvent, Integer> left = new EnumMap<>(SampledEvent.class);
    otherwise.forEach((event, samples) -> {
      if (event != SampledEvent.ERROR && event.otherwise().filter(met::contains).isPresent()) {
        left.put(event, samples.size());
      }
    });
    return left;
  }

  /// How many weights were brought back into their range.
  long clamped() {
    return clamped;
  }

  /// The profile of all chunks.
  Profile build(Map<String, String> facts, Map<Metric, Long> periodsNs) {
    otherwise.forEach((event, samples) -> {
      if (event.otherwise().filter(met::contains).isEmpty()) {
        samples.forEach(sample -> add(event, sample));
      }
    });
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

  /// The chunk's stacks with their lines.
  private int[] lined(Decoded chunk, int[] stacks) {
    StackReader read = chunk.stacks();
    int[] lined = new int[stacks.length];
    for (int local = 0; local < lined.length; local++) {
      lined[local] =
          profile.lined(stacks[local], read.lines(), read.start(local), read.start(local + 1));
    }
    return lined;
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

  /// Tells the profile as code of which kind each method ran.
  private void nameKinds() {
    for (int frame = 0; frame < ran.size(); frame++) {
      Map<Frame.Kind, Long> times = new EnumMap<>(Frame.Kind.class);
      for (int code = 0; code < CODES; code++) {
        if (ran.get(frame)[code] > 0) {
          times.put(StackReader.RUNS.get(code), ran.get(frame)[code]);
        }
      }
      profile.ran(frame, times);
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
  private void add(SampledEvent event, Samples.Told sample) {
    Tally tally = tally(event);
    long kept = Math.clamp(sample.weight(), 0, Long.MAX_VALUE - tally.total);
    if (kept != sample.weight()) {
      clamped++;
    }
    tally.total += kept;
    profile.sample(event.metric(), kept == sample.weight() ? sample : sample.weighing(kept));
  }

  /// What the JVM does itself stands under a frame that names it.
  private int inPlace(SampledEvent event, Occasion occasion) {
    if (event.hasStacks()) {
      return noStack();
    }
    String name = "[" + occasion.about() + "]";
    return profile.push(Stacks.ROOT, profile.frame(Frame.named(name, Frame.Kind.SYNTHETIC)));
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
