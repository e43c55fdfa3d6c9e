package dev.slowpath.desktop.plans;

import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.plan.IndexAdvice;
import dev.slowpath.analysis.plan.IndexIdea;
import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.analysis.plan.PlanObservation;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Figures;
import dev.slowpath.desktop.part.Figures.Figure;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.PlanRemarks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What stands beside a plan: what is remarkable, the chosen step by itself, the statement.
final class PlanDetail {
  private final Links links;
  private final Investigation investigation;
  private final KnownPlan known;
  private final IntConsumer choose;

  PlanDetail(Links links, Investigation investigation, KnownPlan known, IntConsumer choose) {
    this.links = links;
    this.investigation = investigation;
    this.known = known;
    this.choose = choose;
  }

  List<VBox> observations(int chosen) {
    List<VBox> cards = new ArrayList<>();
    for (PlanObservation remark : PlansModel.remarks(known)) {
      cards.add(observation(remark, chosen));
    }
    return cards;
  }

  private VBox observation(PlanObservation remark, int chosen) {
    Label title = Parts.paragraph(PlanRemarks.title(remark), "s12", "strong");
    HBox head = new HBox(8, Parts.mark("", "a-alert-outline", "warn"), title);
    VBox card = new VBox(head, Parts.paragraph(sentence(remark), "s12", "t2"));
    card.getStyleClass().add("observation");
    if (remark.node() == chosen) {
      card.getStyleClass().add("chosen");
    }
    if (remark instanceof PlanObservation.UsefulIndex(int node, IndexIdea idea)) {
      card.getChildren().addAll(index(node, idea));
    }
    card.setOnMouseClicked(_ -> choose.accept(remark.node()));
    return card;
  }

  /// The statement that makes the index, what a catalog says it would cost, and its place in the
  /// ranking.
  private List<javafx.scene.Node> index(int node, IndexIdea idea) {
    List<javafx.scene.Node> parts = new ArrayList<>();
    parts.add(Cards.sql(idea.statement()));
    investigation
        .linked()
        .catalog()
        .flatMap(catalog -> IndexAdvice.of(idea, catalog.catalog()))
        .map(cost -> Parts.paragraph(Parts.capital(PlanRemarks.text(cost)) + ".", "s12", "t2"))
        .ifPresent(parts::add);
    PlansModel.indexFor(investigation, known, node)
        .map(bottleneck ->
            Parts.link(
                "Rank %d: %s"
                    .formatted(investigation.rank(bottleneck), Causes.title(bottleneck.cause())),
                () -> links.toBottleneck(bottleneck.id())))
        .ifPresent(parts::add);
    return parts;
  }

  private static String sentence(PlanObservation remark) {
    return remark instanceof PlanObservation.UsefulIndex
        ? "An index would serve this scan:"
        : Parts.capital(PlanRemarks.text(remark)) + ".";
  }

  /// The chosen step: how its own time is what is left of its time with its children.
  VBox step(PlanLedger.Line line) {
    PlanNode node = line.node();
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("With its children", Numbers.ms(line.inclusiveMs()), "ms"));
    for (PlanNode child : known.plan().children(node.id())) {
      double childMs = PlanLedger.of(known.plan()).get(child.id() - 1).inclusiveMs();
      figures.add(
          new Figure(
              "− node %d, %s".formatted(child.id(), child.type()), Numbers.ms(childMs), "ms"));
    }
    figures.add(new Figure("= its own", Numbers.ms(line.exclusiveMs()), "ms"));
    line.exclusiveBuffers()
        .ifPresent(buffers -> {
          figures.add(new Figure("Blocks hit", Numbers.count(buffers.sharedHit()), ""));
          figures.add(new Figure("Blocks read", Numbers.count(buffers.sharedRead()), ""));
          if (buffers.tempWritten() > 0) {
            figures.add(
                new Figure("Temp blocks written", Numbers.count(buffers.tempWritten()), ""));
          }
        });
    VBox card =
        new VBox(
            Parts.label("Node %d · %s".formatted(node.id(), node.type()), "s12", "strong"),
            new Figures(figures));
    node.details()
        .forEach((name, value) ->
            card.getChildren().add(Parts.paragraph(name + ": " + value, "locator")));
    card.getStyleClass().add("observation");
    return card;
  }

  List<javafx.scene.Node> statement() {
    String sql = known.plan().statement();
    if (sql.isEmpty()) {
      return List.of(
          Parts.paragraph(
              "Which statement this plan belongs to is not known: neither the file nor a .sql file"
                  + " beside it says.",
              "t2",
              "s12"));
    }
    return List.of(Cards.sql(sql), Parts.link("Open the statement", () -> links.toStatement(sql)));
  }
}
