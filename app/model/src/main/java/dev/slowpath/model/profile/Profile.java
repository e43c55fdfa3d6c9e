package dev.slowpath.model.profile;

import dev.slowpath.model.source.TimeRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A sampled profile: interned frames and stacks, threads, and for each metric its own samples.
/// Frozen by its `Builder`; what it holds does not depend on the order of hash tables.
public final class Profile {
  /// The fact that says how samples were taken: which threads, with which options.
  public static final String MODE = "mode";

  private final List<Frame> frames;
  private final Map<Integer, Map<Frame.Kind, Long>> ran;
  private final Stacks stacks;
  private final LinedStacks lined;
  private final List<ProfiledThread> threads;
  private final List<Occasion> occasions;
  private final Map<Metric, Samples> metrics;
  private final Map<String, String> facts;
  private int[] ranks = {};

  private Profile(Builder builder) {
    frames = builder.frames();
    ran = Map.copyOf(builder.ran);
    stacks = builder.stacks.build();
    lined = builder.lined.build();
    threads = List.copyOf(builder.threads.keySet());
    occasions = List.copyOf(builder.occasions.keySet());
    Map<Metric, Samples> frozen = new EnumMap<>(Metric.class);
    builder.columns.forEach((metric, columns) ->
        frozen.put(
            metric,
            new Samples(
                builder.units.getOrDefault(metric, Unit.SAMPLES),
                builder.losses.getOrDefault(metric, Samples.Losses.NONE),
                columns)));
    metrics = Collections.unmodifiableMap(frozen);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(builder.facts));
  }

  private Profile(Profile of, Map<Metric, Samples> metrics, Map<String, String> facts) {
    frames = of.frames;
    ran = of.ran;
    stacks = of.stacks;
    lined = of.lined;
    threads = of.threads;
    occasions = of.occasions;
    this.metrics = Collections.unmodifiableMap(metrics);
    this.facts = Collections.unmodifiableMap(facts);
  }

  /// The same with one more fact.
  public Profile with(String fact, String value) {
    Map<String, String> more = new LinkedHashMap<>(facts);
    more.put(fact, value);
    return new Profile(this, metrics, more);
  }

  /// The same samples under another metric, where what they measure is known only from all of them.
  public Profile measuring(Metric known, Metric meant) {
    Map<Metric, Samples> renamed = new EnumMap<>(Metric.class);
    metrics.forEach((metric, samples) -> renamed.put(metric == known ? meant : metric, samples));
    return new Profile(this, renamed, facts);
  }

  public List<Frame> frames() {
    return frames;
  }

  /// The place of each frame in the order of name, file, line and kind, worked out when it is first
  /// asked for; equal frames have the same.
  synchronized int[] frameRanks() {
    if (ranks.length != frames.size()) {
      List<Integer> order =
          IntStream.range(0, frames.size())
              .boxed()
              .sorted(Comparator.comparing(frames::get, Frame.ORDER))
              .toList();
      int[] found = new int[order.size()];
      for (int place = 1; place < found.length; place++) {
        boolean isNext = !frames.get(order.get(place)).equals(frames.get(order.get(place - 1)));
        found[order.get(place)] = found[order.get(place - 1)] + (isNext ? 1 : 0);
      }
      ranks = found;
    }
    return ranks;
  }

  /// How often a frame ran as code of which kind, over all metrics: samples, or their weight where
  /// the profile counts no others. Empty where it was of one kind only, or where that is not known.
  public Map<Frame.Kind, Long> ran(int frame) {
    return ran.getOrDefault(frame, Map.of());
  }

  public Stacks stacks() {
    return stacks;
  }

  /// The stacks with their lines, where the profile knows lines.
  public LinedStacks lined() {
    return lined;
  }

  /// What samples were taken of.
  public List<Occasion> occasions() {
    return occasions;
  }

  public List<ProfiledThread> threads() {
    return threads;
  }

  /// The metrics the profile holds, in the order of `Metric`.
  public Set<Metric> metrics() {
    return metrics.keySet();
  }

  public Optional<Samples> samples(Metric metric) {
    return Optional.ofNullable(metrics.get(metric));
  }

  /// Facts of the recorded process in its own words (JVM version, command line), in a fixed order.
  public Map<String, String> facts() {
    return facts;
  }

  /// From the first to the last sample of any metric.
  public Optional<TimeRange> range() {
    return metrics.values().stream()
        .flatMap(samples -> samples.range().stream())
        .reduce(TimeRange::span);
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Collects frames, stacks and samples, interning as it goes.
  public static final class Builder {
    private final Map<Frame, Integer> frames = new LinkedHashMap<>();
    private final Map<Integer, Frame.Kind> kinds = new HashMap<>();
    private final Map<Integer, Map<Frame.Kind, Long>> ran = new HashMap<>();
    private final Stacks.Builder stacks = new Stacks.Builder();
    private final LinedStacks.Builder lined = new LinedStacks.Builder();
    private final Map<ProfiledThread, Integer> threads = new LinkedHashMap<>();
    private final Map<Occasion, Integer> occasions = new LinkedHashMap<>();
    private final Map<Metric, Samples.Columns> columns = new EnumMap<>(Metric.class);
    private final Map<Metric, Unit> units = new EnumMap<>(Metric.class);
    private final Map<Metric, Samples.Losses> losses = new EnumMap<>(Metric.class);
    private final Map<String, String> facts = new LinkedHashMap<>();
    private boolean isBuilt;

    private Builder() {}

    public int frame(Frame frame) {
      return frames.computeIfAbsent(frame, absent -> frames.size());
    }

    /// Says how often a frame ran as code of which kind, which is known only when all samples are
    /// read: it is of the kind that it was of most.
    public Builder ran(int frame, Map<Frame.Kind, Long> times) {
      times.entrySet().stream()
          .min(
              Map.Entry.<Frame.Kind, Long>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .ifPresent(most -> kinds.put(frame, most.getKey()));
      Map<Frame.Kind, Long> met = new EnumMap<>(Frame.Kind.class);
      times.entrySet().stream()
          .filter(time -> time.getValue() > 0)
          .forEach(time -> met.put(time.getKey(), time.getValue()));
      if (met.size() > 1) {
        ran.put(frame, Collections.unmodifiableMap(met));
      }
      return this;
    }

    /// The stack with one more frame on top of `stack`.
    public int push(int stack, int frame) {
      return stacks.push(stack, frame);
    }

    public int thread(ProfiledThread thread) {
      return threads.computeIfAbsent(thread, absent -> threads.size());
    }

    public int occasion(Occasion occasion) {
      return occasions.computeIfAbsent(occasion, absent -> occasions.size());
    }

    /// A stack with the lines of its frames.
    ///
    /// @param lines of which those from one place to another are the stack's, leaf first
    public int lined(int stack, int[] lines, int from, int to) {
      return lined.add(stack, lines, from, to);
    }

    /// Declares a metric, so that it is present even with no samples.
    public Builder metric(Metric metric, Unit unit) {
      units.put(metric, unit);
      columns.computeIfAbsent(metric, absent -> new Samples.Columns());
      return this;
    }

    /// Adds one sample of a declared metric.
    ///
    /// @param thread an index given by `thread`, or -1
    /// @param timeNs ns since the Unix epoch, or `Samples.NO_TIME`
    public Builder sample(Metric metric, int stack, int thread, long timeNs, long weight) {
      rows(metric).add(timeNs, stack, thread, weight);
      return this;
    }

    /// Adds one sample of a declared metric that was taken while a span was active.
    public Builder sample(Metric metric, Samples.InSpan sample) {
      rows(metric).add(sample);
      return this;
    }

    /// Adds one sample of a declared metric that says what it was taken of.
    public Builder sample(Metric metric, Samples.Told sample) {
      rows(metric).add(sample);
      return this;
    }

    private Samples.Columns rows(Metric metric) {
      Samples.Columns rows = columns.get(metric);
      if (rows == null) {
        throw new IllegalStateException("a sample of an undeclared metric: " + metric);
      }
      return rows;
    }

    public Builder losses(Metric metric, Samples.Losses lost) {
      losses.put(metric, lost);
      return this;
    }

    public Builder fact(String name, String value) {
      facts.put(name, value);
      return this;
    }

    private List<Frame> frames() {
      List<Frame> all = new ArrayList<>(frames.keySet());
      kinds.forEach((index, kind) -> {
        Frame frame = all.get(index);
        all.set(index, new Frame(frame.name(), frame.file(), frame.line(), kind));
      });
      return List.copyOf(all);
    }

    /// The profile of all that was collected, once: what is large is handed over, not copied.
    ///
    /// @throws IllegalStateException the second time
    public Profile build() {
      if (isBuilt) {
        throw new IllegalStateException("a builder builds one profile");
      }
      isBuilt = true;
      return new Profile(this);
    }
  }

  /// The frames of a stack, root first.
  public List<Frame> path(int stack) {
    List<Frame> path = new ArrayList<>();
    for (int frame : stacks.path(stack)) {
      path.add(frames.get(frame));
    }
    return path;
  }
}
