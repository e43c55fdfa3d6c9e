package dev.slowpath.plugin.stacks.speedscope;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.reading.Counts;
import dev.slowpath.plugin.reading.WeightTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The profiles of a file put together: each is a thread, and each unit a metric.
final class WholeProfile {
  private static final double NEARLY_ALL = 0.99;

  private final List<PartProfile> parts;
  private final Metric timeMetric;
  private final Profile.Builder profile = Profile.builder();
  private final Map<Metric, WeightTable> weights = new EnumMap<>(Metric.class);

  WholeProfile(List<PartProfile> parts, Metric timeMetric) {
    this.parts = parts;
    this.timeMetric = timeMetric;
  }

  Profile build(Stacks stacks, List<Frame> frames, String exporter, String name) {
    int[] numbers = frames.stream().mapToInt(profile::frame).toArray();
    int[] theirs = stacks.into(profile, frame -> numbers[frame]);
    for (int number = 0; number < parts.size(); number++) {
      add(parts.get(number), number, theirs);
    }
    weights.forEach((metric, table) -> table.into(profile, metric));
    fact("exporter", exporter);
    fact("name", name);
    long rows = parts.stream().mapToLong(PartProfile::size).sum();
    fact("weighted stacks in the file", Long.toString(rows));
    fact("coverage", coverage(parts));
    return profile.build();
  }

  private void fact(String called, String value) {
    if (!value.isEmpty()) {
      profile.fact(called, value);
    }
  }

  private void add(PartProfile part, int number, int[] theirs) {
    Metric metric = metric(part.unit());
    WeightTable table =
        weights.computeIfAbsent(
            metric,
            absent -> {
              profile.metric(metric, part.unit().unit());
              return new WeightTable();
            });
    int thread = profile.thread(new ProfiledThread(part.name(), number));
    for (int row = 0; row < part.size(); row++) {
      int stack = theirs[part.stack(row)];
      table.add(
          stack == Stacks.ROOT ? noStack() : stack, thread, part.unit().whole(part.weight(row)));
    }
  }

  private Metric metric(ValueUnit unit) {
    return switch (unit.unit()) {
      case NANOSECONDS -> timeMetric;
      case BYTES -> Metric.ALLOCATION;
      case SAMPLES, COUNT -> Metric.CPU;
    };
  }

  private int noStack() {
    return profile.push(
        Stacks.ROOT, profile.frame(Frame.named("[no stack]", Frame.Kind.SYNTHETIC)));
  }

  private static String coverage(List<PartProfile> parts) {
    double observed = 0;
    double covered = 0;
    for (PartProfile part : parts) {
      if (part.unit().unit() == Unit.NANOSECONDS && Double.isFinite(part.observed())) {
        observed += part.unit().inModelUnit(part.observed());
        covered += part.unit().inModelUnit(part.covered());
      }
    }
    return observed > 0
        ? String.format(Locale.ROOT, "%.3f of %.3f s observed", covered / 1e9, observed / 1e9)
        : "";
  }

  static List<Notice> notices(List<PartProfile> parts, boolean isPySpy) {
    Counts counts = new Counts();
    List<PartProfile> bare =
        parts.stream()
            .filter(part -> part.covered() < part.observed() * NEARLY_ALL)
            .filter(part -> part.unit().unit() == Unit.NANOSECONDS)
            .toList();
    counts.add(
        Notice.Kind.UNKNOWN,
        "profiles whose stacks cover less than was observed: " + coverage(bare),
        bare.size());
    for (PartProfile part : parts) {
      for (int row = 0; row < part.size(); row++) {
        tell(counts, part.unit().inModelUnit(part.weight(row)), part.unit());
      }
    }
    if (isPySpy) {
      counts.count(
          Notice.Kind.UNKNOWN,
          "py-spy does not say in the file whether only the thread with the interpreter lock was"
              + " sampled (--gil)");
    }
    return counts.notices();
  }

  private static void tell(Counts counts, double weight, ValueUnit unit) {
    if (weight < 0) {
      counts.count(Notice.Kind.CLAMPED, "negative weights, counted as none");
    } else if (unit == ValueUnit.NONE && weight != Math.rint(weight)) {
      counts.count(Notice.Kind.ASSUMED, "weights with a fraction, rounded to whole samples");
    }
  }
}
