package dev.slowpath.plugin.stacks.pprof;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.reading.Counts;
import dev.slowpath.plugin.reading.WeightTable;
import dev.slowpath.plugin.reading.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A profile of pprof while it is read. Samples stand before the locations, functions and texts
/// they refer to, so stacks stay numbers of locations until the end.
final class PprofReading {
  private static final int SAMPLES_BETWEEN_TICKS = 5_000;

  private final Progress progress;
  private final Profile.Builder profile = Profile.builder();
  private final Stacks.Builder stacks = Stacks.builder();
  private final Map<Long, Integer> locationNumbers = new HashMap<>();
  private final List<Message> sampleTypes = new ArrayList<>();
  private final List<WeightTable> weights = new ArrayList<>();
  private final Locations locations = new Locations();
  private final Counts counts = new Counts();
  private final List<Labelled> labelled = new ArrayList<>();
  private final List<InSpan> inSpans = new ArrayList<>();
  private long samples;
  private long timeNs;
  private long durationNs;

  /// A sample with labels; what they say is known when all texts are.
  private record Labelled(int stack, Message sample) {}

  private record InSpan(int stack, long spanId, Message sample) {}

  PprofReading(Progress progress) {
    this.progress = progress;
  }

  void read(Wire wire) throws ImportException, IOException {
    while (wire.advance()) {
      switch (wire.field()) {
        case 1 -> sampleTypes.add(Message.of(wire.bytes(), 0));
        case 2 -> sample(Message.of(wire.bytes(), 3));
        case 4 -> locations.location(Message.of(wire.bytes(), 4));
        case 5 -> locations.function(Message.of(wire.bytes(), 0));
        case 6 -> locations.text(new String(wire.bytes(), StandardCharsets.UTF_8));
        case 9 -> timeNs = number(wire);
        case 10 -> durationNs = number(wire);
        default -> wire.skip();
      }
    }
    if (sampleTypes.isEmpty() || locations.texts() == 0) {
      throw new ImportException(
          new Problem.Truncated(
              new Place.Whole(), "no sample types or no texts", "a whole profile of pprof"));
    }
  }

  private static long number(Wire wire) throws ImportException, IOException {
    if (wire.type() == Wire.VARINT) {
      return wire.varint();
    }
    wire.skip();
    return 0;
  }

  /// Field 1 holds locations, leaf first; field 2 a value for each sample type.
  private void sample(Message sample) {
    int stack = Stacks.ROOT;
    for (int position = sample.size(1) - 1; position >= 0; position--) {
      long id = sample.number(1, position);
      int number = locationNumbers.computeIfAbsent(id, absent -> locationNumbers.size());
      stack = stacks.push(stack, number);
    }
    while (weights.size() < sample.size(2) && weights.size() < sampleTypes.size()) {
      weights.add(new WeightTable());
    }
    if (sample.parts(3).isEmpty()) {
      add(stack, sample);
    } else {
      labelled.add(new Labelled(stack, sample));
    }
    if (sample.size(2) != sampleTypes.size()) {
      counts.count(Notice.Kind.SKIPPED, "samples without exactly one value a sample type");
    }
    samples++;
    if (samples % SAMPLES_BETWEEN_TICKS == 0) {
      progress.tick();
    }
  }

  private void add(int stack, Message sample) {
    for (int column = 0; column < Math.min(sample.size(2), weights.size()); column++) {
      weights.get(column).add(stack, -1, sample.number(2, column));
    }
  }

  /// Samples in spans are kept one by one, the others added up by stack.
  private void addLabelled() throws ImportException {
    SpanLabels labels = new SpanLabels(locations);
    for (Labelled one : labelled) {
      long span = labels.spanId(one.sample().parts(3));
      if (span == Samples.NO_SPAN) {
        add(one.stack(), one.sample());
      } else {
        inSpans.add(new InSpan(one.stack(), span, one.sample()));
      }
    }
  }

  Profile profile() throws ImportException {
    addLabelled();
    Map<Integer, Long> ids = new HashMap<>();
    locationNumbers.forEach((id, number) -> ids.put(number, id));
    int[] theirs = locations.into(profile, stacks.build(), ids);
    Map<Metric, String> taken = new EnumMap<>(Metric.class);
    for (int column = sampleTypes.size() - 1; column >= 0; column--) {
      column(column, theirs, taken);
    }
    profile.fact("samples", Long.toString(samples));
    if (timeNs > 0) {
      profile.fact("start (ns since the epoch)", Long.toString(timeNs));
    }
    if (durationNs > 0) {
      profile.fact("duration (ns)", Long.toString(durationNs));
    }
    counts.add(
        Notice.Kind.UNKNOWN,
        "locations that the file does not describe or name",
        locations.unknown());
    return profile.build();
  }

  /// Later columns first: where two would be one metric, the last is the more telling, by the habit
  /// of producers (`samples` before `cpu`, objects before bytes).
  private void column(int column, int[] theirs, Map<Metric, String> taken) throws ImportException {
    String type = locations.text(sampleTypes.get(column).number(1));
    String unit = locations.text(sampleTypes.get(column).number(2));
    SampleType known = SampleType.of(type, unit).orElse(null);
    if (known == null || taken.putIfAbsent(known.metric(), type) != null) {
      counts.count(
          Notice.Kind.UNSUPPORTED,
          "columns of values that are not shown: %s in %s".formatted(shown(type), shown(unit)));
      return;
    }
    profile.metric(known.metric(), known.unit());
    if (column < weights.size()) {
      WeightTable scaled = new WeightTable();
      weights
          .get(column)
          .forEach((stack, thread, weight) ->
              scaled.add(theirs[stack], thread, scaled(weight, known.factor())));
      scaled.into(profile, known.metric());
      long clamped = weights.get(column).clamped() + scaled.clamped();
      for (InSpan one : inSpans) {
        long weight = one.sample().size(2) > column ? one.sample().number(2, column) : 0;
        clamped += weight < 0 ? 1 : 0;
        profile.sample(
            known.metric(),
            new Samples.InSpan(
                theirs[one.stack()],
                -1,
                Samples.NO_TIME,
                scaled(Math.max(0, weight), known.factor()),
                one.spanId()));
      }
      counts.add(
          Notice.Kind.CLAMPED,
          "values that are negative or beyond what 64 bits can add up",
          clamped);
    }
  }

  private static long scaled(long weight, long factor) {
    return weight > Long.MAX_VALUE / factor ? Long.MAX_VALUE : weight * factor;
  }

  private static String shown(String text) {
    String visible = text.replaceAll("\\p{Cntrl}", "?");
    return visible.length() > 40 ? visible.substring(0, 40) + "…" : visible;
  }

  /// Complete only after `profile`.
  List<Notice> notices() {
    return counts.notices();
  }
}
