package dev.slowpath.desktop.plans;

import dev.slowpath.desktop.part.FramePaint;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.workbench.layout.PlanLayout;
import dev.slowpath.workbench.layout.PlanLayout.Step;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The steps of a plan, each as wide as its own time and that of the steps below it, the hotter the
/// more of it is its own.
final class PlanIcicle extends Region {
  private static final int MOST_ROWS = 7;

  private final Canvas canvas = new Canvas();
  private final Palette palette;
  private final FramePaint labels;
  private final Tooltip tip = new Tooltip();
  private PlanLayout layout = new PlanLayout(List.of(), 0);
  private IntFunction<String> words = _ -> "";
  private double scale = 1;
  private int marked;

  PlanIcicle(Palette palette, IntConsumer chosen) {
    this.palette = palette;
    labels = new FramePaint(palette);
    getChildren().add(canvas);
    setMinWidth(100);
    tip.setHideOnEscape(false);
    canvas.setOnMouseMoved(event -> {
      Step step = at(event.getX(), event.getY());
      if (step == null) {
        Tooltip.uninstall(canvas, tip);
      } else {
        tip.setText(
            "%s\n%s of the plan, with the steps below"
                .formatted(words.apply(step.node()), Numbers.share(step.share())));
        Tooltip.install(canvas, tip);
      }
    });
    canvas.setOnMouseClicked(event -> {
      Step step = at(event.getX(), event.getY());
      if (step != null) {
        chosen.accept(step.node());
      }
    });
  }

  /// @param said all that is known of a node
  void show(PlanLayout shown, IntFunction<String> said) {
    layout = shown;
    words = said;
    double height = Math.min(MOST_ROWS, Math.max(1, shown.rows())) * FramePaint.ROW;
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
    setManaged(shown.rows() > 0);
    setVisible(shown.rows() > 0);
    setAccessibleText("Steps by time; the table below holds the same");
    requestLayout();
  }

  /// Makes the root as wide as a share of the room, so that two plans can be held against each
  /// other.
  void scale(double share) {
    scale = share;
    requestLayout();
  }

  /// The room that the root takes.
  private double span() {
    return Math.max(1, getWidth() * scale);
  }

  void mark(int node) {
    marked = node;
    paint();
  }

  private @org.jspecify.annotations.Nullable Step at(double x, double y) {
    int row = (int) (y / FramePaint.ROW);
    double share = x / span();
    for (Step step : layout.steps()) {
      if (step.row() == row && step.from() <= share && share < step.from() + step.share()) {
        return step;
      }
    }
    return null;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    paint();
  }

  private void paint() {
    GraphicsContext paint = canvas.getGraphicsContext2D();
    paint.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    Color cold = palette.color(Token.TRACK);
    Color hot = palette.color(Token.HEAT);
    for (Step step : layout.steps()) {
      double x = step.from() * span();
      double y = step.row() * FramePaint.ROW;
      double width = step.share() * span();
      Color fill = cold.interpolate(hot, Math.sqrt(Math.clamp(step.heat(), 0, 1)));
      paint.setFill(fill);
      paint.fillRect(x, y, Math.max(1, width - 1), FramePaint.ROW - 1);
      labels.label(paint, step.name(), ink(fill), new FramePaint.Box(x, y, width));
    }
    layout.steps().stream()
        .filter(step -> step.node() == marked)
        .forEach(step -> outline(paint, step));
  }

  private Color ink(Color ground) {
    Color dark = palette.color(Token.F_INK);
    Color light = palette.color(Token.T1);
    return Palette.contrast(dark, ground) > Palette.contrast(light, ground) ? dark : light;
  }

  private void outline(GraphicsContext paint, Step step) {
    paint.setStroke(palette.color(Token.T1));
    paint.setLineWidth(2);
    paint.strokeRect(
        step.from() * span() + 1,
        step.row() * FramePaint.ROW + 1,
        Math.max(2, step.share() * span() - 3),
        FramePaint.ROW - 3);
    paint.setLineWidth(1);
  }
}
