package dev.slowpath.analysis.detect;

import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The way that most of some samples take through the code, from the root down, as long as one
/// callee holds the asked share of its caller.
final class HotPath {

  /// A frame on the way, with all that passes through it at this place.
  record Step(String name, long weight, long samples) {}

  private record Total(long weight, long samples) {
    static final Total NONE = new Total(0, 0);

    Total plus(Total other) {
      return new Total(weight + other.weight, samples + other.samples);
    }
  }

  private final List<Step> steps;

  private HotPath(List<Step> steps) {
    this.steps = steps;
  }

  static HotPath of(Profile profile, Samples samples, List<Integer> rows, double most) {
    Map<Integer, Total> totals = new HashMap<>();
    for (int row : rows) {
      int stack = samples.stack(row);
      while (stack >= 0) {
        Total one = new Total(samples.weight(row), 1);
        totals.merge(stack, one, Total::plus);
        stack = profile.stacks().parent(stack);
      }
    }
    Map<Integer, List<Integer>> children = new HashMap<>();
    totals.keySet().stream()
        .filter(stack -> stack != Stacks.ROOT)
        .sorted()
        .forEach(stack ->
            children
                .computeIfAbsent(profile.stacks().parent(stack), absent -> new ArrayList<>())
                .add(stack));
    return new HotPath(walk(profile, totals, children, most));
  }

  private static List<Step> walk(
      Profile profile,
      Map<Integer, Total> totals,
      Map<Integer, List<Integer>> children,
      double most) {
    List<Step> steps = new ArrayList<>();
    Comparator<Integer> heaviest = Comparator.comparingLong(stack -> weight(totals, stack));
    Optional<Integer> next = Optional.of(Stacks.ROOT);
    while (next.isPresent()) {
      int at = next.get();
      if (at != Stacks.ROOT) {
        String name = profile.frames().get(profile.stacks().frame(at)).name();
        Total total = totals.getOrDefault(at, Total.NONE);
        steps.add(new Step(name, total.weight(), total.samples()));
      }
      next =
          children.getOrDefault(at, List.of()).stream()
              .max(heaviest.thenComparing(Comparator.reverseOrder()))
              .filter(child -> weight(totals, child) >= most * weight(totals, Stacks.ROOT));
    }
    return steps;
  }

  private static long weight(Map<Integer, Total> totals, int stack) {
    return totals.getOrDefault(stack, Total.NONE).weight();
  }

  /// The last frame on the way that is asked for.
  Optional<Step> deepest(Predicate<String> wanted) {
    return steps.reversed().stream().filter(step -> wanted.test(step.name())).findFirst();
  }
}
