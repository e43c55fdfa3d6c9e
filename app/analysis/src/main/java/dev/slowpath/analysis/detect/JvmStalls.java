package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.jvm.OccasionSum;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.SamplesByEndpoint;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.analysis.retime.Retiming;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.JvmStall;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Occasion;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a JVM records of time that its program did not get on: locks that threads wait for,
/// exceptions by the hundred, pauses for garbage. Locks and exceptions are told for each endpoint
/// that a recording can be joined to, pauses for the process.
final class JvmStalls implements Detector {
  private static final long LEAST_EVENTS = 10;

  @Override
  public List<Suspect> detect(Linked linked, Policy policy) {
    List<Suspect> found = new ArrayList<>();
    for (Linked.KnownProfile known : linked.profiles()) {
      found.addAll(new Recorded(linked, policy, known).suspects());
    }
    return found;
  }

  /// Events of one type about one thing in one function.
  private record Kind(Occasion occasion, String frame) implements Comparable<Kind> {
    @Override
    public int compareTo(Kind other) {
      return text().compareTo(other.text());
    }

    private String text() {
      return occasion.event() + ' ' + occasion.about() + ' ' + frame;
    }
  }

  /// Events while they are added.
  private static final class Sum {
    private long count;
    private double total;
    private double longest;

    void add(long weight) {
      count++;
      total += weight;
      longest = Math.max(longest, (double) weight);
    }
  }

  /// One recording.
  private static final class Recorded {
    private final Linked linked;
    private final Policy policy;
    private final Linked.KnownProfile known;
    private final Profile profile;

    Recorded(Linked linked, Policy policy, Linked.KnownProfile known) {
      this.linked = linked;
      this.policy = policy;
      this.known = known;
      profile = known.profile();
    }

    List<Suspect> suspects() {
      List<Suspect> found = new ArrayList<>();
      byEndpoint(Metric.LOCK, JvmStall.LOCK, found);
      byEndpoint(Metric.EXCEPTION, JvmStall.EXCEPTIONS, found);
      pauses(found);
      return found;
    }

    private void byEndpoint(Metric metric, JvmStall stall, List<Suspect> found) {
      Samples samples = profile.samples(metric).filter(Samples::hasOccasions).orElse(null);
      if (samples == null) {
        return;
      }
      SamplesByEndpoint joined = linked.samples(profile, samples);
      joined
          .rows()
          .forEach((key, rows) -> at(key, joined.join(key), sums(samples, rows), stall, found));
      at(null, Evidence.Join.NOT_LINKED, sums(samples, joined.unlinked()), stall, found);
    }

    private Map<Kind, Sum> sums(Samples samples, List<Integer> rows) {
      Map<Kind, Sum> sums = new TreeMap<>();
      for (int row : rows) {
        if (samples.occasion(row) >= 0) {
          Occasion occasion = profile.occasions().get(samples.occasion(row));
          String frame = OccasionSum.caller(profile, samples.stack(row));
          if (isMeant(occasion, samples.stack(row))) {
            sums.computeIfAbsent(new Kind(occasion, frame), absent -> new Sum())
                .add(samples.weight(row));
          }
        }
      }
      return sums;
    }

    /// A parked thread waits for a lock only where its stack takes one: pools park theirs to rest.
    private boolean isMeant(Occasion occasion, int stack) {
      return !occasion.event().equals("jdk.ThreadPark")
          || profile.path(stack).stream()
              .anyMatch(frame ->
                  frame.name().startsWith("java.util.concurrent.locks.Reentrant")
                      && frame.name().contains("ock.lock"));
    }

