package dev.slowpath.desktop.meeting;

import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.workbench.finding.Check;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.finding.Frozen;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One finding, large: what it is, what shows it, and what removing it gives at most.
final class MeetingPage extends VBox {
  private static final double EXPECTED = 330;
  private static final double BAR = 290;
  private static final List<String> TOLD = List.of("cost", "evidence", "change");
  private static final int FACTS = 4;

  private final Palette palette;

  MeetingPage(Palette palette, Finding finding) {
    super(14);
    this.palette = palette;
    Frozen frozen = finding.frozen();
    VBox.setVgrow(this, Priority.ALWAYS);
    HBox where =
        new HBox(
            12,
            Parts.label(finding.id(), "meeting-strong"),
            Parts.label(frozen.cause(), "meeting-quiet"),
            Parts.label(place(frozen), "meeting-mono"),
            Parts.gap(),
            Parts.label(proof(frozen), "meeting-quiet"));
    where.setAlignment(Pos.CENTER_LEFT);
    VBox measured = measured(finding);
    VBox expected = expected(finding);
    HBox.setHgrow(measured, Priority.ALWAYS);
    HBox both = new HBox(18, measured, expected);
    VBox.setVgrow(both, Priority.ALWAYS);
    getChildren().addAll(where, Parts.paragraph(finding.title(), "meeting-title"), both);
  }

  private static String place(Frozen frozen) {
    return frozen.place().endpoint().isEmpty() ? frozen.place().frame() : frozen.place().endpoint();
  }

  private static String proof(Frozen frozen) {
    String text =
        frozen.facts().stream()
            .filter(fact -> fact.name().equals("proof"))
            .map(Frozen.Fact::text)
            .findFirst()
            .orElse("");
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  private static VBox measured(Finding finding) {
    VBox card = card("Measured");
    finding.frozen().facts().stream()
        .filter(fact -> TOLD.contains(fact.name()))
        .limit(FACTS)
        .forEach(fact -> card.getChildren().add(fact(fact)));
    if (!finding.checks().isEmpty()) {
      Check last = finding.checks().getLast();
      card.getChildren()
          .add(fact(new Frozen.Fact("now", last.answer().word() + ": " + last.words())));
    }
    card.setMinWidth(0);
    return card;
  }

  private static HBox fact(Frozen.Fact fact) {
    Label name = Parts.label(fact.name(), "meeting-quiet");
    name.setMinWidth(76);
    Label text = Parts.paragraph(fact.text(), "meeting-text");
    HBox.setHgrow(text, Priority.ALWAYS);
    return new HBox(12, name, text);
  }

  private VBox expected(Finding finding) {
    Frozen.Figures figures = finding.frozen().figures();
    VBox card = card("Expected, at most");
    card.setMinWidth(EXPECTED);
    card.setMaxWidth(EXPECTED);
    percentile(card, "p50", figures.p50Ms(), figures.gainP50Ms(), figures.p95Ms());
    percentile(card, "p95", figures.p95Ms(), figures.gainP95Ms(), figures.p95Ms());
    double gain = finding.frozen().gainLoad();
    if (!Double.isNaN(gain)) {
      card.getChildren()
          .add(
              line(
                  "Its load",
                  Numbers.load(figures.load()),
                  Numbers.load(Math.max(0, figures.load() - gain)),
                  ""));
    }
    card.getChildren()
        .add(
            Parts.paragraph(
                "An upper bound: each request taken again without it, nothing else changed.",
                "meeting-quiet"));
    return card;
  }

  private void percentile(VBox card, String name, double now, double gain, double most) {
    if (Double.isNaN(now) || Double.isNaN(gain)) {
      return;
    }
    double then = Math.max(0, now - gain);
    Bar bar = new Bar(palette, BAR, 14);
    double scale = Math.max(now, most);
    bar.show(
        List.of(
            new Bar.Part(then / scale, Token.ACCENT, 1),
            new Bar.Part((now - then) / scale, Token.ACCENT, 0.35)));
    bar.setAccessibleText(name + " from " + Numbers.ms(now) + " to " + Numbers.ms(then) + " ms");
    card.getChildren().add(new VBox(6, line(name, Numbers.ms(now), Numbers.ms(then), "ms"), bar));
  }

  private static HBox line(String name, String now, String then, String unit) {
    HBox line =
        new HBox(
            8,
            Parts.label(name, "meeting-strong"),
            Parts.gap(),
            Parts.label(now, "meeting-was"),
            Parts.label("→", "meeting-quiet"),
            Parts.label(then, "meeting-figure"),
            Parts.label(unit, "meeting-quiet"));
    line.setAlignment(Pos.BASELINE_LEFT);
    return line;
  }

  private static VBox card(String title) {
    VBox card = new VBox(14, Parts.label(title, "meeting-strong"));
    card.getStyleClass().add("meeting-card");
    return card;
  }
}
