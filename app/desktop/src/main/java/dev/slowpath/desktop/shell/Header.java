package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.part.Parts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/// The top of the window: back and forward, what is investigated, the search, files.
final class Header extends HBox {
  private final Label name = Parts.label("", "s12", "strong");
  private final Label sources = Parts.label("", "s11", "t2");
  private final Label held = Parts.label("", "s11", "held");
  private final HBox logo = new HBox(8);
  private final Label word = Parts.label("Slowpath", "page-title");
  private final Button back;
  private final Button forward;

  Header(Frame.Actions actions) {
    getStyleClass().add("header");
    setMinHeight(48);
    setMaxHeight(48);
    back = Parts.iconButton("Back (Alt+Left)", "a-arrow-left", actions::back);
    forward = Parts.iconButton("Forward (Alt+Right)", "a-arrow-right", actions::forward);
    logo.getChildren().addAll(bars(), word);
    logo.setAlignment(Pos.CENTER_LEFT);
    held.setMinWidth(Region.USE_PREF_SIZE);
    VBox title = new VBox(name, new HBox(6, sources, held));
    title.setAlignment(Pos.CENTER_LEFT);
    title.setMinWidth(120);
    HBox.setHgrow(title, Priority.ALWAYS);
    Button theme =
        Parts.iconButton("Light or dark (Ctrl+L)", "c-circle-half-full", actions::otherTheme);
    Button add = Parts.button("Add files", "p-plus", "plain", actions::addFiles);
    Button connect =
        Parts.iconButton(
            "Connect to a database (Ctrl+D)",
            "d-database-arrow-down-outline",
            () -> actions.servers().connect());
    getChildren().addAll(logo, back, forward, title, search(actions), theme, connect, add);
    compact(false);
  }

  /// A button that looks like the field it opens.
  private static Button search(Frame.Actions actions) {
    HBox inside =
        new HBox(
            8,
            Parts.icon("m-magnify"),
            Parts.label("Search endpoints, SQL, frames", "t3", "s12"),
            Parts.gap(),
            Parts.label("Ctrl K", "key"));
    inside.setAlignment(Pos.CENTER_LEFT);
    inside.setPrefWidth(276);
    Button search = new Button("", inside);
    search.getStyleClass().addAll("plain", "search-button");
    search.setAccessibleText("Search everything (Ctrl+K)");
    search.setMinWidth(USE_PREF_SIZE);
    search.setOnAction(_ -> actions.search());
    return search;
  }

  private static VBox bars() {
    VBox bars = new VBox(3, bar(18, "logo-db"), bar(12, "logo-wait"), bar(7, "logo-bad"));
    bars.setAlignment(Pos.CENTER_LEFT);
    return bars;
  }

  private static Rectangle bar(double width, String style) {
    Rectangle bar = new Rectangle(width, 3);
    bar.getStyleClass().add(style);
    return bar;
  }

  /// Beside a navigation of icons the word gives way.
  void compact(boolean isCompact) {
    word.setVisible(!isCompact);
    word.setManaged(!isCompact);
    logo.setMinWidth(isCompact ? 28 : 172);
  }

  void describe(String investigation, String readFrom, String filters) {
    name.setText(investigation);
    sources.setText(readFrom);
    held.setText(filters.isEmpty() ? "" : "· held to one " + filters);
    held.setMaxWidth(420);
    held.setVisible(!filters.isEmpty());
  }

  void steps(boolean hasBack, boolean hasForward) {
    back.setDisable(!hasBack);
    forward.setDisable(!hasForward);
  }
}
