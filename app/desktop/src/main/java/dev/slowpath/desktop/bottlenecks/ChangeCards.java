package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.workbench.intake.Outcome;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Advice;
import dev.slowpath.workbench.wording.Evidences;
import dev.slowpath.workbench.wording.Notices;
import dev.slowpath.workbench.wording.Proofs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What to change for a bottleneck, how to see that it helped, and how sure all of it is.
final class ChangeCards {
  private final Links links;
  private final Investigation investigation;
  private final Bottleneck chosen;

  ChangeCards(Links links, Investigation investigation, Bottleneck chosen) {
    this.links = links;
    this.investigation = investigation;
    this.chosen = chosen;
  }

  List<VBox> all() {
    List<VBox> cards = List.of(change(), afterwards(), sureness());
    cards.forEach(card -> {
      card.setPrefWidth(320);
      card.setMinWidth(240);
    });
    return cards;
  }

  private VBox change() {
    List<Node> body = new ArrayList<>();
    for (String line : Advice.of(chosen).change()) {
      body.add(isSql(line) ? Cards.sql(line) : Parts.paragraph(line, "s12"));
    }
    return Cards.evidence(
        "w-wrench-outline", "Change", Parts.badge(chosen.cause().lever()), body, "");
  }

  private static boolean isSql(String line) {
    return line.startsWith("CREATE ") || line.startsWith("DROP ");
  }

  private VBox afterwards() {
    Advice advice = Advice.of(chosen);
    List<Node> body = new ArrayList<>();
    body.add(Parts.label("How to see that it helped", "s12", "strong"));
    body.add(Parts.paragraph(advice.verify(), "s12", "t2"));
    body.add(Parts.rule());
    body.add(Parts.label("How to take it back", "s12", "strong"));
    body.add(
        isSql(advice.undo())
            ? Cards.sql(advice.undo())
            : Parts.paragraph(advice.undo(), "s12", "t2"));
    return Cards.evidence("c-check-all", "Afterwards", Parts.label(""), body, "");
  }

  private VBox sureness() {
    List<Node> body = new ArrayList<>();
    body.add(Parts.paragraph(sentence(Proofs.text(chosen.proof(), chosen.cause())), "s12"));
    if (chosen.proof() instanceof Proof.Consistent(var missing) && !missing.isEmpty()) {
      body.add(Cards.addFiles(links::addFiles));
    }
    body.add(Parts.rule());
    chosen
        .evidence()
        .forEach(one ->
            body.add(
                Parts.paragraph(
                    Evidences.noun(one) + ": " + Evidences.text(one) + ".", "t2", "s11")));
    notices().forEach(notice -> body.add(Cards.remark(notice)));
    return Cards.evidence("s-scale-balance", "How sure", Parts.mark(chosen.proof()), body, "");
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  /// What was amiss with the files that the evidence stands in.
  private List<String> notices() {
    Set<String> files =
        chosen.evidence().stream().map(one -> one.at().source().file()).collect(Collectors.toSet());
    return investigation.read().stream()
        .filter(read -> files.contains(read.file()))
        .flatMap(
            read -> read.notices().stream().map(notice -> name(read) + ": " + Notices.text(notice)))
        .toList();
  }

  private static String name(Outcome.Read read) {
    return read.file().substring(read.file().lastIndexOf('/') + 1);
  }
}
