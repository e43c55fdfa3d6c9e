package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.code.HandlerTimes;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Calls that wait on the thread of an event loop, where everything else waits with them: stacks
/// that hold a frame of a loop and, above it, one that blocks.
final class BlockingCalls implements Detector {
  /// Fewer samples than this are chance.
  private static final long SAMPLES = 10;

  private static final List<Metric> MEASURES =
      List.of(Metric.WALL, Metric.CPU, Metric.NATIVE, Metric.CPU_TIME);

  @Override
  public List<Suspect> detect(Linked linked, Policy policy) {
    return linked.profiles().stream().flatMap(known -> detect(known, policy).stream()).toList();
  }

  private static List<Suspect> detect(Linked.KnownProfile known, Policy policy) {
    Profile profile = known.profile();
    List<Suspect> found = new ArrayList<>();
    MEASURES.stream()
        .filter(profile.metrics()::contains)
        .findFirst()
        .ifPresent(metric ->
            found.addAll(
                new Loop(known, profile.samples(metric).orElseThrow())
                    .suspects(policy.of(Threshold.LOOP_SHARE))));
    return found;
  }

  /// What is seen of event loops in the samples of one metric.
  private static final class Loop {
    private final Linked.KnownProfile known;
    private final Profile profile;
    private final Samples samples;
    private final Map<Integer, Optional<String>> callerOf = new HashMap<>();
    private final Map<Integer, Boolean> onLoop = new HashMap<>();
    private final Optional<PythonLoop> python;

    Loop(Linked.KnownProfile known, Samples samples) {
      this.known = known;
      profile = known.profile();
      this.samples = samples;
      python =
          HandlerTimes.isPython(profile) ? Optional.of(new PythonLoop(profile)) : Optional.empty();
    }

    /// @param least a smaller share of the loop's samples holds nobody up
    List<Suspect> suspects(double least) {
      Map<String, long[]> blocked = new TreeMap<>();
      long all = 0;
      for (int row = 0; row < samples.size(); row++) {
        int stack = samples.stack(row);
        if (onLoop.computeIfAbsent(stack, this::isOnLoop)) {
          all += samples.weight(row);
          long weight = samples.weight(row);
          callerOf
              .computeIfAbsent(stack, this::caller)
              .ifPresent(caller -> {
                long[] sum = blocked.computeIfAbsent(caller, absent -> new long[2]);
                sum[0] += weight;
                sum[1] += samples.unit() == Unit.SAMPLES ? weight : 1;
              });
        }
      }
      List<Suspect> found = new ArrayList<>();
      for (Map.Entry<String, long[]> one : blocked.entrySet()) {
        double share = (double) one.getValue()[0] / all;
        if (one.getValue()[1] >= SAMPLES && share >= least) {
          found.add(suspect(one.getKey(), one.getValue(), share));
        }
      }
      return found;
    }

    private boolean isOnLoop(int stack) {
      if (python.isPresent()) {
        return python.get().isOnLoop(stack);
      }
      return profile.path(stack).stream()
          .anyMatch(frame -> Marks.usual().isEventLoop(frame.name()));
    }

    /// The last frame before the blocking one that is neither the loop's nor a library's.
    private Optional<String> caller(int stack) {
      if (python.isPresent()) {
        return python.get().blocker(stack);
      }
      String caller = "";
      boolean isAbove = false;
      for (Frame frame : profile.path(stack)) {
        String name = frame.name();
        if (isAbove && Marks.usual().blocks(name)) {
          return Optional.of(caller.isEmpty() ? name : caller);
        }
        if (Marks.usual().isEventLoop(name)) {
          isAbove = true;
        } else if (!Marks.usual().isLibrary(name)) {
          caller = name;
        }
      }
      return Optional.empty();
    }

    private Suspect suspect(String caller, long[] sum, double share) {
      boolean isTime = samples.unit() == Unit.NANOSECONDS;
      double ms = (isTime ? sum[0] : sum[0] * (double) samples.losses().periodNs()) / 1e6;
      double knownMs = ms > 0 ? ms : Double.NaN;
      double seconds = profile.range().map(range -> range.seconds()).orElse(Double.NaN);
      Evidence evidence =
          new Evidence.ProfileFrame(
              new Locator(known.source(), new Place.Frame(caller)),
              Evidence.Join.NOT_LINKED,
              caller,
              sum[1],
              knownMs);
      return Suspect.stated(
          new Cause.BlockingCall(caller, share),
          Where.frame(null, caller),
          Edits.none(),
          List.of(evidence),
          new Suspect.Stated(
              new Cost(
                  knownMs / 1e3 / seconds,
                  share,
                  Cost.Whole.EVENT_LOOP,
                  knownMs,
                  Double.NaN,
                  sum[1],
                  Cost.Basis.SAMPLED),
              new Bound(Double.NaN, Double.NaN, Double.NaN, Bound.Formula.WHOLE_CALL)));
    }
  }
}
