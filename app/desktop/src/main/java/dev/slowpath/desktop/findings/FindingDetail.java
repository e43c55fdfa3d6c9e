package dev.slowpath.desktop.findings;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Entry;
import dev.slowpath.desktop.part.Figures;
import dev.slowpath.desktop.part.Handled;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.Segments;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Check;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.finding.Frozen;
import dev.slowpath.workbench.report.IssueText;
import dev.slowpath.workbench.wording.Numbers;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Beside the plan: what is decided about a finding, to type in, what it measured when it was kept,
/// what became of it, and what was tried.
final class FindingDetail extends VBox {
  private final Links links;
  private final Label title = Parts.paragraph("", "pane-title");
  private final Label place = Parts.label("", "mono", "t2");
  private final Map<Handled, Entry> entries = new EnumMap<>(Handled.class);
  private final Segments<Finding.Status> status =
      new Segments<>(Finding.Status::word, this::status);
  private final Segments<Finding.Priority> priority =
      new Segments<>(Finding.Priority::word, this::priority);
  private final Entry comment = new Entry("Comment", this::comment);
  private final VBox said = new VBox(6);
  private final ExperimentCards experiments;
  private @Nullable Finding finding;
  private Casebook casebook = Casebook.EMPTY;
  private boolean isShowing;

  FindingDetail(Palette palette, Links links) {
    this.links = links;
    experiments = new ExperimentCards(links);
    getStyleClass().add("detail");
    setSpacing(12);
    setFillWidth(true);
    status.show(List.of(Finding.Status.values()));
    priority.show(List.of(Finding.Priority.values()));
    comment.setPromptText("add a comment, Enter keeps it");
    getChildren().addAll(title, place, status, form(), said, experiments);
  }

  private GridPane form() {
    GridPane form = new GridPane(8, 6);
    ColumnConstraints names = new ColumnConstraints(84);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    form.getColumnConstraints().addAll(names, fields);
    int row = 0;
    for (Handled one : Handled.values()) {
      Entry entry = new Entry(one.title(), text -> typed(one, text));
      entry.setPromptText(one.prompt());
      entries.put(one, entry);
      form.addRow(row++, Parts.label(one.title(), "t2", "s12"), entry);
    }
    form.addRow(row++, Parts.label("Priority", "t2", "s12"), priority);
    form.addRow(row, Parts.label("Comment", "t2", "s12"), comment);
    return form;
  }

  void show(Finding shown, Casebook all) {
    boolean isOther = finding == null || !finding.id().equals(shown.id());
    finding = shown;
    casebook = all;
    title.setText(shown.id() + " · " + shown.title());
    place.setText(FindingsModel.place(shown.frozen()));
    isShowing = true;
    status.choose(shown.handling().status());
    priority.choose(shown.handling().priority());
    isShowing = false;
    entries.forEach((one, entry) -> {
      if (isOther) {
        entry.replace(one.text(shown));
      } else {
        entry.show(one.text(shown));
      }
    });
    said.getChildren().clear();
    measured(shown);
    since(shown);
    experiments.show(shown, all, isOther);
  }

  private void measured(Finding shown) {
    Frozen.Figures figures = shown.frozen().figures();
    section("When it was kept");
    said.getChildren()
        .addAll(
            new Figures(
                List.of(
                    new Figures.Figure("Load", Numbers.load(figures.load()), ""),
                    new Figures.Figure(
                        "Removing it takes away at most",
                        Numbers.load(shown.frozen().gainLoad()),
                        "load"),
                    new Figures.Figure("A request", Numbers.ms(figures.perRequestMs()), "ms"),
                    new Figures.Figure("p95 of its endpoint", Numbers.ms(figures.p95Ms()), "ms"),
                    new Figures.Figure("p95 at most", Numbers.gain(figures.gainP95Ms()), "ms"))),
            Parts.label(
                shown.frozen().files().size() + " files, by their SHA-256 in the issue's text",
                "t3",
                "s11"));
  }

  private void since(Finding shown) {
    if (!shown.checks().isEmpty() || !shown.comments().isEmpty()) {
      section("Since then");
    }
    for (Check check : shown.checks()) {
      said.getChildren().add(Parts.paragraph(check.answer().word() + ": " + check.words(), "s12"));
    }
    for (Finding.Comment one : shown.comments()) {
      String who = one.who().isEmpty() ? "" : one.who() + ": ";
      said.getChildren().add(Parts.paragraph(who + one.text(), "t2", "s12"));
    }
  }

  private void section(String name) {
    said.getChildren().addAll(Parts.rule(), Parts.label(name, "pane-title"));
  }

  private void typed(Handled what, String text) {
    Finding was = finding;
    if (was == null) {
      return;
    }
    Finding is = what.typed(was, text);
    if (is.equals(was)) {
      Entry entry = entries.get(what);
      if (entry != null) {
        entry.replace(what.text(was));
      }
    } else {
      finding = is;
      links.book().change(is, "%s: %s changed".formatted(is.id(), what.title()));
    }
  }

  private void status(Finding.Status now) {
    Finding was = finding;
    if (was != null && !isShowing) {
      finding = was.handled(was.handling().in(now));
      links.book().change(finding, was.id() + ": " + now.word());
    }
  }

  private void priority(Finding.Priority now) {
    Finding was = finding;
    if (was != null && !isShowing) {
      finding = was.handled(was.handling().at(now));
      links.book().change(finding, was.id() + ": priority " + now.word());
    }
  }

  private void comment(String text) {
    Finding was = finding;
    if (was != null && !text.isEmpty()) {
      String who = System.getProperty("user.name", "");
      finding = was.with(new Finding.Comment(Instant.now(), who, text));
      comment.replace("");
      links.book().change(finding, was.id() + ": commented");
    }
  }

  void write() {
    Entry owner = entries.get(Handled.OWNER);
    if (owner != null) {
      owner.requestFocus();
    }
  }

  void nameExperiment() {
    experiments.write();
  }

  void measure() {
    experiments.measureLast();
  }

  void toBottleneck() {
    if (finding != null) {
      links.toBottleneck(finding.frozen().bottleneck());
    }
  }

  void copyIssue() {
    if (finding != null) {
      Parts.toClipboard(IssueText.of(finding, casebook));
    }
  }

  void remove() {
    if (finding != null) {
      links.book().remove(finding);
    }
  }
}
