package dev.slowpath.plugin.python.scalene;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.reading.Counts;
import dev.slowpath.plugin.reading.JsonFile;
import dev.slowpath.plugin.reading.WeightTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A profile while it is read. Shares become times once the elapsed time is known, which stands
/// before the files or after them.
///
/// `wall` holds all three kinds of time, each as a frame below its function; `cpu` holds Python's
/// and native time.
final class ScaleneReading {
  private static final double LONGEST_SECONDS = 31 * 86_400.0;
  private static final double MOST_MB = 1e9;
  private static final double WHOLE = 100;

  private final Progress progress;
  private final Counts counts = new Counts();
  private final List<OfFile> functions = new ArrayList<>();
  private double elapsed = Double.NaN;
  private double copiedMbPerSecond;
  private String footprintMb = "";
  private boolean hasFiles;

  /// A function, or what its file's lines outside functions took.
  private record OfFile(String file, Usage usage) {}

  ScaleneReading(Progress progress) {
    this.progress = progress;
  }

  void document(JsonParser parser) throws ImportException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw JsonFile.malformed(parser, "a " + parser.currentToken(), ScaleneImporter.EXPECTED);
    }
    while (JsonFile.nextMember(parser)) {
      switch (parser.currentName()) {
        case "elapsed_time_sec" -> elapsed = JsonFile.number(parser);
        case "max_footprint_mb" -> footprintMb = rounded(JsonFile.number(parser));
        case "files" -> files(parser);
        default -> parser.skipChildren();
      }
    }
    if (!hasFiles || !(elapsed >= 0 && elapsed <= LONGEST_SECONDS)) {
      throw JsonFile.malformed(
          parser, hasFiles ? "no elapsed time" : "no files", ScaleneImporter.EXPECTED);
    }
  }

  private static String rounded(double number) {
    return Double.isFinite(number) ? String.format(Locale.ROOT, "%.1f", number) : "";
  }

  private void files(JsonParser parser) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    hasFiles = true;
    while (JsonFile.nextMember(parser)) {
      file(parser, parser.currentName());
      progress.tick();
    }
  }

  private void file(JsonParser parser, String name) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    List<Usage> own = new ArrayList<>();
    List<Usage> lines = new ArrayList<>();
    while (JsonFile.nextMember(parser)) {
      switch (parser.currentName()) {
        case "functions" -> usages(parser, own);
        case "lines" -> usages(parser, lines);
        default -> parser.skipChildren();
      }
    }
    own.forEach(usage -> functions.add(new OfFile(name, usage)));
    rest(own, lines).forEach(usage -> functions.add(new OfFile(name, usage)));
    lines.forEach(line -> copiedMbPerSecond += positive(line.copiedMbPerSecond()));
  }

  private static void usages(JsonParser parser, List<Usage> into) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        into.add(Usage.read(parser));
      } else {
        parser.skipChildren();
      }
    }
  }

  /// What lines hold beyond the functions: code of the module itself.
  private static List<Usage> rest(List<Usage> functions, List<Usage> lines) {
    Usage all = sum(lines);
    Usage own = sum(functions);
    Usage rest =
        new Usage(
            "<module>",
            0,
            positive(all.pythonPercent() - own.pythonPercent()),
            positive(all.nativePercent() - own.nativePercent()),
            positive(all.systemPercent() - own.systemPercent()),
            positive(all.allocatedMb() - own.allocatedMb()),
            0);
    boolean isAny = rest.percent() > 0.001 || rest.allocatedMb() > 0.001;
    return isAny ? List.of(rest) : List.of();
  }

  private static Usage sum(List<Usage> usages) {
    return new Usage(
        "",
        0,
        usages.stream().mapToDouble(usage -> positive(usage.pythonPercent())).sum(),
        usages.stream().mapToDouble(usage -> positive(usage.nativePercent())).sum(),
        usages.stream().mapToDouble(usage -> positive(usage.systemPercent())).sum(),
        usages.stream().mapToDouble(usage -> positive(usage.allocatedMb())).sum(),
        0);
  }

  private static double positive(double value) {
    return value > 0 ? value : 0;
  }

  Profile profile() throws ImportException {
    Profile.Builder profile = Profile.builder();
    WeightTable wall = new WeightTable();
    WeightTable cpu = new WeightTable();
    WeightTable allocated = new WeightTable();
    double percent = 0;
    for (OfFile one : functions) {
      Usage usage = one.usage();
      percent += usage.percent();
      String name = usage.name().isEmpty() ? "[unknown]" : usage.name();
      int function =
          profile.push(
              Stacks.ROOT,
              profile.frame(new Frame(name, one.file(), usage.line(), Frame.Kind.PYTHON)));
      int python = part(profile, function, "[python]", usage.pythonPercent(), wall);
      cpu.add(python, -1, ns(usage.pythonPercent()));
      int compiled = part(profile, function, "[native]", usage.nativePercent(), wall);
      cpu.add(compiled, -1, ns(usage.nativePercent()));
      int system = part(profile, function, "[system]", usage.systemPercent(), wall);
      cpu.add(system, -1, 0);
      allocated.add(function, -1, bytes(usage.allocatedMb()));
    }
    refuseImpossible(percent);
    metric(profile, Metric.CPU, Unit.NANOSECONDS, cpu);
    metric(profile, Metric.WALL, Unit.NANOSECONDS, wall);
    metric(profile, Metric.ALLOCATION, Unit.BYTES, allocated);
    facts(profile, percent);
    return profile.build();
  }

  private int part(
      Profile.Builder profile, int function, String name, double percent, WeightTable wall) {
    int stack = profile.push(function, profile.frame(Frame.named(name, Frame.Kind.SYNTHETIC)));
    wall.add(stack, -1, ns(percent));
    return stack;
  }

  private static void metric(Profile.Builder profile, Metric metric, Unit unit, WeightTable table) {
    profile.metric(metric, unit);
    table.forEach((stack, thread, weight) -> {
      if (weight > 0) {
        profile.sample(metric, stack, thread, Samples.NO_TIME, weight);
      }
    });
  }

  private static void refuseImpossible(double percent) throws ImportException {
    if (!(percent <= WHOLE * 2)) {
      throw new ImportException(
          new Problem.Malformed(
              new Place.Whole(), "shares that add up to " + percent + " %", "shares of one whole"));
    }
  }

  private long ns(double percent) {
    return Math.round(positive(percent) / WHOLE * elapsed * 1e9);
  }

  private static long bytes(double mb) {
    return Math.round(Math.min(positive(mb), MOST_MB) * (1 << 20));
  }

  private void facts(Profile.Builder profile, double percent) {
    profile.fact("elapsed", rounded(elapsed) + " s");
    profile.fact("explained", rounded(percent) + " % of the elapsed time");
    if (!footprintMb.isEmpty()) {
      profile.fact("largest footprint", footprintMb + " MB");
    }
    if (copiedMbPerSecond > 0) {
      profile.fact("copied", rounded(copiedMbPerSecond * elapsed) + " MB");
    }
    counts.count(
        Notice.Kind.UNKNOWN,
        "stacks: Scalene adds time to the innermost function of the profiled files, so libraries"
            + " stand in their callers");
  }

  /// Complete only after `profile`.
  List<Notice> notices() {
    return counts.notices();
  }
}
