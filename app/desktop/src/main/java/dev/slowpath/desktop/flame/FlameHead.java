package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.export.FlameExport;
import dev.slowpath.workbench.export.FlameFormat;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Above a flame graph: what it is of, what it is held against, the way from the whole to what is
/// zoomed, and the search.
final class FlameHead extends VBox {
  private final HBox crumbs = new HBox(6);
  private final Button compare;
  private final Button save;

  /// No name on the way is wider.
  private static final double CRUMB = 140;

  /// @param compare opens what the graph can be held against
  /// @param save opens what it can be saved as
  FlameHead(
      MetricChooser metrics, Node modes, FlameSearch search, Runnable compare, Runnable save) {
    HBox title = Parts.pageHead(Parts.label("Flame graph"), Parts.label(""));
    this.compare = Parts.button("Compare with …", "c-compare-horizontal", "plain", compare);
    this.save =
        Parts.iconButton("Save the graph as a file (Alt+S)", "c-content-save-outline", save);
    Node name = title.getChildren().getFirst();
    title.getChildren().setAll(name, metrics, Parts.gap(), modes, this.compare, this.save);
    title.setMinHeight(48);
    crumbs.setAlignment(Pos.CENTER_LEFT);
    crumbs.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(crumbs, Priority.ALWAYS);
    // Where there is little room the field gives way first.
    HBox.setHgrow(search, Priority.SOMETIMES);
    search.setMinWidth(Region.USE_COMPUTED_SIZE);
    HBox second = new HBox(12, crumbs, search);
    second.setAlignment(Pos.CENTER_LEFT);
    second.setPadding(new Insets(0, 16, 8, 16));
    getChildren().addAll(title, second);
  }

  /// What stands where there is nothing to draw.
  static Region empty(Runnable add) {
    return Cards.empty(
        "f-fire",
        "No profile yet",
        "A profile shows where the service spends its processor time: a recording of Java"
            + " Flight Recorder, py-spy, pprof, perf or cProfile.",
        Cards.addFiles(add),
        "java -XX:StartFlightRecording=filename=app.jfr …");
  }

  /// Offers what a graph can be held against.
  void offer(List<MenuItem> bases) {
    ContextMenu menu = new ContextMenu();
    menu.getItems().setAll(bases);
    menu.show(compare, Side.BOTTOM, 0, 4);
  }

  /// Offers what a graph can be saved as.
  void offer(FlameExport graph, Consumer<FlameFormat> chosen) {
    ContextMenu menu = new ContextMenu();
    for (FlameFormat format : graph.formats()) {
      MenuItem item = new MenuItem(format.words());
      item.setOnAction(_ -> chosen.accept(format));
      menu.getItems().add(item);
    }
    menu.show(save, Side.BOTTOM, 0, 4);
  }

  /// Shows the way from the whole to what is zoomed.
  void way(FlamePicture picture) {
    crumbs.getChildren().setAll(crumb("all", 0, picture));
    int zoomed = picture.window().zoomed();
    if (zoomed > 0) {
      String name = Shortened.method(picture.tree().frame(zoomed).name());
      crumbs
          .getChildren()
          .addAll(
              Parts.label("›", "t3"),
              crumb(name, zoomed, picture),
              Parts.label(Numbers.share(picture.subject().share(zoomed)), "figure", "t2"));
    }
  }

  private static Button crumb(String name, int node, FlamePicture of) {
    Button crumb = new Button(name);
    crumb.getStyleClass().setAll("crumb");
    crumb.setAccessibleText("Zoom to " + name);
    crumb.setMaxWidth(CRUMB);
    Parts.tip(crumb, name);
    crumb.setOnAction(_ -> of.zoom(node));
    return crumb;
  }
}
