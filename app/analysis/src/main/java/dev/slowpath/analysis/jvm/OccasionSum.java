package dev.slowpath.analysis.jvm;

import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Occasion;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.source.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// What the samples of one metric that are of one occasion weigh together: a lock, a host, a class.
///
/// @param count how many samples
/// @param total in the metric's unit
/// @param longest the heaviest sample
/// @param callers the application's own frames nearest to the top of the stacks, or else the top,
///   heaviest first
/// @param threads by name, heaviest first
public record OccasionSum(
    Occasion occasion,
    long count,
    long total,
    long longest,
    List<Part> callers,
    List<Part> threads) {
  private static final Comparator<OccasionSum> HEAVIEST =
      Comparator.comparingLong(OccasionSum::total)
          .reversed()
          .thenComparing(sum -> sum.occasion().event())
          .thenComparing(sum -> sum.occasion().about())
          .thenComparing(sum -> sum.occasion().state());

  public OccasionSum {
    Objects.requireNonNull(occasion);
    callers = List.copyOf(callers);
    threads = List.copyOf(threads);
  }

  /// A part of the weight, by name.
  public record Part(String name, long total) {}

  /// Which samples are looked at.
  ///
  /// @param thread the only thread, by name
  public record Held(Optional<TimeRange> time, Optional<String> thread) {
    /// All there are.
    public static final Held NONE = new Held(Optional.empty(), Optional.empty());

    /// Whether a sample is among them.
    public boolean admits(Profile profile, Samples samples, int row) {
      int number = samples.thread(row);
      return time.map(range -> range.contains(samples.timeNs(row))).orElse(true)
          && thread
              .map(name -> number >= 0 && profile.threads().get(number).name().equals(name))
              .orElse(true);
    }
  }

  /// The sums of a metric, heaviest first; none where the profile does not tell occasions.
  public static List<OccasionSum> of(Profile profile, Metric metric, Held held) {
    Samples samples = profile.samples(metric).filter(Samples::hasOccasions).orElse(null);
    if (samples == null) {
      return List.of();
    }
    Map<Integer, Growing> sums = new TreeMap<>();
    Map<Integer, String> callers = new HashMap<>();
    for (int row = 0; row < samples.size(); row++) {
      if (samples.occasion(row) >= 0 && held.admits(profile, samples, row)) {
        String caller =
            callers.computeIfAbsent(samples.stack(row), stack -> caller(profile, stack));
        int thread = samples.thread(row);
        sums.computeIfAbsent(samples.occasion(row), absent -> new Growing())
            .add(
                samples.weight(row),
                caller,
                thread < 0 ? "" : profile.threads().get(thread).name());
      }
    }
    List<OccasionSum> all = new ArrayList<>();
    sums.forEach((occasion, sum) -> all.add(sum.of(profile.occasions().get(occasion))));
    all.sort(HEAVIEST);
    return all;
  }

  /// The application's own frame nearest to the top of a stack, or else the top.
  public static String caller(Profile profile, int stack) {
    List<Frame> path = profile.path(stack);
    for (Frame frame : path.reversed()) {
      boolean isOwn = frame.kind() != Frame.Kind.NATIVE && frame.kind() != Frame.Kind.VM;
      if (isOwn && !Marks.usual().isLibrary(frame.name())) {
        return frame.name();
      }
    }
    return path.isEmpty() ? "" : path.getLast().name();
  }

  /// A sum while it grows.
  private static final class Growing {
    private final Map<String, Long> callers = new HashMap<>();
    private final Map<String, Long> threads = new HashMap<>();
    private long count;
    private long total;
    private long longest;

    void add(long weight, String caller, String thread) {
      count++;
      total += weight;
      longest = Math.max(longest, weight);
      callers.merge(caller, weight, Long::sum);
      if (!thread.isEmpty()) {
        threads.merge(thread, weight, Long::sum);
      }
    }

    OccasionSum of(Occasion occasion) {
      return new OccasionSum(occasion, count, total, longest, parts(callers), parts(threads));
    }

    private static List<Part> parts(Map<String, Long> weights) {
      return weights.entrySet().stream()
          .map(one -> new Part(one.getKey(), one.getValue()))
          .sorted(Comparator.comparingLong(Part::total).reversed().thenComparing(Part::name))
          .toList();
    }
  }
}
