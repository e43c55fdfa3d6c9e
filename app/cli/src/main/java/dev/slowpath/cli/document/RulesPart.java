package dev.slowpath.cli.document;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.rules.RuleResult;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;

/// What the rules of other tools say of the files, beside the ranking and without a part in it.
final class RulesPart {
  private final List<Capture.OfRules> all = new ArrayList<>();

  RulesPart(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Read read) {
        read.captures().stream()
            .filter(Capture.OfRules.class::isInstance)
            .map(Capture.OfRules.class::cast)
            .forEach(all::add);
      }
    }
  }

  void json(Json json) {
    if (all.isEmpty()) {
      return;
    }
    json.array(
        "rules",
        all,
        of -> {
          json.text("tool", of.tool());
          json.text("source", of.source().file());
          json.array("results", of.results(), result -> result(json, result));
        });
  }

  private static void result(Json json, RuleResult result) {
    json.text("rule", result.id());
    json.text("name", result.name());
    json.text("topic", result.topic());
    json.text("severity", result.severity().id());
    json.number("score", result.score());
    json.text("summary", result.summary());
    json.text("explanation", result.explanation());
    json.text("solution", result.solution());
  }

  void text(Page page) {
    for (Capture.OfRules of : all) {
      page.blank().head("Rules of %s on %s".formatted(of.tool(), of.source().file()));
      for (RuleResult result : of.results()) {
        if (result.isRemark()) {
          page.labelled(result.severity().id(), 0, result.name() + ": " + result.summary());
        }
      }
      long ok = count(of, RuleResult.Severity.OK);
      long not = count(of, RuleResult.Severity.NOT_APPLICABLE);
      page.quiet(
          "%s found nothing, %s could not judge: the recording lacks what they need. These are its"
                  .formatted(Numbers.count(ok), Numbers.count(not))
              + " words; its scores measure nothing and have no part in the ranking.");
    }
  }

  private static long count(Capture.OfRules of, RuleResult.Severity severity) {
    return of.results().stream().filter(result -> result.severity() == severity).count();
  }
}
