package dev.slowpath.desktop.part;

import dev.slowpath.desktop.theme.Palette;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A chart as wide as there is room: painted when its size or its content changes, never while the
/// pointer moves.
public final class Chart extends Region {
  private final Canvas canvas = new Canvas();
  private final Palette palette;
  private final Supplier<Axes.Ends> ends;
  private final Consumer<Axes> painter;
  private @Nullable Axes axes;

  public Chart(Palette palette, double height, Supplier<Axes.Ends> ends, Consumer<Axes> painter) {
    this.palette = palette;
    this.ends = ends;
    this.painter = painter;
    getChildren().add(canvas);
    setMinSize(160, height);
    setPrefHeight(height);
    setMaxHeight(height);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  /// The same by so many times higher.
  public Chart higher(double times) {
    double height = Math.rint(getPrefHeight() * times);
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
    return this;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(Math.floor(getWidth()));
    canvas.setHeight(Math.floor(getHeight()));
    repaint();
  }

  public void repaint() {
    var paint = canvas.getGraphicsContext2D();
    paint.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    Axes made = new Axes(paint, palette, ends.get());
    axes = made;
    painter.accept(made);
  }

  /// The axes as they were painted last.
  public @Nullable Axes axes() {
    return axes;
  }
}
