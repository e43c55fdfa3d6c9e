package dev.slowpath.workbench.finding;

import dev.slowpath.analysis.compare.BottleneckChange;
import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.EndpointChange;
import dev.slowpath.analysis.compare.Fate;
import dev.slowpath.analysis.compare.Guard;
import dev.slowpath.analysis.compare.Mapping;
import dev.slowpath.analysis.compare.Recorded;
import dev.slowpath.analysis.compare.Remark;
import dev.slowpath.analysis.compare.Side;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.statistics.Estimate;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.TimeRange;
import dev.slowpath.workbench.finding.Experiment.Measure;
import dev.slowpath.workbench.finding.Experiment.Result;
import dev.slowpath.workbench.finding.Experiment.Verdict;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.wording.ComparisonWords;
import dev.slowpath.workbench.wording.GuardWords;
import dev.slowpath.workbench.wording.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Measures an experiment: both sets of captures are compared, and the metric that was named gives
/// the verdict. It alone is looked at, so that nothing has to be set off for looking at many.
public final class Trial {
  /// Smaller changes of a ratio, and of an error rate, are no result.
  private static final double MARGIN = 0.05;

  private static final double ERRORS_MARGIN = 0.005;

  private final Casebook casebook;
  private final Experiment experiment;
  private final List<Outcome.Read> before;
  private final List<Outcome.Read> after;
  private final Policy policy;

  /// @param casebook what else is tried
  /// @param before every recording before the change
  /// @param after every recording after it
  /// @param policy how strictly both are judged
  public Trial(
      Casebook casebook,
      Experiment experiment,
      List<Outcome.Read> before,
      List<Outcome.Read> after,
      Policy policy) {
    this.casebook = casebook;
    this.experiment = experiment;
    this.before = List.copyOf(before);
    this.after = List.copyOf(after);
    this.policy = policy;
  }

  /// The result as it was measured now.
  public Result result(Instant now) {
    Comparison both = Comparison.of(side(before), side(after), Mapping.SAME);
    Optional<EndpointChange> change =
        both.endpoints().stream()
            .filter(one -> one.key().name().equals(experiment.intent().metric().endpoint()))
            .findFirst();
    Estimate estimate = change.map(this::estimate).orElse(Estimate.UNKNOWN);
    boolean failsMore =
        change.stream()
            .flatMap(one -> one.remarks().stream())
            .anyMatch(Remark.MoreErrors.class::isInstance);
    Verdict verdict = verdict(estimate, failsMore);
    return new Result(
        now,
        verdict,
        estimate.value(),
        estimate.low(),
        estimate.high(),
        words(both, change, estimate),
        verdict == Verdict.NO_EVIDENCE ? List.of() : confounded(both, change),
        both.before().timing().runs(),
        both.after().timing().runs(),
        files(before),
        files(after));
  }

  private Side side(List<Outcome.Read> read) {
    List<Capture> captures = read.stream().flatMap(one -> one.captures().stream()).toList();
    return Recorded.side(Linked.of(captures, Optional.empty()), policy);
  }

  private static List<Frozen.File> files(List<Outcome.Read> read) {
    return read.stream().map(one -> new Frozen.File(one.file(), one.sha256())).toList();
  }

  private Measure measure() {
    return experiment.intent().metric().measure();
  }

  private Estimate estimate(EndpointChange change) {
    EndpointChange.Percentiles of =
        change.by().isSent() ? change.sent().orElse(change.service()) : change.service();
    return switch (measure()) {
      case P50 -> of.p50();
      case P95 -> of.p95();
      case P99 -> of.p99();
      case QUERIES -> change.means().queries();
      case ERRORS -> change.means().errors();
      case THROUGHPUT -> change.means().throughput();
    };
  }

  private Verdict verdict(Estimate estimate, boolean failsMore) {
    boolean isDifference = measure() == Measure.ERRORS;
    double same = isDifference ? 0 : 1;
    double margin = isDifference ? ERRORS_MARGIN : MARGIN;
    if (!estimate.hasInterval()) {
      return Verdict.NO_EVIDENCE;
    }
    if (estimate.isWithin(same - margin, same + margin)) {
      return Verdict.REJECT;
    }
    if (!estimate.excludes(same)) {
      return Verdict.NO_EVIDENCE;
    }
    boolean isBetter = estimate.value() < same == measure().isBetterLow();
    return isBetter && !failsMore ? Verdict.ACCEPT : Verdict.REJECT;
  }

