package dev.slowpath.desktop.findings;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Entry;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.Segments;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Experiment;
import dev.slowpath.workbench.finding.Experiment.Measure;
import dev.slowpath.workbench.finding.Finding;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What was tried for a finding, and a form for what is tried next: the metric is named before
/// anything is measured.
final class ExperimentCards extends VBox {
  private final Links links;
  private final VBox tried = new VBox(8);
  private final Entry change = new Entry("Change", _ -> {});
  private final Entry hypothesis = new Entry("Hypothesis", _ -> {});
  private final Segments<Measure> measure = new Segments<>(Measure::word, _ -> {});
  private final Label of = Parts.label("", "t2", "s12");
  private @Nullable Finding finding;
  private List<Experiment> shown = List.of();

  ExperimentCards(Links links) {
    super(8);
    this.links = links;
    change.setPromptText("the one thing that is changed");
    hypothesis.setPromptText("why it should help");
    measure.show(List.of(Measure.P95, Measure.P50, Measure.QUERIES, Measure.ERRORS));
    getChildren()
        .addAll(
            Parts.rule(),
            Parts.label("Experiments", "pane-title"),
            tried,
            change,
            hypothesis,
            new VBox(4, of, measure),
            Parts.button("Name the experiment", "f-flask-outline", "plain", this::name));
  }

  void show(Finding of, Casebook casebook, boolean isOther) {
    finding = of;
    shown = casebook.of(of);
    String endpoint = of.frozen().place().endpoint();
    this.of.setText(
        endpoint.isEmpty()
            ? "It has no endpoint to measure"
            : "What it is to move, of " + endpoint);
    if (isOther) {
      change.replace("");
      hypothesis.replace("");
    }
    tried.getChildren().setAll(shown.stream().map(this::card).toList());
  }

  private VBox card(Experiment one) {
    HBox head = new HBox(8, Parts.label(one.id(), "strong", "s12"), Parts.gap(), badge(one));
    VBox card =
        new VBox(
            6,
            head,
            Parts.paragraph(one.intent().change() + ": " + one.intent().hypothesis(), "s12"),
            Parts.paragraph("Is to move " + one.intent().metric().text(), "t2", "s12"));
    one.result()
        .ifPresent(result -> {
          result
              .words()
              .forEach(words -> card.getChildren().add(Parts.paragraph(words, "t2", "s12")));
          result
              .confounded()
              .forEach(
                  words -> card.getChildren().add(Parts.paragraph("But " + words, "t2", "s12")));
        });
    card.getChildren()
        .add(
            Parts.button(
                one.result().isEmpty() ? "Measure" : "Measure again",
                "r-ruler",
                "plain",
                () -> links.book().measure(one)));
    card.getStyleClass().add("observation");
    return card;
  }

  private static Label badge(Experiment one) {
    return one.result()
        .map(result ->
            switch (result.verdict()) {
              case ACCEPT -> Parts.badge(result.text(), "c-check", "good");
              case REJECT -> Parts.badge(result.text(), "c-close", "bad");
              case NO_EVIDENCE -> Parts.badge(result.text(), "h-help", "nodata");
            })
        .orElseGet(() -> Parts.badge("not measured", "c-clock-outline", "same"));
  }

  void write() {
    change.requestFocus();
  }

  private void name() {
    Finding about = finding;
    Measure what = measure.chosen();
    if (about == null
        || what == null
        || change.getText().isBlank()
        || about.frozen().place().endpoint().isEmpty()) {
      change.requestFocus();
      return;
    }
    links
        .book()
        .name(
            about,
            new Experiment.Intent(
                change.getText().strip(),
                hypothesis.getText().strip(),
                new Experiment.Metric(what, about.frozen().place().endpoint()),
                about.handling().owner(),
                about.handling().expected(),
                about.handling().rollback()));
    change.replace("");
    hypothesis.replace("");
  }

  void measureLast() {
    if (!shown.isEmpty()) {
      links.book().measure(shown.getLast());
    }
  }
}
