package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is said of the frame under the pointer: its name, where it stands, its weights.
final class FrameTip extends VBox {

  FrameTip() {
    getStyleClass().add("frame-tip");
    setVisible(false);
    setManaged(false);
    setMouseTransparent(true);
    setMaxWidth(420);
  }

  void show(CallTree tree, int node, int zoomed) {
    Frame frame = node == 0 ? Frame.named("all", Frame.Kind.SYNTHETIC) : tree.frame(node);
    Label name = Parts.paragraph(frame.name(), "s12", "strong");
    String place = frame.line() > 0 ? frame.file() + ":" + frame.line() : frame.file();
    String kind = frame.kind().name().toLowerCase(Locale.ROOT);
    Label where = Parts.label(place.isEmpty() ? kind : kind + " · " + place, "locator");
    getChildren().setAll(name, where, weights(tree, node, zoomed));
    setVisible(true);
    resize(Math.min(420, Math.max(280, prefWidth(-1))), prefHeight(420));
    autosize();
  }

  private static GridPane weights(CallTree tree, int node, int zoomed) {
    GridPane grid = new GridPane();
    grid.setHgap(16);
    grid.setVgap(2);
    grid.addRow(0, new Region(), head("weight"), head("of all"), head("of view"));
    row(grid, 1, "With callees", tree, List.of(tree.total(node), tree.total(zoomed)));
    row(grid, 2, "Itself", tree, List.of(tree.self(node), tree.total(zoomed)));
    return grid;
  }

  private static Label head(String text) {
    Label head = Parts.label(text, "t3", "s11");
    GridPane.setHalignment(head, HPos.RIGHT);
    return head;
  }

  private static void row(
      GridPane grid, int row, String name, CallTree tree, List<Long> weightOfView) {
    double weight = weightOfView.getFirst();
    List<Node> cells =
        List.of(
            Parts.label(name, "t2", "s12"),
            Parts.label(Metrics.text(tree.unit(), weight), "figure"),
            Parts.label(Numbers.share(weight / tree.total(0)), "figure"),
            Parts.label(Numbers.share(weight / weightOfView.getLast()), "figure"));
    cells.stream().skip(1).forEach(cell -> GridPane.setHalignment(cell, HPos.RIGHT));
    grid.addRow(row, cells.toArray(Node[]::new));
  }
}
