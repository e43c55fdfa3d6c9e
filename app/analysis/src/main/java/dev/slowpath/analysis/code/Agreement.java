package dev.slowpath.analysis.code;

import dev.slowpath.analysis.marks.CodeRole;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether two profiles of one program put its handlers in the same order, and why not.
///
/// Shares are of the handlers that both know. A pair of handlers counts where the first profile
/// tells them apart by two hundredths. A profile without stacks knows functions and no handlers:
/// what only one handler of the other profile calls counts for that handler.
///
/// @param handlers that both know
/// @param inOrder of `pairs` of handlers that both put in the same order
/// @param differences largest first
public record Agreement(
    String first,
    String second,
    int handlers,
    int inOrder,
    int pairs,
    List<Difference> differences) {
  private static final int FEWEST_HANDLERS = 3;
  private static final double APART = 0.02;
  private static final double LARGE = 0.05;
  private static final double TIMES = 1.4;

  public Agreement {
    Objects.requireNonNull(first);
    Objects.requireNonNull(second);
    differences = List.copyOf(differences);
  }

  /// A handler whose shares are far from one another.
  public record Difference(String handler, double first, double second, Reason reason) {
    public Difference {
      Objects.requireNonNull(handler);
      Objects.requireNonNull(reason);
    }
  }

  /// Why two profilers see a handler differently.
  public enum Reason {
    /// One counts every call, which takes time itself: many small calls weigh more.
    COUNTED,
    /// One sees waiting, the other only the processor.
    WAITING,
    /// One has no stacks: what libraries take stands at the function that called them.
    NO_STACKS,
    /// Nothing in the files tells: other requests, or another load.
    UNKNOWN
  }

  /// A profile, the file it is from, and whether its profiler counted calls.
  public record Watched(String file, Profile profile, boolean isCounted) {
    public Watched {
      Objects.requireNonNull(file);
      Objects.requireNonNull(profile);
    }
  }

  /// Each profile held against the one that shows most: with stacks, sampled, of most handlers.
  public static List<Agreement> among(List<Watched> all) {
    List<Seen> seen = all.stream().flatMap(one -> Seen.of(one).stream()).toList();
    Optional<Seen> most =
        seen.stream()
            .filter(one -> one.times.hasDispatch())
            .min(
                Comparator.comparing((Seen one) -> one.watched.isCounted())
                    .thenComparing(Comparator.comparingInt((Seen one) -> -one.handlers()))
                    .thenComparing(Comparator.comparingDouble((Seen one) -> -one.waits()))
                    .thenComparing(one -> one.watched.file()));
    List<Agreement> found = new ArrayList<>();
    most.ifPresent(reference ->
        seen.stream()
            .filter(other -> other != reference)
            .flatMap(other -> between(reference, other).stream())
            .forEach(found::add));
    return found;
  }

  private static Optional<Agreement> between(Seen first, Seen second) {
    Map<String, Double> left = first.weights(first);
    Map<String, Double> right = second.weights(first);
    List<String> common = left.keySet().stream().filter(right::containsKey).toList();
    if (common.size() < FEWEST_HANDLERS) {
      return Optional.empty();
    }
    Map<String, Double> one = shares(left, common);
    Map<String, Double> other = shares(right, common);
    int pairs = 0;
    int inOrder = 0;
    for (int at = 0; at < common.size(); at++) {
      for (int next = at + 1; next < common.size(); next++) {
        double here = of(one, common.get(at)) - of(one, common.get(next));
        double there = of(other, common.get(at)) - of(other, common.get(next));
        boolean isTold = Math.abs(here) >= APART;
        pairs += isTold ? 1 : 0;
        inOrder += isTold && here * there > 0 ? 1 : 0;
      }
    }
    List<Difference> differences = new ArrayList<>();
    for (String handler : common) {
      double a = of(one, handler);
      double b = of(other, handler);
      if (Math.abs(a - b) >= LARGE && Math.max(a, b) >= TIMES * Math.min(a, b)) {
        differences.add(new Difference(handler, a, b, reason(first, second, handler)));
      }
    }
    differences.sort(
        Comparator.comparingDouble((Difference each) -> -Math.abs(each.first() - each.second()))
            .thenComparing(Difference::handler));
    return Optional.of(
        new Agreement(
            first.watched.file(),
            second.watched.file(),
            common.size(),
            inOrder,
            pairs,
            differences));
  }

  private static double of(Map<String, Double> shares, String handler) {
    return shares.getOrDefault(handler, 0.0);
  }

  private static Map<String, Double> shares(Map<String, Double> weights, List<String> handlers) {
    double whole = handlers.stream().mapToDouble(handler -> of(weights, handler)).sum();
    Map<String, Double> shares = new TreeMap<>();
    handlers.forEach(handler -> shares.put(handler, of(weights, handler) / whole));
    return shares;
  }

  private static Reason reason(Seen first, Seen second, String handler) {
    if (!second.times.hasDispatch()) {
      return Reason.NO_STACKS;
    }
    if (first.watched.isCounted() != second.watched.isCounted()) {
      return Reason.COUNTED;
    }
    boolean seesOther = Math.abs(first.waits() - second.waits()) >= LARGE;
    return seesOther || first.waitsIn(handler) >= 0.5 ? Reason.WAITING : Reason.UNKNOWN;
  }

  /// A profile, and what its handlers do.
  private static final class Seen {
    private final Watched watched;
    private final Samples samples;
    private final HandlerTimes times;

    private Seen(Watched watched, Samples samples) {
      this.watched = watched;
      this.samples = samples;
      times = HandlerTimes.of(watched.profile(), samples);
    }

    static Optional<Seen> of(Watched watched) {
      return HandlerTimes.isPython(watched.profile())
          ? watched
              .profile()
              .samples(Metric.WALL)
              .or(() -> watched.profile().samples(Metric.CPU))
              .filter(samples -> samples.total() > 0)
              .map(samples -> new Seen(watched, samples))
          : Optional.empty();
    }

    /// The weight of each handler; of functions that only one handler of the reference calls, at
    /// that handler where this profile has no stacks.
    Map<String, Double> weights(Seen reference) {
      Map<String, String> owners = times.hasDispatch() ? Map.of() : reference.owners();
      Map<String, Double> weights = new TreeMap<>();
      for (CodeUse use : times.uses()) {
        String handler = key(use.handler());
        weights.merge(owners.getOrDefault(handler, handler), (double) use.weight(), Double::sum);
      }
      return weights;
    }

    /// The own functions below a handler that stand below no other, with it.
    private Map<String, String> owners() {
      Map<String, TreeSet<String>> handlers = new HashMap<>();
      for (int row = 0; row < samples.size(); row++) {
        int[] path = watched.profile().stacks().path(samples.stack(row));
        int at = times.handlerIn(samples.stack(row));
        for (int below = at < 0 ? path.length : at + 1; below < path.length; below++) {
          if (times.role(path[below]) == CodeRole.OWN) {
            handlers
                .computeIfAbsent(key(frame(path[below])), absent -> new TreeSet<>())
                .add(key(frame(path[at])));
          }
        }
      }
      Map<String, String> owners = new HashMap<>();
      handlers.forEach((function, above) -> {
        if (above.size() == 1) {
          owners.put(function, above.first());
        }
      });
      return owners;
    }

    private Frame frame(int number) {
      return watched.profile().frames().get(number);
    }

    int handlers() {
      return weights(this).size();
    }

    /// The part of all handlers' work that waits for others.
    double waits() {
      double waiting = 0;
      for (CodeUse use : times.uses()) {
        waiting += isWait(use.role()) ? use.weight() : 0;
      }
      return times.handled() > 0 ? waiting / times.handled() : 0;
    }

    double waitsIn(String handler) {
      double waiting = 0;
      double all = 0;
      for (CodeUse use : times.uses()) {
        double weight = key(use.handler()).equals(handler) ? use.weight() : 0;
        all += weight;
        waiting += isWait(use.role()) ? weight : 0;
      }
      return all > 0 ? waiting / all : 0;
    }

    private static boolean isWait(CodeRole role) {
      return role == CodeRole.HTTP || role == CodeRole.SLEEP;
    }

    /// The file's name and the function: producers cut paths at different places.
    private static String key(Frame frame) {
      String name = HandlerTimes.name(frame);
      int function = name.lastIndexOf('.');
      int file = function < 0 ? -1 : name.lastIndexOf('.', function - 1);
      return name.substring(file + 1);
    }
  }
}
