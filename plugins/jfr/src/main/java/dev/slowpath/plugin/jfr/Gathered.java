package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.common.IMCStackTrace;
import org.openjdk.jmc.common.IMCThread;

/// The samples of a recording while it is read: stacks, threads and weights go into the profile's
/// builder as each event arrives, and no event is kept.
final class Gathered {
  private final Profile.Builder profile = Profile.builder();
  private final StackTable stacks = new StackTable(profile);
  private final IdentityHashMap<IMCThread, Integer> threads = new IdentityHashMap<>();
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

  /// Takes one event.
  ///
  /// @param weight in the event's unit; a negative one counts as none, and is told
  void sample(
      SampledEvent event,
      @Nullable IMCStackTrace trace,
      @Nullable IMCThread thread,
      long timeNs,
      long weight) {
    Tally tally = tally(event);
    Row row = new Row(stack(trace, tally), thread(thread), timeNs);
    if (event == SampledEvent.ERROR) {
      errors.add(row);
      return;
    }
    add(event, row, weight);
  }

  /// Counts samples that the recorder itself says it lost.
  void lost(SampledEvent event, long samples) {
    tally(event).lost += Math.max(0, samples);
  }

  void endChunk() {
    stacks.endChunk();
    threads.clear();
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
      errors.forEach(row -> add(SampledEvent.ERROR, row, 1));
    }
    stacks.nameKinds();
    facts.forEach(profile::fact);
    tallies.forEach((metric, tally) ->
        profile.losses(
            metric,
            new Samples.Losses(
                tally.lost, tally.failed, tally.truncated, periodsNs.getOrDefault(metric, 0L))));
    return profile.build();
  }

  private Tally tally(SampledEvent event) {
    return tallies.computeIfAbsent(
        event.metric(),
        metric -> {
          profile.metric(metric, event.unit());
          return new Tally();
        });
  }

  private void add(SampledEvent event, Row row, long weight) {
    Tally tally = tally(event);
    long kept = Math.clamp(weight, 0, Long.MAX_VALUE - tally.total);
    if (kept != weight) {
      clamped++;
    }
    tally.samples++;
    tally.total += kept;
    profile.sample(event.metric(), row.stack(), row.thread(), row.timeNs(), kept);
  }

  /// A sample without a stack stands under a frame that says so: its weight was measured.
  private int stack(@Nullable IMCStackTrace trace, Tally tally) {
    if (trace != null) {
      StackTable.Entry entry = stacks.count(trace);
      tally.truncated += entry.isTruncated() ? 1 : 0;
      if (entry.stack() != Stacks.ROOT) {
        return entry.stack();
      }
    }
    tally.failed++;
    if (noStack == Stacks.ROOT) {
      int frame = profile.frame(Frame.named("[no stack]", Frame.Kind.SYNTHETIC));
      noStack = profile.push(Stacks.ROOT, frame);
    }
    return noStack;
  }

  private int thread(@Nullable IMCThread thread) {
    if (thread == null) {
      return -1;
    }
    return threads.computeIfAbsent(thread, named -> profile.thread(profiled(named)));
  }

  private static ProfiledThread profiled(IMCThread thread) {
    String name = thread.getThreadName();
    Long id = thread.getThreadId();
    return new ProfiledThread(name == null ? "" : name, id == null ? -1 : id);
  }
}
