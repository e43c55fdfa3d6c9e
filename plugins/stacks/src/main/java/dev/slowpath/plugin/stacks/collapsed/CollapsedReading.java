package dev.slowpath.plugin.stacks.collapsed;

import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.ProfiledThread;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.reading.Counts;
import dev.slowpath.plugin.reading.Lines;
import dev.slowpath.plugin.reading.WeightTable;
import dev.slowpath.plugin.stacks.PySpyMode;
import dev.slowpath.plugin.stacks.ThreadPrefix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What of a file of collapsed stacks has been read: frames by their text, and the weight of each
/// stack.
final class CollapsedReading {
  private static final String EXPECTED = "a stack, a space and a count";
  private static final int SHOWN = 80;

  private final Profile.Builder profile = Profile.builder();
  private final Map<String, Integer> frames = new HashMap<>();
  private final Map<ProfiledThread, Integer> threads = new HashMap<>();
  private final KindVotes kinds = new KindVotes();
  private final WeightTable weights = new WeightTable();
  private final Counts counts = new Counts();
  private long good;
  private long bad;
  private @Nullable Problem firstProblem;
  private @Nullable PySpyCommand command;

  void line(Lines lines) {
    String line = lines.text();
    if (!lines.isEnded()) {
      counts.count(
          Notice.Kind.TRUNCATED, "the last line has no line break: its count may be cut short");
    }
    if (line.isBlank()) {
      return;
    }
    if (line.startsWith("#")) {
      command = command == null ? PySpyCommand.of(line).orElse(null) : command;
      return;
    }
    String trimmed = line.stripTrailing();
    int space = trimmed.lastIndexOf(' ');
    OptionalLong count = space < 0 ? OptionalLong.empty() : count(trimmed, space + 1);
    if (count.isEmpty()) {
      refuse(lines.place(), trimmed);
      return;
    }
    good++;
    if (count.getAsLong() < 0) {
      counts.count(Notice.Kind.SKIPPED, "lines with a negative count (a difference of profiles?)");
      return;
    }
    stack(trimmed.substring(0, space).strip(), count.getAsLong());
  }

  private void refuse(Place place, String line) {
    bad++;
    counts.count(Notice.Kind.SKIPPED, "lines that are not " + EXPECTED);
    if (firstProblem == null) {
      String shown = line.replaceAll("\\p{Cntrl}", "?");
      firstProblem =
          new Problem.Malformed(
              place,
              "'" + (shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown) + "'",
              EXPECTED);
    }
  }

  private OptionalLong count(String line, int from) {
    try {
      return OptionalLong.of(Long.parseLong(line, from, line.length(), 10));
    } catch (NumberFormatException notWhole) {
      return fraction(line.substring(from));
    }
  }

  /// FlameGraph takes fractions too: some collapsers write weights so.
  private OptionalLong fraction(String number) {
    if (!number.matches("-?\\d{1,18}\\.\\d*")) {
      return OptionalLong.empty();
    }
    counts.count(Notice.Kind.ASSUMED, "counts with a fraction, rounded to whole samples");
    return OptionalLong.of(Math.round(Double.parseDouble(number)));
  }

  private void stack(String text, long weight) {
    ThreadPrefix prefix = ThreadPrefix.of(text);
    int thread =
        prefix.thread().map(named -> threads.computeIfAbsent(named, profile::thread)).orElse(-1);
    int stack = Stacks.ROOT;
    int at = prefix.length();
    while (at < text.length()) {
      int semicolon = text.indexOf(';', at);
      int end = semicolon < 0 ? text.length() : semicolon;
      stack = end > at ? profile.push(stack, frame(text.substring(at, end), weight)) : stack;
      at = end + 1;
    }
    weights.add(stack == Stacks.ROOT ? noStack() : stack, thread, weight);
  }

  private int noStack() {
    counts.count(Notice.Kind.UNKNOWN, "lines with a count and no stack");
    return profile.push(
        Stacks.ROOT, profile.frame(Frame.named("[no stack]", Frame.Kind.SYNTHETIC)));
  }

  private int frame(String text, long weight) {
    Integer known = frames.get(text);
    if (known == null) {
      Frame frame = FrameText.frame(text);
      known =
          profile.frame(new Frame(frame.name(), frame.file(), frame.line(), Frame.Kind.UNKNOWN));
      frames.put(text, known);
      kinds.open(text, known, frame.kind());
    }
    kinds.vote(text, weight);
    return known;
  }

  /// Says what is known only at the end of the file.
  void end(Lines lines) throws ImportException {
    if (good <= bad) {
      throw new ImportException(
          firstProblem == null
              ? new Problem.Malformed(new Place.Whole(), "no stack at all", EXPECTED)
              : firstProblem);
    }
    counts.add(
        Notice.Kind.ASSUMED,
        "lines with bytes that are no text in the file's encoding, replaced by a mark",
        lines.replaced());
    counts.add(Notice.Kind.CLAMPED, "counts beyond what 64 bits can add up", weights.clamped());
    if (command == null) {
      counts.count(
          Notice.Kind.UNKNOWN,
          "the file does not hold the sampling rate, nor whether idle threads were sampled: counts"
              + " stay samples (a first line '# py-spy record …' with the options says both)");
    }
  }

  Profile profile() {
    kinds.decide(profile);
    Metric metric = command == null ? Metric.CPU : command.metric();
    profile.metric(metric, Unit.SAMPLES);
    weights.into(profile, metric);
    if (command != null) {
      profile.losses(metric, new Samples.Losses(0, 0, 0, command.periodNs()));
      profile.fact(Profile.MODE, command.words());
      return profile.build();
    }
    Profile built = profile.build();
    return PySpyMode.words(built, metric)
        .map(words -> built.with(Profile.MODE, words))
        .orElse(built);
  }

  List<Notice> notices() {
    return counts.notices();
  }
}
