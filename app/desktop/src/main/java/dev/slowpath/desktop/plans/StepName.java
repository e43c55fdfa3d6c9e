package dev.slowpath.desktop.plans;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.plan.PlanNode;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/// The name of a step, indented by its depth along guide lines.
final class StepName extends HBox {
  private static final double STEP = 9;
  private static final int DEEPEST = 12;
  private static final double BETWEEN = 18;
  private static final double WARNING = 18;

  private final Canvas guides = new Canvas(0, 28);
  private final Label type = Parts.label("", "s12", "strong");
  private final Label object = Parts.label("", "s12", "t2");
  private final Node warning = Parts.mark("", "a-alert-outline", "warn");
  private final Tooltip tip = new Tooltip();
  private final Palette palette;

  StepName(Palette palette) {
    super(6);
    this.palette = palette;
    setAlignment(Pos.CENTER_LEFT);
    widthProperty().addListener(_ -> fit());
    object.setMinWidth(0);
    HBox.setHgrow(object, Priority.ALWAYS);
    object.setMaxWidth(Double.MAX_VALUE);
    getChildren().addAll(guides, type, object, warning);
    tip.setHideOnEscape(false);
    tip.setShowDuration(Duration.INDEFINITE);
    Tooltip.install(this, tip);
  }

  /// What the step does goes before what it works on where there is no room for both.
  private void fit() {
    double room = getWidth() - guides.getWidth() - BETWEEN - (warning.isVisible() ? WARNING : 0);
    type.setMinWidth(Math.clamp(room, 0, type.prefWidth(-1)));
  }

  void show(PlansModel.Step step) {
    PlanNode node = step.line().node();
    int depth = Math.min(DEEPEST, step.depth());
    guides.setWidth(depth * STEP);
    var paint = guides.getGraphicsContext2D();
    paint.clearRect(0, 0, DEEPEST * STEP, 28);
    paint.setFill(palette.color(Token.LINE_2));
    for (int level = 0; level < depth; level++) {
      paint.fillRect(level * STEP + 4, 0, 1, 28);
    }
    tip.setText(step.words());
    type.setText(node.type());
    object.setText(PlansModel.object(node));
    type.setOpacity(node.isNeverExecuted() ? 0.6 : 1);
    warning.setVisible(step.isRemarked());
    warning.setManaged(step.isRemarked());
    fit();
  }
}
