package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.code.CallCounts;
import dev.slowpath.analysis.code.CodeUse;
import dev.slowpath.analysis.code.HandlerTimes;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.marks.CodeRole;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.analysis.retime.Edits;
import dev.slowpath.analysis.statistics.Wilson;
import dev.slowpath.model.bottleneck.Bound;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.model.profile.Unit;
import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The suspects of one Python profile.
final class PythonSuspects {
  /// A handler's time on one role is worth a row from this share of all work on.
  private final double least;

  private final double repeats;
  private final double leastLocked;
  private final double leastImporting;

  private final Linked.KnownProfile known;
  private final Samples samples;
  private final HandlerTimes times;
  private final Optional<CallCounts> counts;

  PythonSuspects(Linked linked, Policy policy, Linked.KnownProfile known, Samples samples) {
    least = policy.of(Threshold.PYTHON_SHARE);
    repeats = policy.of(Threshold.REPEATS);
    leastLocked = policy.of(Threshold.GIL_SHARE);
    leastImporting = policy.of(Threshold.IMPORT_SHARE);
    this.known = known;
    this.samples = samples;
    times = HandlerTimes.of(known.profile(), samples);
    counts =
        linked
            .callGraph(known.source())
            .map(graph -> new CallCounts(graph, known.profile().frames(), times));
  }

  List<Suspect> all() {
    List<Suspect> all = new ArrayList<>();
    for (CodeUse use : times.uses()) {
      PythonCauses.of(use, this::site, perRequest(use), repeats)
          .filter(cause -> share(use.weight()) >= least)
          .ifPresent(finding -> all.add(suspect(use, finding)));
    }
    shared(CodeRole.CONNECT, true).ifPresent(all::add);
    shared(CodeRole.DEBUG, false).ifPresent(all::add);
    locked().ifPresent(all::add);
    importing().ifPresent(all::add);
    return all;
  }

  private Optional<Suspect> locked() {
    Wilson range = range(times.locked());
    if (range.low() < leastLocked) {
      return Optional.empty();
    }
    boolean isNamed =
        known.profile().frames().stream().anyMatch(frame -> frame.name().equals("take_gil"));
    return Optional.of(
        ofProcess(
            CodeRole.GIL,
            times.locked(),
            PythonCauses.locked(share(times.locked()), range, isNamed),
            isNamed ? "take_gil" : "pthread_cond_timedwait right above Python code"));
  }

  private Optional<Suspect> importing() {
    Wilson range = range(times.importing());
    return range.low() < leastImporting
        ? Optional.empty()
        : Optional.of(
            ofProcess(
                CodeRole.IMPORT,
                times.importing(),
                PythonCauses.importing(times.importedMost(), share(times.importing()), range),
                times.importedMost()));
  }

  /// A share is as sure as its samples are many; what adds weights up has fewer rows than samples.
  private Wilson range(long weight) {
    double observed = samples.unit() == Unit.SAMPLES ? times.work() : samples.size();
    return Wilson.of(share(weight) * observed, observed);
  }

  private Suspect ofProcess(CodeRole role, long weight, PythonCauses.Finding finding, String site) {
    Evidence evidence =
        new Evidence.ProfiledCode(
            locator(null),
            Evidence.Join.FOUND,
            site,
            "the process",
            ms(weight),
            share(weight),
            Double.NaN);
    return stated(
        finding,
        new Where(null, "", "", "", role.id()),
        evidence,
        new Suspect.Stated(
            cost(weight, samples.size(), Double.NaN),
            new Bound(Double.NaN, Double.NaN, Double.NaN, finding.formula())));
  }

  /// Calls into the role's code in one request; NaN where nothing counted them.
  private double perRequest(CodeUse use) {
    return counts.map(known -> known.into(use) / known.of(use.handler())).orElse(Double.NaN);
  }

  private String site(int frame) {
    return HandlerTimes.name(known.profile().frames().get(frame));
  }

