package dev.slowpath.model.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the lines of functions weigh, in the samples that lenses show: by function name, heaviest
/// first. A line that a stack passes several times counts once.
public final class LineWeights {
  private static final Comparator<Line> HEAVIEST =
      Comparator.comparingLong(Line::self)
          .reversed()
          .thenComparing(Comparator.comparingLong(Line::total).reversed())
          .thenComparingInt(Line::line);

  private final Map<String, Map<Integer, long[]>> functions = new HashMap<>();

  private LineWeights() {}

  /// A line of a function.
  ///
  /// @param self of samples that were at this line themselves
  /// @param total with what was called from it
  public record Line(int line, long self, long total) {}

  /// Of a profile that knows no lines.
  public static LineWeights none() {
    return new LineWeights();
  }

  /// The lines of all functions.
  public static LineWeights of(Profile profile, Metric metric, List<Lens> lenses) {
    return of(profile, metric, lenses, every -> true);
  }

  /// The lines of some functions, by name.
  public static LineWeights of(
      Profile profile, Metric metric, List<Lens> lenses, Predicate<String> wanted) {
    LineWeights weights = new LineWeights();
    Samples samples = profile.samples(metric).filter(Samples::hasLines).orElse(null);
    if (samples == null) {
      return weights;
    }
    LensView view = new LensView(profile, samples, lenses);
    long[] byEntry = new long[profile.lined().size()];
    for (int row = view.firstRow(); row < view.endRow(); row++) {
      if (samples.lines(row) >= 0 && view.shows(row)) {
        byEntry[samples.lines(row)] += view.weight(row);
      }
    }
    List<@Nullable Map<Integer, long[]>> byFrame = new ArrayList<>();
    for (Frame frame : profile.frames()) {
      byFrame.add(
          wanted.test(frame.name())
              ? weights.functions.computeIfAbsent(frame.name(), absent -> new HashMap<>())
              : null);
    }
    for (int entry = 0; entry < byEntry.length; entry++) {
      if (byEntry[entry] > 0) {
        add(profile, view, entry, byEntry[entry], byFrame);
      }
    }
    return weights;
  }

  private static void add(
      Profile profile,
      LensView view,
      int entry,
      long weight,
      List<@Nullable Map<Integer, long[]>> byFrame) {
    Stacks stacks = profile.stacks();
    int stack = profile.lined().stack(entry);
    boolean isSelf = true;
    for (int fromLeaf = 0; stack != Stacks.ROOT; fromLeaf++) {
      int frame = stacks.frame(stack);
      int line = profile.lined().line(entry, fromLeaf);
      stack = stacks.parent(stack);
      if (view.isTakenOut(frame)) {
        continue;
      }
      Map<Integer, long[]> ofFrame = byFrame.get(frame);
      if (line > 0 && ofFrame != null) {
        long[] sums = ofFrame.computeIfAbsent(line, absent -> new long[3]);
        sums[0] += isSelf ? weight : 0;
        sums[1] += sums[2] == entry + 1L ? 0 : weight;
        sums[2] = entry + 1L;
      }
      isSelf = false;
    }
  }

  /// Whether no line is known.
  public boolean isEmpty() {
    return functions.values().stream().allMatch(Map::isEmpty);
  }

  /// The lines of a function; empty where none is known.
  public List<Line> of(String function) {
    return Optional.ofNullable(functions.get(function)).orElse(Map.of()).entrySet().stream()
        .map(one -> new Line(one.getKey(), one.getValue()[0], one.getValue()[1]))
        .sorted(HEAVIEST)
        .toList();
  }
}
