package dev.slowpath.workbench.layout;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.ThreadState;
import dev.slowpath.model.source.TimeRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// When the samples of one metric were taken, and by which threads: a timeline by groups of
/// threads, a map of seconds by parts of a second, and the threads by weight.
///
/// Threads whose names differ by the number at their end are a group: those of a pool.
public final class SampleTimes {
  private static final Pattern NUMBER = Pattern.compile("[-_#@:. ]*\\d+\\)?$");

  /// Stands for the thread of samples that name none.
  public static final ProfiledThread NO_THREAD = new ProfiledThread("no thread", 0);

  private final Samples samples;
  private final TimeRange range;
  private final List<Group> groups;
  private final int[] groupOf;
  private final Set<ThreadState> states;

  /// A thread and what its samples weigh.
  public record ThreadWeight(ProfiledThread thread, long weight) {}

  /// Threads of one name but for their numbers.
  ///
  /// @param name the part that they share
  /// @param threads those that have samples, the heaviest first
  public record Group(String name, long weight, List<ThreadWeight> threads) {
    public Group {
      threads = List.copyOf(threads);
    }
  }

  private SampleTimes(Profile profile, Samples samples, List<Group> groups, int[] groupOf) {
    this.samples = samples;
    states = states(profile, samples);
    // The end of a range is not in it.
    range =
        samples
            .range()
            .map(one -> new TimeRange(one.startNs(), one.endNs() + 1))
            .orElse(new TimeRange(0, 0));
    this.groups = List.copyOf(groups);
    this.groupOf = groupOf;
  }

  /// The times of a metric's samples; empty where it has no sample.
  public static Optional<SampleTimes> of(Profile profile, Metric metric) {
    Samples samples = profile.samples(metric).orElse(null);
    if (samples == null || samples.size() == 0) {
      return Optional.empty();
    }
    long[] weights = new long[profile.threads().size() + 1];
    for (int row = 0; row < samples.size(); row++) {
      weights[samples.thread(row) + 1] += samples.weight(row);
    }
    Map<String, List<Integer>> members = new HashMap<>();
    for (int at = 0; at < weights.length; at++) {
      if (weights[at] > 0) {
        members.computeIfAbsent(pool(name(profile, at)), _ -> new ArrayList<>()).add(at);
      }
    }
    List<Group> groups =
        members.entrySet().stream()
            .map(one -> group(profile, one.getKey(), one.getValue(), weights))
            .sorted(
                Comparator.comparingLong((Group one) -> -one.weight()).thenComparing(Group::name))
            .toList();
    int[] groupOf = new int[weights.length];
    for (int at = 0; at < groups.size(); at++) {
      int number = at;
      members.getOrDefault(groups.get(at).name(), List.of()).forEach(one -> groupOf[one] = number);
    }
    return Optional.of(new SampleTimes(profile, samples, groups, groupOf));
  }

  private static Set<ThreadState> states(Profile profile, Samples samples) {
    Set<ThreadState> found = EnumSet.noneOf(ThreadState.class);
    for (int row = 0; samples.hasOccasions() && row < samples.size(); row++) {
      int occasion = samples.occasion(row);
      found.add(occasion < 0 ? ThreadState.UNKNOWN : profile.occasions().get(occasion).state());
    }
    return found;
  }

  private static String name(Profile profile, int thread) {
    return thread == 0 ? NO_THREAD.name() : profile.threads().get(thread - 1).name();
  }

  /// The name of a thread without its number.
  static String pool(String name) {
    String rest = NUMBER.matcher(name).replaceFirst("");
    return rest.isEmpty() ? name : rest;
  }

  private static Group group(Profile profile, String name, List<Integer> members, long[] weights) {
    List<ThreadWeight> threads =
        members.stream()
            .map(at ->
                new ThreadWeight(at == 0 ? NO_THREAD : profile.threads().get(at - 1), weights[at]))
            .sorted(
                Comparator.comparingLong((ThreadWeight one) -> -one.weight())
                    .thenComparing(one -> one.thread().name())
                    .thenComparingLong(one -> one.thread().id()))
            .toList();
    return new Group(name, threads.stream().mapToLong(ThreadWeight::weight).sum(), threads);
  }

  /// Whether the samples tell their times, and these differ.
  public boolean isTimed() {
    return range.endNs() - range.startNs() > 1;
  }

  /// From the first sample to just after the last.
  public TimeRange range() {
    return range;
  }

  /// The heaviest first.
  public List<Group> groups() {
    return groups;
  }

  /// What threads did when samples of them were taken, where these say.
  public Set<ThreadState> states() {
    return Collections.unmodifiableSet(states);
  }

  public long total() {
    return samples.total();
  }

  /// What the samples of each group weigh in each of some equal parts of the time: by group, then
  /// by part.
  public long[][] parts(int parts) {
    long[][] weights = new long[groups.size()][parts];
    for (int row = 0; row < samples.size(); row++) {
      if (samples.timeNs(row) != Samples.NO_TIME) {
        int part = (int) Math.min(parts - 1L, (long) (at(samples.timeNs(row)) * parts));
        weights[groupOf[samples.thread(row) + 1]][part] += samples.weight(row);
      }
    }
    return weights;
  }

  private double at(long timeNs) {
    return (timeNs - range.startNs()) / (double) Math.max(1, range.endNs() - range.startNs());
  }

  /// What the samples weigh in each cell of a map: columns of so many seconds, rows of equal parts
  /// of a column, the first one on top.
  public long[][] cells(int seconds, int rows) {
    long column = seconds * 1_000_000_000L;
    long[][] cells = new long[columns(seconds)][rows];
    for (int row = 0; row < samples.size(); row++) {
      if (samples.timeNs(row) != Samples.NO_TIME) {
        long since = samples.timeNs(row) - range.startNs();
        int part = (int) (since % column * rows / column);
        cells[(int) (since / column)][part] += samples.weight(row);
      }
    }
    return cells;
  }

  /// How many columns of so many seconds there are.
  public int columns(int seconds) {
    long column = seconds * 1_000_000_000L;
    return (int) ((range.endNs() - range.startNs() - 1) / column) + 1;
  }
}
