package dev.slowpath.desktop.sources;

import dev.slowpath.desktop.part.Aligned;
import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.TwoLines;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.workbench.quality.DataQuality;
import dev.slowpath.workbench.wording.CaveatWords;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.QualityWords;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// How well the files fit together, and what makes figures mean less than they seem to.
final class QualityCard extends VBox {
  private static final double BAR = 96;
  private static final double SHARE = 60;
  private static final double PARTS = 132;

  QualityCard(DataQuality quality, Palette palette) {
    setSpacing(8);
    VBox joins = new VBox();
    joins.getStyleClass().add("card");
    joins.setMinHeight(Region.USE_PREF_SIZE);
    List<String> shares =
        Aligned.of(quality.joins().stream().map(one -> Numbers.share(one.share())).toList());
    for (int at = 0; at < shares.size(); at++) {
      joins.getChildren().add(line(quality.joins().get(at), shares.get(at), palette));
    }
    if (!quality.joins().isEmpty()) {
      getChildren().add(joins);
    }
    quality
        .caveats()
        .forEach(
            caveat -> getChildren().add(Cards.remark(Parts.capital(CaveatWords.text(caveat)))));
    if (quality.caveats().isEmpty()) {
      getChildren()
          .add(Parts.mark("No gaps, no clocks that differ", "c-check-circle-outline", "good"));
    }
  }

  private static HBox line(DataQuality.Joined joined, String share, Palette palette) {
    TwoLines what = new TwoLines("t1", "t2");
    what.show(QualityWords.name(joined.kind()), QualityWords.meaning(joined.kind()));
    HBox.setHgrow(what, Priority.ALWAYS);
    what.setMinWidth(0);
    Bar bar = new Bar(palette, BAR, 8);
    bar.show(List.of(new Bar.Part(Math.clamp(joined.share(), 0, 1), Token.ACCENT, 1)));
    bar.setAccessibleText(QualityWords.name(joined.kind()) + " " + share);
    HBox line =
        new HBox(
            SourceRow.GAP,
            what,
            bar,
            figure(share, SHARE, "figure"),
            figure(QualityWords.text(joined), PARTS, "locator"));
    line.getStyleClass().add("source-row");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Label figure(String text, double width, String style) {
    Label figure = Parts.label(text, style);
    SourceRow.width(figure, width);
    figure.setAlignment(Pos.CENTER_RIGHT);
    return figure;
  }
}