    private void at(
        @Nullable EndpointKey key,
        Evidence.Join join,
        Map<Kind, Sum> sums,
        JvmStall stall,
        List<Suspect> found) {
      sums.forEach((kind, sum) -> {
        boolean isLock = stall == JvmStall.LOCK;
        double perSecond = (isLock ? sum.total / 1e9 : sum.count) / seconds();
        Threshold threshold = isLock ? Threshold.LOCK_LOAD : Threshold.THROWN;
        if (sum.count >= LEAST_EVENTS && perSecond >= policy.at(threshold, key)) {
          found.add(
              suspect(
                  key,
                  new Cause.Stalled(
                      stall,
                      kind.occasion().about(),
                      kind.frame(),
                      sum.count / seconds(),
                      isLock ? sum.longest / 1e6 : Double.NaN),
                  events(kind, sum, join, isLock)));
        }
      });
    }

    private Evidence.RecordedEvents events(Kind kind, Sum sum, Evidence.Join join, boolean isTime) {
      return new Evidence.RecordedEvents(
          new Locator(known.source(), new Place.Frame(kind.frame())),
          join,
          kind.occasion().event(),
          kind.occasion().about(),
          kind.frame(),
          sum.count,
          isTime ? sum.total / 1e6 : Double.NaN,
          isTime ? sum.longest / 1e6 : Double.NaN);
    }

    private Suspect suspect(
        @Nullable EndpointKey key, Cause.Stalled cause, Evidence.RecordedEvents events) {
      List<Integer> entries =
          key == null ? List.of() : linked.requests().byEndpoint().getOrDefault(key, List.of());
      double ms = events.totalMs();
      Edits.Builder edits = Edits.builder();
      if (ms > 0) {
        long each = Math.round(ms * 1e6 / Math.max(1, entries.size()));
        entries.forEach(
            entry -> edits.less(entry, Math.min(each, linked.traces().durationNs(entry))));
      }
      Edits without = edits.build();
      Retiming retiming = Retiming.of(linked.traces(), linked.tree(), without);
      Bound bound =
          Bounds.of(linked.traces(), entries, retiming::durationNs, Bound.Formula.WHOLE_WAIT);
      Cost cost =
          new Cost(
              ms / 1e3 / seconds(),
              Double.NaN,
              Cost.Whole.PROFILE,
              ms,
              entries.isEmpty() ? Double.NaN : ms / entries.size(),
              events.count(),
              Cost.Basis.MEASURED);
      return Suspect.stated(
          cause,
          Where.frame(key, cause.frame().isEmpty() ? cause.about() : cause.frame()),
          without,
          List.of(events),
          new Suspect.Stated(cost, bound));
    }

    /// All threads stand still at once: a second of pause is a second of everybody's time, and is
    /// counted once.
    private void pauses(List<Suspect> found) {
      OccasionSum.Held held = new OccasionSum.Held(linked.asked(), Optional.empty());
      List<OccasionSum> kinds =
          profile.samples(Metric.GC).filter(of -> of.unit() == Unit.NANOSECONDS).isPresent()
              ? OccasionSum.of(profile, Metric.GC, held)
              : List.of();
      double total = kinds.stream().mapToDouble(OccasionSum::total).sum();
      if (kinds.isEmpty() || total / 1e9 / seconds() < policy.of(Threshold.PAUSE_SHARE)) {
        return;
      }
      Sum sum = new Sum();
      sum.count = kinds.stream().mapToLong(OccasionSum::count).sum();
      sum.total = total;
      sum.longest = kinds.stream().mapToDouble(OccasionSum::longest).max().orElse(0);
      Kind most = new Kind(kinds.getFirst().occasion(), "");
      Cause.Stalled cause =
          new Cause.Stalled(
              JvmStall.COLLECTION,
              most.occasion().about(),
              "",
              sum.count / seconds(),
              sum.longest / 1e6);
      found.add(suspect(null, cause, events(most, sum, Evidence.Join.NOT_LINKED, true)));
    }

    private double seconds() {
      return profile
          .range()
          .map(range -> linked.asked().flatMap(range::common).orElse(range).seconds())
          .filter(seconds -> seconds > 0)
          .orElse(linked.seconds());
    }
  }
}
