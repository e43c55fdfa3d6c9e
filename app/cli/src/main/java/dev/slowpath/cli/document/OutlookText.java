package dev.slowpath.cli.document;

import dev.slowpath.analysis.detect.Examined;
import dev.slowpath.analysis.ranking.Ranking;
import dev.slowpath.analysis.whatif.Fix;
import dev.slowpath.analysis.whatif.Prediction;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.cli.terminal.Printable;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.workbench.wording.Examinations;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Outlooks;
import java.util.ArrayList;
import java.util.List;

/// The outlook as a person reads it.
final class OutlookText {
  private final Ranking ranking;
  private final Outlook outlook;
  private final Page page;

  OutlookText(Ranking ranking, Outlook outlook, Page page) {
    this.ranking = ranking;
    this.outlook = outlook;
    this.page = page;
  }

  /// One line: what is left of the requests' load when the bottlenecks go, the most gainful first.
  void order() {
    if (outlook.order().size() < 2) {
      return;
    }
    List<String> ids = ranking.bottlenecks().stream().map(Bottleneck::id).toList();
    List<String> steps = new ArrayList<>();
    for (Fix fix : outlook.order()) {
      steps.add("#%d %s".formatted(ids.indexOf(fix.id()) + 1, Numbers.load(fix.loadThen())));
    }
    page.quiet(
        "Load of the requests left when they go one after another, the most gainful first: "
            + String.join(" · ", steps));
  }

  /// What was asked about by name.
  void why() {
    for (Examined examined : outlook.examined()) {
      page.blank()
          .head(
              examined.endpoint().name()
                  + (examined.statement().isEmpty() ? "" : "  " + examined.statement())
                  + ": "
                  + Numbers.duration(examined.totalMs()));
      for (Examined.Check check : examined.checks()) {
        String label = (check.isMet() ? "+ " : "- ") + check.rule().cause();
        page.line("  %-24s %s".formatted(label, Examinations.text(check)));
      }
    }
  }

  /// The prediction that was asked for.
  void prediction() {
    outlook.prediction().ifPresent(this::prediction);
  }

  private void prediction(Prediction prediction) {
    page.blank()
        .head(
            "Without %s: load of the requests %s → %s at most"
                .formatted(
                    outlook.without().size() == 1 ? "it" : "these " + outlook.without().size(),
                    Numbers.load(prediction.load()),
                    Numbers.load(prediction.loadThen())));
    for (Prediction.Change change : prediction.endpoints()) {
      String name = change.endpoint().name();
      page.line("     " + Printable.line(name) + "  " + Outlooks.text(change.now(), change.then()));
      if (change.sentNow().n() > 0) {
        String sent = Outlooks.text(change.sentNow(), change.sentThen());
        page.line(page.ink().paint(Ink.Role.QUIET, "       since they were sent: " + sent));
      }
    }
  }
}
