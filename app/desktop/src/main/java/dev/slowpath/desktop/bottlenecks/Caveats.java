package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.quality.Inherited;
import dev.slowpath.workbench.wording.Notices;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow.AnchorLocation;

/// What was remarked on the files that a bottleneck's evidence stands in, read where it matters:
/// each remark, and the way to its file.
final class Caveats {
  private static final double WIDTH = 380;
  private static final double MOST_HEIGHT = 320;
  private static final double GAP = 4;

  /// So many are shown without scrolling.
  private static final int FEW = 5;

  private Caveats() {}

  /// A link that opens them beside itself; Escape closes them.
  static Hyperlink link(BottlenecksModel.Row row, Links links) {
    int count = row.caveats().size();
    Hyperlink link = new Hyperlink(count == 1 ? "1 caveat" : count + " caveats");
    if (row.hasLosses()) {
      link.setGraphic(Parts.icon("a-alert-outline"));
    }
    Popup popup = new Popup();
    popup.setAutoHide(true);
    popup.setAnchorLocation(AnchorLocation.CONTENT_TOP_RIGHT);
    link.setOnAction(_ -> {
      popup.getContent().setAll(content(row.caveats(), links, popup));
      Bounds place = link.localToScreen(link.getLayoutBounds());
      popup.show(link, place.getMaxX(), place.getMaxY() + GAP);
    });
    return link;
  }

  private static Region content(List<Inherited> caveats, Links links, Popup popup) {
    Region all = remarks(caveats, links, popup);
    if (caveats.size() > FEW) {
      all = Cards.scroll(all);
      all.setPrefHeight(MOST_HEIGHT);
    }
    StackPane content = new StackPane(all);
    content.setPrefWidth(WIDTH);
    content.getStyleClass().add("pop-up");
    return content;
  }

  private static VBox remarks(List<Inherited> caveats, Links links, Popup popup) {
    VBox all = new VBox(12);
    for (Inherited caveat : caveats) {
      String file = caveat.file();
      Hyperlink open =
          Parts.link(
              Shortened.file(file),
              () -> {
                popup.hide();
                links.toSource(file);
              });
      open.getStyleClass().add("mono");
      all.getChildren()
          .add(new VBox(2, open, Parts.paragraph(Notices.text(caveat.notice()), "s12", "t1")));
    }
    return all;
  }
}
