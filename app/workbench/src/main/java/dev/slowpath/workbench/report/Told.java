package dev.slowpath.workbench.report;

import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Check;
import dev.slowpath.workbench.finding.Experiment;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.wording.Numbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A finding as a report tells it: who does what until when, how it is undone, and what came of it.
///
/// @param title with its id
record Told(String title, List<Report.Fact> facts) {

  Told {
    Objects.requireNonNull(title);
    facts = List.copyOf(facts);
  }

  /// All findings, masked.
  static List<Told> of(Casebook casebook, Mask mask) {
    return casebook.findings().stream().map(one -> of(one, casebook, mask)).toList();
  }

  private static Told of(Finding finding, Casebook casebook, Mask mask) {
    Finding.Handling handling = finding.handling();
    List<Report.Fact> facts = new ArrayList<>();
    add(facts, "status", handling.status().word() + ", priority " + handling.priority().word());
    add(facts, "owner", handling.owner());
    add(facts, "decision", handling.decision());
    add(facts, "expected result", handling.expected());
    add(facts, "rollback", handling.rollback());
    add(facts, "due", handling.due().map(LocalDate::toString).orElse(""));
    add(
        facts,
        "when it was kept",
        "load %s, of it at most %s to gain"
            .formatted(
                Numbers.load(finding.frozen().figures().load()),
                Numbers.load(finding.frozen().gainLoad())));
    for (Check check : finding.checks()) {
      add(facts, "since then", check.answer().word() + ": " + check.words());
    }
    for (Experiment one : casebook.of(finding)) {
      add(facts, "tried", tried(one));
    }
    finding.comments().forEach(comment -> add(facts, "comment", comment.text()));
    finding.links().forEach(link -> add(facts, "see", link));
    return new Told(
        mask.text(finding.id() + " " + finding.title()),
        facts.stream().map(fact -> new Report.Fact(fact.name(), mask.text(fact.text()))).toList());
  }

  private static String tried(Experiment one) {
    String verdict = one.result().map(Experiment.Result::text).orElse("not measured yet");
    String figure = one.result().flatMap(it -> it.words().stream().findFirst()).orElse("");
    return "%s %s: %s%s"
        .formatted(one.id(), one.intent().change(), verdict, figure.isEmpty() ? "" : ", " + figure);
  }

  private static void add(List<Report.Fact> facts, String name, String text) {
    if (!text.isEmpty()) {
      facts.add(new Report.Fact(name, text));
    }
  }
}
