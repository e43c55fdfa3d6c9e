package dev.slowpath.plugin.testkit;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.LineWeights;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Occasion;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The metrics of a profile with their totals and losses, its threads, and its stacks as collapsed
/// lines, heaviest first.
final class ProfileDump {
  private ProfileDump() {}

  static void write(Profile profile, DumpText.Sections sections) {
    sections.add(
        "facts",
        profile.facts().entrySet().stream()
            .map(fact -> fact.getKey() + ": " + DumpText.escaped(fact.getValue()))
            .toList());
    sections.add(
        "threads",
        profile.threads().stream()
            .map(thread -> thread.id() + " " + DumpText.escaped(thread.name()))
            .sorted()
            .toList());
    for (Metric metric : profile.metrics()) {
      profile.samples(metric).ifPresent(samples -> write(profile, metric, samples, sections));
    }
  }

  private static void write(
      Profile profile, Metric metric, Samples samples, DumpText.Sections sections) {
    sections.add(
        "metric " + metric.id(),
        List.of(
            "total %d %s in %d samples, %s, %s"
                .formatted(
                    samples.total(),
                    samples.unit().id(),
                    samples.size(),
                    samples.losses(),
                    samples.range())));
    sections.add("stacks of " + metric.id(), collapsed(profile, samples));
    if (samples.hasOccasions()) {
      sections.add("occasions of " + metric.id(), occasions(profile, samples));
    }
    if (samples.hasLines()) {
      sections.add("lines of " + metric.id(), lines(profile, metric));
    }
  }

  private static List<String> occasions(Profile profile, Samples samples) {
    Map<Integer, Long> weights = new TreeMap<>();
    for (int row = 0; row < samples.size(); row++) {
      weights.merge(samples.occasion(row), samples.weight(row), Long::sum);
    }
    return weights.entrySet().stream()
        .map(one -> text(profile, one.getKey()) + " " + one.getValue())
        .sorted()
        .toList();
  }

  private static String text(Profile profile, int occasion) {
    if (occasion < 0) {
      return "?";
    }
    Occasion known = profile.occasions().get(occasion);
    return "%s %s '%s'"
        .formatted(known.event(), known.state().id(), DumpText.escaped(known.about()));
  }

  private static List<String> lines(Profile profile, Metric metric) {
    LineWeights weights = LineWeights.of(profile, metric, List.of());
    return profile.frames().stream()
        .map(Frame::name)
        .distinct()
        .sorted()
        .flatMap(name ->
            weights.of(name).stream()
                .map(line ->
                    "%s:%d self %d total %d"
                        .formatted(DumpText.escaped(name), line.line(), line.self(), line.total())))
        .toList();
  }

  private static List<String> collapsed(Profile profile, Samples samples) {
    Map<String, Long> weights = new HashMap<>();
    Map<Integer, Long> byStack = new HashMap<>();
    for (int row = 0; row < samples.size(); row++) {
      byStack.merge(samples.stack(row), samples.weight(row), Long::sum);
    }
    byStack.forEach((stack, weight) -> weights.merge(path(profile, stack), weight, Long::sum));
    return weights.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(stack -> stack.getKey() + " " + stack.getValue())
        .toList();
  }

  private static String path(Profile profile, int stack) {
    return profile.path(stack).stream().map(ProfileDump::name).collect(Collectors.joining(";"));
  }

  private static String name(Frame frame) {
    String line = frame.line() > 0 ? ":" + frame.line() : "";
    String kind = frame.kind() == Frame.Kind.UNKNOWN ? "" : "_[" + frame.kind() + "]";
    return DumpText.escaped(frame.name()) + line + kind;
  }
}
