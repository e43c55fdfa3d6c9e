package dev.slowpath.cli.document;

import dev.slowpath.analysis.whatif.Curve;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.cli.terminal.Printable;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Evidence;
import dev.slowpath.model.bottleneck.Where;
import dev.slowpath.workbench.quality.Inherited;
import dev.slowpath.workbench.wording.Advice;
import dev.slowpath.workbench.wording.Bounds;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.Costs;
import dev.slowpath.workbench.wording.Evidences;
import dev.slowpath.workbench.wording.Notices;
import dev.slowpath.workbench.wording.Outlooks;
import dev.slowpath.workbench.wording.Places;
import dev.slowpath.workbench.wording.Proofs;
import java.util.List;

/// One bottleneck with everything that is known of it.
final class BottleneckText {
  private static final int INDENT = 5;

  private final Page page;
  private final Bottleneck bottleneck;
  private final Outlook outlook;

  BottleneckText(Page page, Bottleneck bottleneck, Outlook outlook) {
    this.page = page;
    this.outlook = outlook;
    this.bottleneck = bottleneck;
  }

  /// @param caveats what was remarked on the files that the evidence stands in
  void write(int rank, List<Inherited> caveats) {
    String title = "%4d %s".formatted(rank, Printable.line(Causes.title(bottleneck.cause())));
    page.blank().line(page.ink().paint(Ink.Role.HEAD, title));
    where(bottleneck.where());
    label("cost", Costs.text(bottleneck.cost()));
    label(
        "gain", Bounds.text(bottleneck.bound()) + ": " + Bounds.text(bottleneck.bound().formula()));
    Curve curve = outlook.curves().get(bottleneck.id());
    if (curve != null) {
      label("with", Outlooks.text(curve));
    }
    label("proof", Proofs.text(bottleneck.proof(), bottleneck.cause()));
    bottleneck.evidence().forEach(this::evidence);
    for (Inherited caveat : caveats) {
      label("caveat", caveat.file() + ": " + Notices.text(caveat.notice()));
    }
    Advice advice = Advice.of(bottleneck);
    String label = "change";
    for (String change : advice.change()) {
      label(label, change);
      label = "";
    }
    label("verify", advice.verify());
    label("undo", advice.undo());
  }

  private void where(Where where) {
    if (where.endpoint() != null) {
      String service = where.endpoint().service();
      label("at", where.endpoint().name() + (service.isEmpty() ? "" : " of " + service));
    }
    if (!where.statement().isEmpty()) {
      label("statement", where.statement());
    }
    if (!where.frame().isEmpty()) {
      label("frame", where.frame());
    }
  }

  private void evidence(Evidence evidence) {
    label(
        "evidence",
        "%s (%s): %s"
            .formatted(
                Evidences.noun(evidence),
                Evidences.text(evidence.join()),
                Evidences.text(evidence)));
    page.line(
        " ".repeat(INDENT + 11)
            + page.ink().paint(Ink.Role.QUIET, Printable.line(Places.text(evidence.at()))));
  }

  private void label(String label, String text) {
    page.labelled(label, INDENT, text);
  }
}
