package dev.slowpath.analysis.detect;

import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Stacks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The way that most of some samples take through the code, from the root down, as long as one
/// callee holds the asked share of its caller.
final class HotPath {

  /// A frame on the way, with all that passes through it at this place.
  record Step(String name, long weight, long samples) {}

  private final List<Step> steps;

  private HotPath(List<Step> steps) {
    this.steps = steps;
  }

  static HotPath of(Profile profile, Samples samples, List<Integer> rows, double most) {
    Stacks stacks = profile.stacks();
    long[] weights = new long[stacks.size()];
    long[] counts = new long[stacks.size()];
    for (int row : rows) {
      weights[samples.stack(row)] += samples.weight(row);
      counts[samples.stack(row)]++;
    }
    // A stack's number is larger than its caller's: backwards, callees come before callers.
    int[] heaviest = new int[stacks.size()];
    for (int stack = stacks.size() - 1; stack > Stacks.ROOT; stack--) {
      int parent = stacks.parent(stack);
      weights[parent] += weights[stack];
      counts[parent] += counts[stack];
      boolean isHeaviest =
          heaviest[parent] == Stacks.ROOT || weights[stack] >= weights[heaviest[parent]];
      if (counts[stack] > 0 && isHeaviest) {
        heaviest[parent] = stack;
      }
    }
    List<Step> steps = new ArrayList<>();
    int at = heaviest[Stacks.ROOT];
    while (at != Stacks.ROOT && weights[at] >= most * weights[Stacks.ROOT]) {
      String name = profile.frames().get(stacks.frame(at)).name();
      steps.add(new Step(name, weights[at], counts[at]));
      at = heaviest[at];
    }
    return new HotPath(steps);
  }

  /// The last frame on the way that is asked for.
  Optional<Step> deepest(Predicate<String> wanted) {
    return steps.reversed().stream().filter(step -> wanted.test(step.name())).findFirst();
  }
}
