package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.code.HandlerTimes;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.SamplesByEndpoint;
import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.analysis.path.CriticalPath;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.analysis.retime.Retiming;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Code that keeps processors busy: for each endpoint that a profile can be joined to, and for the
/// process where none can, the deepest application function that most of the CPU time passes
/// through.
final class HotCode implements Detector {
  /// A function is walked into while it holds at least this share of its endpoint's CPU time.
  private static final double MOST = 0.5;

  @Override
  public List<Suspect> detect(Linked linked, Policy policy) {
    return linked.profiles().stream()
        .filter(known -> !HandlerTimes.isPython(known.profile()))
        .flatMap(known -> detect(linked, policy, known).stream())
        .toList();
  }

  private static List<Suspect> detect(Linked linked, Policy policy, Linked.KnownProfile known) {
    Profile profile = known.profile();
    Optional<Metric> metric =
        profile.samples(Metric.CPU_TIME).map(Samples::total).orElse(0L) > 0
            ? Optional.of(Metric.CPU_TIME)
            : Optional.of(Metric.CPU).filter(profile.metrics()::contains);
    if (metric.isEmpty()) {
      return List.of();
    }
    Samples samples = profile.samples(metric.get()).orElseThrow();
    SamplesByEndpoint byEndpoint = linked.samples(profile, samples);
    Hot hot = new Hot(linked, policy, known, samples);
    List<Suspect> found = new ArrayList<>();
    byEndpoint
        .rows()
        .forEach((key, rows) -> hot.at(key, rows, byEndpoint.join(key)).ifPresent(found::add));
    hot.at(null, byEndpoint.unlinked(), Evidence.Join.NOT_LINKED).ifPresent(found::add);
    return found;
  }

  /// The samples of one profile, weighed in nanoseconds of CPU time.
  private static final class Hot {
    private final Linked linked;
    private final Policy policy;
    private final Linked.KnownProfile known;
    private final Samples samples;
    private final double nsPerWeight;
    private final double allNs;

    Hot(Linked linked, Policy policy, Linked.KnownProfile known, Samples samples) {
      this.policy = policy;
      this.linked = linked;
      this.known = known;
      this.samples = samples;
      boolean exact = samples.unit() == Unit.NANOSECONDS;
      nsPerWeight = exact ? 1 : samples.losses().periodNs();
      allNs = weight(linked, samples) * nsPerWeight;
    }

    private static double weight(Linked linked, Samples samples) {
      double sum = 0;
      for (int row = 0; row < samples.size(); row++) {
        long timeNs = samples.timeNs(row);
        boolean isAsked = linked.asked().map(range -> range.contains(timeNs)).orElse(true);
        sum += isAsked ? samples.weight(row) : 0;
      }
      return sum;
    }

    /// How long the profile and the asked time ran together.
    private double seconds() {
      return known
          .profile()
          .range()
          .map(range -> linked.asked().flatMap(range::common).orElse(range).seconds())
          .orElse(linked.seconds());
    }

    Optional<Suspect> at(@Nullable EndpointKey key, List<Integer> rows, Evidence.Join join) {
      double ownNs = rows.stream().mapToDouble(row -> samples.weight(row) * nsPerWeight).sum();
      double least = policy.at(Threshold.HOT_CPU, key);
      if (!(allNs > 0) || ownNs / allNs < least || waits(key, ownNs)) {
        return Optional.empty();
      }
      HotPath path = HotPath.of(known.profile(), samples, rows, MOST);
      return path.deepest(frame -> !Marks.usual().isLibrary(frame))
          .filter(frame -> frame.weight() * nsPerWeight / allNs >= least)
          .map(frame -> suspect(key, frame, join));
    }

    private boolean waits(@Nullable EndpointKey key, double ownNs) {
      return key != null && ownNs / 1e6 < policy.at(Threshold.HOT_WALL, key) * wallMs(entries(key));
    }

    private List<Integer> entries(@Nullable EndpointKey key) {
      return key == null ? List.of() : linked.requests().byEndpoint().getOrDefault(key, List.of());
    }

    /// Of the recorded requests only: the CPU time of those that a sample left out is not joined.
    private double wallMs(List<Integer> entries) {
      return entries.stream().mapToDouble(linked.traces()::durationNs).sum() / 1e6;
    }

    private Suspect suspect(@Nullable EndpointKey key, HotPath.Step frame, Evidence.Join join) {
      double cpuMs = frame.weight() * nsPerWeight / 1e6;
      List<Integer> entries = entries(key);
      Where where = Where.frame(key, frame.name());
      Evidence evidence =
          new Evidence.ProfileFrame(
              new Locator(known.source(), new Place.Frame(frame.name())),
              join,
              frame.name(),
              frame.samples(),
              cpuMs);
      Edits edits = edits(entries, cpuMs / entries.size());
      return Suspect.stated(
          new Cause.HotCode(frame.name(), cpuMs * 1e6 / allNs),
          where,
          edits,
          List.of(evidence),
          new Suspect.Stated(cost(cpuMs, frame, entries), bound(entries, edits)));
    }

    /// The function's time spread evenly; of no request goes more than its own time on its critical
    /// path.
    private Edits edits(List<Integer> entries, double perRequestMs) {
      Edits.Builder edits = Edits.builder();
      for (int entry : entries) {
        long ownNs =
            CriticalPath.ofRequest(linked, entry).stream()
                .filter(section -> section.span() == entry || isOwn(section.span()))
                .mapToLong(section -> section.endNs() - section.startNs())
                .sum();
        edits.less(entry, Math.min(ownNs, Math.round(perRequestMs * 1e6)));
      }
      return edits.build();
    }

    private boolean isOwn(int span) {
      return switch (linked.kind(span)) {
        case OWN, SERIALISATION -> true;
        case DATABASE, HTTP, CACHE, WAIT -> false;
      };
    }

    private Cost cost(double cpuMs, HotPath.Step frame, List<Integer> entries) {
      boolean exact = samples.unit() == Unit.NANOSECONDS;
      return new Cost(
          cpuMs / 1e3 / seconds(),
          cpuMs * 1e6 / allNs,
          Cost.Whole.CPU,
          cpuMs,
          entries.isEmpty() ? Double.NaN : cpuMs / entries.size(),
          frame.samples(),
          exact ? Cost.Basis.SAMPLED : Cost.Basis.ESTIMATED);
    }

    private Bound bound(List<Integer> entries, Edits edits) {
      Retiming retiming = Retiming.of(linked.traces(), linked.tree(), edits);
      return Bounds.of(linked.traces(), entries, retiming::durationNs, Bound.Formula.CPU_OF_FRAME);
    }
  }
}
