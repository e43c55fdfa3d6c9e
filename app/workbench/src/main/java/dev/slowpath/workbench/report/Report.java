package dev.slowpath.workbench.report;

import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.link.Caveats;
import dev.slowpath.analysis.ranking.Coverage;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Bounds;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.CaveatWords;
import dev.slowpath.workbench.wording.Costs;
import dev.slowpath.workbench.wording.Evidences;
import dev.slowpath.workbench.wording.Notices;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Places;
import dev.slowpath.workbench.wording.Proofs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a report says, before it is decided how it is written.
///
/// @param before what was read of the recording before, where one is compared with
/// @param comparison of that with the investigation
/// @param command what makes the same report again, its files already masked
public record Report(
    Investigation investigation,
    List<Outcome> before,
    Optional<Comparison> comparison,
    Mask mask,
    String command) {
  /// So many bottlenecks are told in full.
  static final int IN_FULL = 10;

  /// By what rules figures were made: what somebody needs to get the same again.
  static final List<String> METHOD =
      List.of(
          "Load is seconds of wall time spent per second observed; costs of different units,"
              + " sampled and measured ones are never added.",
          "Percentiles are by nearest rank, of requests that happened; p95 needs 20 requests, p99"
              + " 100.",
          "A bound is the most that removing a bottleneck gains: each request is taken again"
              + " without it, and percentiles are compared. Bounds of several are not added.",
          "A cause is proved when the files show it, else consistent with them.",
          "Intervals are of 2,000 draws of whole blocks of time (at least 10 s, at most 20 a side),"
              + " widened for few blocks and for what neighbours have in common; no change means"
              + " within ±5 %; of all verdicts at most one in twenty is expected to be chance.");

  public Report {
    Objects.requireNonNull(investigation);
    before = List.copyOf(before);
    Objects.requireNonNull(mask);
    Objects.requireNonNull(command);
  }

  String title() {
    return "Slow paths of " + mask.file(investigation.name());
  }

  /// The answer in a few sentences, for those who decide.
  List<String> summary() {
    List<String> all = new ArrayList<>();
    var ranking = investigation.ranking();
    double requests =
        ranking.endpoints().stream().mapToDouble(endpoint -> endpoint.requests()).sum();
    all.add(
        "%s requests at %s endpoints in %s; %s bottlenecks found."
            .formatted(
                Numbers.count(requests),
                Numbers.count((long) ranking.endpoints().size()),
                Numbers.duration(ranking.seconds() * 1e3),
                Numbers.count((long) ranking.bottlenecks().size())));
    for (Bottleneck one : ranking.bottlenecks().stream().limit(3).toList()) {
      all.add(
          "%s%s: %s. Removing it: %s."
              .formatted(title(one), at(one), Costs.text(one.cost()), Bounds.text(one.bound())));
    }
    return all.stream().map(mask::text).toList();
  }

  String title(Bottleneck one) {
    return mask.text(Causes.title(one.cause()));
  }

  private String at(Bottleneck one) {
    EndpointKey endpoint = one.where().endpoint();
    return endpoint == null ? "" : " at " + endpoint.name();
  }

  /// How much of what was measured the ranking explains.
  List<String> coverage() {
    Coverage coverage = investigation.ranking().coverage();
    List<String> all = new ArrayList<>(METHOD);
    if (coverage.load() > 0) {
      all.add(
          "Of a load of %s the ranked bottlenecks explain %s."
              .formatted(
                  Numbers.load(coverage.load()),
                  Numbers.share(coverage.explained() / coverage.load())));
    }
    if (coverage.databaseMs() > 0) {
      all.add(
          "The traces show %s of the server's time."
              .formatted(Numbers.share(coverage.databaseLinkedMs() / coverage.databaseMs())));
    }
    if (coverage.cpuMs() > 0) {
      all.add(
          "%s of the CPU time belongs to requests."
              .formatted(Numbers.share(coverage.cpuLinkedMs() / coverage.cpuMs())));
    }
    return all;
  }

  /// What people decided.
  List<Told> findings() {
    return Told.of(investigation.casebook(), mask);
  }

  /// What makes figures mean less than they seem to.
  List<String> quality() {
    List<String> all = new ArrayList<>();
    Caveats.of(investigation.linked()).forEach(one -> all.add(CaveatWords.text(one)));
    for (Outcome.Read read : investigation.read()) {
      read.notices()
          .forEach(notice -> all.add(mask.file(read.file()) + ": " + Notices.text(notice)));
    }
    return all.isEmpty()
        ? List.of("Everything was read as it stood.")
        : all.stream().map(mask::text).toList();
  }

  /// A name and what is said of it.
  record Fact(String name, String text) {}

  List<Fact> facts(Bottleneck one) {
    List<Fact> facts = new ArrayList<>();
    EndpointKey endpoint = one.where().endpoint();
    if (endpoint != null) {
      facts.add(new Fact("at", endpoint.name() + " of " + endpoint.service()));
    }
    if (!one.where().statement().isEmpty()) {
      facts.add(new Fact("statement", one.where().statement()));
    }
    if (!one.where().frame().isEmpty()) {
      facts.add(new Fact("frame", one.where().frame()));
    }
    facts.add(new Fact("cost", Costs.text(one.cost())));
    facts.add(
        new Fact(
            "gain at most", Bounds.text(one.bound()) + ": " + Bounds.text(one.bound().formula())));
    facts.add(new Fact("proof", Proofs.text(one.proof(), one.cause())));
    for (Evidence evidence : one.evidence()) {
      facts.add(
          new Fact(
              "evidence",
              "%s (%s): %s — %s"
                  .formatted(
                      Evidences.noun(evidence),
                      Evidences.text(evidence.join()),
                      Evidences.text(evidence),
                      mask.file(Places.text(evidence.at())))));
    }
    return facts.stream().map(fact -> new Fact(fact.name(), mask.text(fact.text()))).toList();
  }

  /// A file of the appendix.
  record Source(String side, String file, String format, String bytes, String sha256) {}

  List<Source> sources() {
    List<Source> all = new ArrayList<>();
    sources("before", before, all);
    sources(before.isEmpty() ? "" : "after", investigation.outcomes(), all);
    return all;
  }

  private void sources(String side, List<Outcome> outcomes, List<Source> all) {
    for (Outcome outcome : outcomes) {
      String file = mask.file(outcome.file());
      all.add(
          switch (outcome) {
            case Outcome.Read read ->
                new Source(
                    side,
                    file,
                    read.format().id(),
                    Numbers.bytes((double) read.bytes()),
                    read.sha256());
            case Outcome.Beside beside ->
                new Source(
                    side,
                    file,
                    "beside a plan",
                    Numbers.bytes((double) beside.bytes()),
                    beside.sha256());
            case Outcome.Ruled ruled ->
                new Source(
                    side, file, "rules", Numbers.bytes((double) ruled.bytes()), ruled.sha256());
            case Outcome.Refused _ -> new Source(side, file, "refused", "", "");
            case Outcome.Unrecognised _ -> new Source(side, file, "not read", "", "");
          });
    }
  }
}