  private Suspect suspect(CodeUse use, PythonCauses.Finding finding) {
    String handler = HandlerTimes.name(use.handler());
    double requests = counts.map(known -> known.of(use.handler())).orElse(Double.NaN);
    double totalMs = ms(use.weight());
    double perRequest = perRequest(use);
    double gainMs =
        totalMs / requests * (finding.isAllButOne() && perRequest > 0 ? 1 - 1 / perRequest : 1);
    Where where = new Where(new EndpointKey("", handler), "", "", "", use.role().id());
    Evidence evidence = evidence(use, handler, site(use.site()), perRequest * requests);
    Bound bound = new Bound(Double.NaN, Double.NaN, gainMs, finding.formula());
    return stated(finding, where, evidence, new Suspect.Stated(cost(use, requests), bound));
  }

  private static Suspect stated(
      PythonCauses.Finding finding, Where where, Evidence evidence, Suspect.Stated stated) {
    return new Suspect(
        finding.cause(),
        where,
        finding.proof(),
        finding.formula(),
        List.of(),
        Edits.builder().build(),
        List.of(evidence),
        Optional.of(stated),
        Double.NaN);
  }

  /// What is wrong in all handlers alike stands once, for the process.
  private Optional<Suspect> shared(CodeRole role, boolean needsShare) {
    List<CodeUse> uses = times.uses().stream().filter(use -> use.role() == role).toList();
    long weight = uses.stream().mapToLong(CodeUse::weight).sum();
    if (uses.isEmpty() || (needsShare && share(weight) < least)) {
      return Optional.empty();
    }
    Set<String> functions =
        known.profile().frames().stream()
            .filter(frame -> times.role(known.profile().frames().indexOf(frame)) == role)
            .map(HandlerTimes::name)
            .collect(Collectors.toSet());
    String what = functions.stream().sorted().findFirst().orElse("");
    PythonCauses.Finding finding =
        role == CodeRole.CONNECT ? PythonCauses.connecting() : PythonCauses.debugging(what);
    CodeUse sum = uses.getFirst();
    Where where = new Where(null, "", "", "", role.id());
    Cost cost = cost(weight, uses.stream().mapToLong(CodeUse::rows).sum(), Double.NaN);
    Evidence evidence =
        new Evidence.ProfiledCode(
            locator(sum.handler()),
            Evidence.Join.NOT_LINKED,
            what,
            uses.size() == 1 ? HandlerTimes.name(sum.handler()) : uses.size() + " handlers",
            ms(weight),
            share(weight),
            Double.NaN);
    Bound bound = new Bound(Double.NaN, Double.NaN, Double.NaN, finding.formula());
    return Optional.of(stated(finding, where, evidence, new Suspect.Stated(cost, bound)));
  }

  private Evidence evidence(CodeUse use, String handler, String site, double calls) {
    return new Evidence.ProfiledCode(
        locator(use.handler()),
        Evidence.Join.FOUND,
        site,
        handler,
        ms(use.weight()),
        share(use.weight()),
        calls);
  }

  private Locator locator(@Nullable Frame frame) {
    return new Locator(
        known.source(), frame == null ? new Place.Whole() : new Place.Frame(frame.name()));
  }

  private Cost cost(CodeUse use, double requests) {
    return cost(use.weight(), use.rows(), requests);
  }

  private Cost cost(long weight, long rows, double requests) {
    return new Cost(
        Double.NaN,
        share(weight),
        Cost.Whole.PROFILE,
        ms(weight),
        ms(weight) / requests,
        Double.isNaN(requests) ? rows(weight, rows) : requests,
        counts.isPresent() ? Cost.Basis.ESTIMATED : Cost.Basis.SAMPLED);
  }

  private double rows(long weight, long rows) {
    return samples.unit() == Unit.SAMPLES ? weight : rows;
  }

  private double share(long weight) {
    return (double) weight / times.work();
  }

  /// NaN where neither the samples nor the file say how long a sample is.
  private double ms(long weight) {
    double ns = samples.unit() == Unit.NANOSECONDS ? 1 : samples.losses().periodNs();
    return ns > 0 && samples.unit() != Unit.COUNT ? weight * ns / 1e6 : Double.NaN;
  }
}
