package dev.slowpath.desktop.compare;

import dev.slowpath.analysis.compare.BottleneckChange;
import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.EndpointChange;
import dev.slowpath.analysis.compare.EndpointSide;
import dev.slowpath.analysis.compare.Guard;
import dev.slowpath.analysis.compare.Side;
import dev.slowpath.desktop.part.Figures;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.ComparisonWords;
import dev.slowpath.workbench.wording.GuardWords;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Beside the forest plot: what stands behind the chosen verdict, what was predicted, what a
/// request's time goes to now, and whether the two sides are alike.
final class ChangeDetail extends VBox {

  ChangeDetail(Comparison comparison, EndpointChange change) {
    getStyleClass().add("detail");
    setSpacing(12);
    setFillWidth(true);
    getChildren()
        .addAll(
            Parts.label(change.key().name(), "pane-title"),
            Parts.label(
                ComparisonWords.text(change.by())
                    + " of "
                    + CompareModel.requests(change)
                    + " requests",
                "t2",
                "s12"));
    CompareModel.sentences(change)
        .forEach(one -> getChildren().add(Parts.paragraph(one, "t2", "s12")));
    predicted(change);
    ledger(change);
    bottlenecks(comparison, change);
    whole(comparison);
    alike(comparison);
  }

  private void section(String title, Node content) {
    getChildren().addAll(Parts.rule(), Parts.label(title, "pane-title"), content);
  }

  private void predicted(EndpointChange change) {
    if (change.predicted().isEmpty() || change.before().isEmpty() || change.after().isEmpty()) {
      return;
    }
    EndpointChange.Predicted predicted = change.predicted().get();
    double then = change.figure(change.by().isSent() ? predicted.sent() : predicted.service());
    section(
        "Predicted and measured",
        new Figures(
            List.of(
                new Figures.Figure(
                    ComparisonWords.text(change.by()) + " before",
                    ms(change, change.before().get()),
                    "ms"),
                new Figures.Figure("predicted at best", Numbers.ms(then), "ms"),
                new Figures.Figure("measured", ms(change, change.after().get()), "ms"))));
  }

  private static String ms(EndpointChange change, EndpointSide side) {
    return Numbers.ms(change.figure(change.latency(side)));
  }

  private void ledger(EndpointChange change) {
    List<Figures.Figure> figures = new ArrayList<>();
    for (EndpointChange.SpentChange one : change.ledger()) {
      figures.add(
          new Figures.Figure(
              ComparisonWords.name(one.on()),
              Numbers.gain(-one.difference().value()),
              "ms",
              "%s ms before, %s ms after, a request on average"
                  .formatted(Numbers.ms(one.beforeMs()), Numbers.ms(one.afterMs()))));
    }
    if (!figures.isEmpty()) {
      section("What changed, ms a request", new Figures(figures));
    }
  }

  private void bottlenecks(Comparison comparison, EndpointChange change) {
    VBox rows = new VBox(6);
    for (BottleneckChange one : comparison.bottlenecks()) {
      boolean isHere =
          change.before().map(EndpointSide::key).filter(one.first().where()::isAt).isPresent()
              || one.first().where().isAt(change.key());
      if (isHere) {
        rows.getChildren()
            .add(
                Parts.paragraph(
                    ComparisonWords.word(one.fate()) + ": " + Causes.title(one.first().cause()),
                    "s12"));
      }
    }
    if (!rows.getChildren().isEmpty()) {
      section("Its bottlenecks", rows);
    }
  }

  private void whole(Comparison comparison) {
    Side before = comparison.before();
    Side after = comparison.after();
    section(
        "Whole service",
        new Figures(
            List.of(
                figure("Load", Numbers.load(before.load()), Numbers.load(after.load())),
                figure("Requests a second", rate(before), rate(after)),
                figure("Errors", Numbers.count(before.errors()), Numbers.count(after.errors())),
                figure(
                    "Queries a request",
                    Numbers.count(before.queriesPerRequest()),
                    Numbers.count(after.queriesPerRequest())))));
  }

  private static String rate(Side side) {
    return Numbers.count(Math.rint(side.perSecond() * 10) / 10);
  }

  private static Figures.Figure figure(String name, String before, String after) {
    return new Figures.Figure(name, before, "→ " + after);
  }

  private void alike(Comparison comparison) {
    VBox rows = new VBox(6);
    for (Guard guard : comparison.guards()) {
      Label words = Parts.paragraph(GuardWords.text(guard), "t2", "s12");
      HBox.setHgrow(words, Priority.ALWAYS);
      HBox row = new HBox(8, Parts.icon(guard.isConcern() ? "a-alert-outline" : "c-check"), words);
      row.getStyleClass().add(guard.isConcern() ? "warned" : "checked");
      rows.getChildren().add(row);
    }
    section("Are the two alike?", rows);
  }
}
