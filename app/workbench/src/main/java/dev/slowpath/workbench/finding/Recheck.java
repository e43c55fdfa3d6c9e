package dev.slowpath.workbench.finding;

import dev.slowpath.analysis.compare.BottleneckChange;
import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.Fate;
import dev.slowpath.analysis.compare.Mapping;
import dev.slowpath.analysis.compare.Recorded;
import dev.slowpath.analysis.compare.Side;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.workbench.finding.Check.Answer;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.wording.ComparisonWords;
import dev.slowpath.workbench.wording.Numbers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds findings against newer captures: the files that a finding was measured on are compared
/// with them, and what became of its bottleneck is the answer.
public final class Recheck {
  private final List<Outcome.Read> kept;
  private final List<Outcome.Read> fresh;
  private final Policy policy;
  private final Instant now;

  /// @param kept everything of the investigation
  /// @param fresh the newer captures
  /// @param policy how strictly both are judged
  public Recheck(List<Outcome.Read> kept, List<Outcome.Read> fresh, Policy policy, Instant now) {
    this.kept = List.copyOf(kept);
    this.fresh = List.copyOf(fresh);
    this.policy = policy;
    this.now = now;
  }

  /// What the newer captures say of a finding.
  public Check of(Finding finding) {
    Set<String> measured =
        finding.frozen().files().stream().map(Frozen.File::sha256).collect(Collectors.toSet());
    List<Outcome.Read> before =
        kept.stream().filter(one -> measured.contains(one.sha256())).toList();
    if (before.isEmpty()) {
      return answer(Answer.CANNOT_TELL, "none of the files it was measured on is here");
    }
    Comparison both = Comparison.of(side(before), side(fresh), Mapping.SAME);
    return both.bottlenecks().stream()
        .filter(one ->
            one.before()
                .filter(was -> was.bottleneck().id().equals(finding.frozen().bottleneck()))
                .isPresent())
        .findFirst()
        .map(one -> answer(answer(one.fate()), words(one)))
        .orElseGet(() ->
            answer(Answer.CANNOT_TELL, "it is not found any more in the files it was found in"));
  }

  private Side side(List<Outcome.Read> read) {
    List<Capture> captures = read.stream().flatMap(one -> one.captures().stream()).toList();
    return Recorded.side(Linked.of(captures, Optional.empty()), policy);
  }

  private Check answer(Answer answer, String words) {
    return new Check(
        now,
        answer,
        words,
        fresh.stream().map(one -> new Frozen.File(one.file(), one.sha256())).toList());
  }

  private static Answer answer(Fate fate) {
    return switch (fate) {
      case GONE -> Answer.FIXED;
      case BETTER -> Answer.BETTER;
      case SAME -> Answer.SAME;
      case WORSE, NEW -> Answer.WORSE;
      case UNCLEAR, NOT_OBSERVED -> Answer.CANNOT_TELL;
    };
  }

  private static String words(BottleneckChange change) {
    String cost =
        switch (change.fate()) {
          case GONE -> "it is not found any more";
          case NOT_OBSERVED -> "its endpoint has no requests in the newer captures";
          case BETTER, SAME, WORSE, NEW, UNCLEAR ->
              "its time a request is "
                  + ComparisonWords.ratio(change.cost().value())
                  + " of what it was"
                  + (change.cost().hasInterval()
                      ? ", 95 % " + ComparisonWords.interval(change.cost())
                      : ", without an interval");
        };
    return cost + change.gained().map(one -> gained(change, one)).orElse("");
  }

  private static String gained(BottleneckChange change, BottleneckChange.Gained gained) {
    double atMost = change.before().map(one -> one.bottleneck().bound().p95Ms()).orElse(Double.NaN);
    if (Double.isNaN(gained.p95Ms()) || Double.isNaN(atMost)) {
      return "; its requests gained %s ms on average".formatted(Numbers.ms(gained.meanMs()));
    }
    return "; p95 of its requests gained %s ms, of at most %s ms predicted"
        .formatted(Numbers.ms(gained.p95Ms()), Numbers.ms(atMost));
  }
}
