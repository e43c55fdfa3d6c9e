package dev.slowpath.desktop.bottlenecks;

import atlantafx.base.controls.Popover;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.quality.Inherited;
import dev.slowpath.workbench.wording.Notices;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was remarked on the files that a bottleneck's evidence stands in, read where it matters:
/// each remark, and the way to its file.
final class Caveats {
  private static final double WIDTH = 380;
  private static final double MOST_HEIGHT = 320;

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
    Popover popover = new Popover();
    popover.setHeaderAlwaysVisible(false);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
    popover.setDetachable(false);
    link.setOnAction(_ -> {
      popover.setContentNode(content(row.caveats(), links, popover));
      popover.show(link);
    });
    return link;
  }

  private static Region content(List<Inherited> caveats, Links links, Popover popover) {
    VBox all = new VBox(12);
    all.getStyleClass().add("caveats");
    for (Inherited caveat : caveats) {
      String file = caveat.file();
      Hyperlink open =
          Parts.link(
              Shortened.file(file),
              () -> {
                popover.hide();
                links.toSource(file);
              });
      open.getStyleClass().add("mono");
      all.getChildren()
          .add(new VBox(2, open, Parts.paragraph(Notices.text(caveat.notice()), "s12", "t1")));
    }
    all.setPrefWidth(WIDTH);
    if (caveats.size() <= FEW) {
      return all;
    }
    ScrollPane scroll = Cards.scroll(all);
    scroll.setPrefSize(WIDTH, MOST_HEIGHT);
    return scroll;
  }
}