  private List<String> words(Comparison both, Optional<EndpointChange> change, Estimate estimate) {
    List<String> words = new ArrayList<>();
    String metric = experiment.intent().metric().text();
    if (change.isEmpty()) {
      words.add("no endpoint of the captures is " + experiment.intent().metric().endpoint());
      return words;
    }
    words.add(metric + ": " + figure(estimate));
    if (!estimate.hasInterval() || verdict(estimate, false) == Verdict.NO_EVIDENCE) {
      ComparisonWords.needed(change.get()).ifPresent(words::add);
    }
    change.get().remarks().stream().map(ComparisonWords::text).forEach(words::add);
    if (both.before().timing().runs() < 2 || both.after().timing().runs() < 2) {
      words.add("recorded once on a side: what differs from run to run is not in the interval");
    }
    if (isNamedLate()) {
      words.add("the metric was named after the recording of the change began");
    }
    return words;
  }

  private String figure(Estimate estimate) {
    if (Double.isNaN(estimate.value())) {
      return "not measured on both sides";
    }
    if (measure() != Measure.ERRORS) {
      return ComparisonWords.change(estimate);
    }
    String text = "%s points".formatted(Numbers.percent(estimate.value()));
    return estimate.hasInterval()
        ? text
            + " (95 %% %s to %s)"
                .formatted(Numbers.percent(estimate.low()), Numbers.percent(estimate.high()))
        : text;
  }

  private boolean isNamedLate() {
    List<Capture> captures = after.stream().flatMap(one -> one.captures().stream()).toList();
    Instant named = experiment.named();
    long namedNs = named.getEpochSecond() * 1_000_000_000L + named.getNano();
    return dev.slowpath.workbench.quality.Recorded.of(captures)
        .map(TimeRange::startNs)
        .filter(start -> start < namedNs)
        .isPresent();
  }

  /// What else may have moved the metric.
  private List<String> confounded(Comparison both, Optional<EndpointChange> change) {
    List<String> all = new ArrayList<>();
    both.guards().stream()
        .filter(guard -> guard instanceof Guard.Together && guard.isConcern())
        .forEach(guard -> all.add(GuardWords.text(guard)));
    change.stream()
        .flatMap(one -> one.remarks().stream())
        .filter(Remark.GainedElsewhere.class::isInstance)
        .forEach(remark -> all.add(ComparisonWords.text(remark)));
    sameCaptures()
        .forEach(other ->
            all.add(
                "%s was tried in the same captures: %s"
                    .formatted(other.id(), other.intent().change())));
    change.flatMap(one -> others(both, one.key())).ifPresent(all::add);
    return all;
  }

  private Stream<Experiment> sameCaptures() {
    List<String> mine = after.stream().map(Outcome.Read::sha256).toList();
    return casebook.experiments().stream()
        .filter(other -> !other.id().equals(experiment.id()))
        .filter(other ->
            other.result().stream()
                .flatMap(one -> one.after().stream())
                .anyMatch(file -> mine.contains(file.sha256())));
  }

  /// Bottlenecks of the endpoint that changed besides the finding's own, and spend the same kind of
  /// time: those of another kind are told apart by the ledger.
  private Optional<String> others(Comparison both, EndpointKey endpoint) {
    Optional<Finding> finding = casebook.finding(experiment.finding());
    String own = finding.map(one -> one.frozen().bottleneck()).orElse("");
    String lever = finding.map(one -> one.frozen().lever()).orElse("");
    List<String> others =
        both.bottlenecks().stream()
            .filter(one -> one.fate() == Fate.GONE || one.fate() == Fate.BETTER)
            .map(BottleneckChange::first)
            .filter(one -> endpoint.equals(one.where().endpoint()) && !one.id().equals(own))
            .filter(one -> one.cause().lever().id().equals(lever))
            .map(one -> one.cause().id())
            .toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "at the same endpoint changed as well, with time of the same kind: "
                + String.join(", ", others));
  }
}
