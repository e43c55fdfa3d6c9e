package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.part.Parts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of the search: what it is called, what tells it apart, what it is.
final class FindCell extends ListCell<Find> {
  private final FontIcon icon = Parts.icon("m-magnify");
  private final Label name = Parts.label("", "s12");
  private final Label detail = Parts.label("", "t3", "s11");
  private final Label kind = Parts.label("", "t3", "s11");
  private final HBox row = new HBox(8, icon, name, detail, Parts.gap(), kind);

  FindCell() {
    row.setAlignment(Pos.CENTER_LEFT);
    detail.setMinWidth(Region.USE_PREF_SIZE);
    kind.setMinWidth(Region.USE_PREF_SIZE);
    // As wide as the list: a long name is cut, and does not push the rest out of sight.
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Find find, boolean empty) {
    super.updateItem(find, empty);
    if (find == null || empty) {
      setGraphic(null);
      setAccessibleText("");
      return;
    }
    icon.setIconLiteral("mdi2" + find.kind().icon());
    name.setText(find.text());
    detail.setText(find.detail());
    kind.setText(find.kind().title());
    setAccessibleText(find.kind().title() + " " + find.text() + " " + find.detail());
    setGraphic(row);
  }
}
