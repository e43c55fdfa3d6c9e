package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.FramePaint;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.workbench.layout.FlameLayout;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Parts of larger pictures, around what is spoken of: steps of a plan, frames of a flame graph.
final class Excerpts {
  private static final int STEPS = 6;
  private static final int FRAME_ROWS = 7;

  private Excerpts() {}

  /// The steps around one, their own time as heat.
  static VBox plan(Palette palette, PlanTree plan, int marked) {
    List<PlanLedger.Line> lines = PlanLedger.of(plan);
    double most = lines.stream().mapToDouble(PlanLedger.Line::exclusiveMs).max().orElse(1);
    int from = Math.clamp(marked - STEPS / 2, 0, Math.max(0, lines.size() - STEPS));
    VBox excerpt = new VBox();
    int[] depths = depths(plan);
    for (PlanLedger.Line line : lines.subList(from, Math.min(lines.size(), from + STEPS))) {
      PlanNode node = line.node();
      Label type = Parts.label(node.type(), "s12", node.id() == marked ? "strong" : "t2");
      type.setPadding(new Insets(0, 0, 0, Math.min(5, depths[node.id()]) * 8.0));
      type.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(type, Priority.ALWAYS);
      Bar bar = new Bar(palette, 40, 8);
      double share = line.exclusiveMs() / most;
      bar.show(List.of(new Bar.Part(Double.isNaN(share) ? 0 : share, Token.HEAT, 1)));
      Label ms = Parts.label(Numbers.ms(line.exclusiveMs()), "figure");
      ms.setMinWidth(52);
      ms.setStyle("-fx-alignment: center-right;");
      HBox row = new HBox(type, bar, ms);
      row.getStyleClass().add("excerpt-row");
      if (node.id() == marked) {
        row.getStyleClass().add("marked");
      }
      excerpt.getChildren().add(row);
    }
    int left = lines.size() - excerpt.getChildren().size();
    if (left > 0) {
      excerpt.getChildren().add(Parts.label(left + " more steps in the plan", "t3", "s11"));
    }
    return excerpt;
  }

  private static int[] depths(PlanTree plan) {
    int[] depths = new int[plan.nodes().size() + 1];
    for (PlanNode node : plan.nodes()) {
      depths[node.id()] = node.parent() == 0 ? 0 : depths[node.parent()] + 1;
    }
    return depths;
  }

  /// A frame and what it calls.
  static Region frames(Palette palette, FlameLayout layout, int node) {
    return new FramesExcerpt(palette, layout, node);
  }

  private static final class FramesExcerpt extends Region {
    private final Canvas canvas = new Canvas();
    private final FramePaint painter;
    private final FlameLayout layout;
    private final int node;

    FramesExcerpt(Palette palette, FlameLayout layout, int node) {
      painter = new FramePaint(palette);
      this.layout = layout;
      this.node = node;
      int rows = Math.min(FRAME_ROWS, layout.rows() - layout.row(node));
      setMinHeight(rows * FramePaint.ROW);
      setPrefHeight(rows * FramePaint.ROW);
      setMinWidth(120);
      getChildren().add(canvas);
      setAccessibleText("Flame graph of " + layout.tree().frame(node).name() + " and its callees");
    }

    @Override
    protected void layoutChildren() {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      var paint = canvas.getGraphicsContext2D();
      paint.clearRect(0, 0, getWidth(), getHeight());
      double perPixel = layout.tree().total(node) / getWidth();
      int top = layout.row(node);
      int rows = (int) (getHeight() / FramePaint.ROW);
      for (int row = top; row < Math.min(layout.rows(), top + rows); row++) {
        double y = (row - top) * FramePaint.ROW;
        layout.visible(
            row,
            layout.start(node),
            layout.end(node),
            perPixel,
            seen -> {
              double x = (layout.start(seen) - layout.start(node)) / perPixel;
              double width = layout.tree().total(seen) / perPixel;
              painter.frame(paint, layout.tree().frame(seen), new FramePaint.Box(x, y, width));
            });
      }
    }
  }
}
