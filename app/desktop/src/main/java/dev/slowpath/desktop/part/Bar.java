package dev.slowpath.desktop.part;

import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import java.util.List;
import java.util.Objects;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/// A bar: parts side by side on a track, redrawn in place.
public final class Bar extends Canvas {
  private final Palette palette;
  private final double usual;
  private final boolean isGrowing;
  private List<Part> parts = List.of();

  /// A part of a bar.
  ///
  /// @param share of the bar's full length, 0..1
  /// @param opacity 1 for what can be removed, less for the rest of the cost
  public record Part(double share, Token token, double opacity) {
    public Part {
      Objects.requireNonNull(token);
    }
  }

  private Bar(Palette palette, double width, double height, boolean isGrowing) {
    super(width, height);
    this.palette = palette;
    this.isGrowing = isGrowing;
    usual = width;
  }

  public Bar(Palette palette, double width, double height) {
    this(palette, width, height, false);
  }

  /// A bar as wide as there is room.
  public static Bar growing(Palette palette, double height) {
    return new Bar(palette, 120, height, true);
  }

  public void show(List<Part> shown) {
    parts = List.copyOf(shown);
    GraphicsContext paint = getGraphicsContext2D();
    paint.clearRect(0, 0, getWidth(), getHeight());
    paint.setFill(palette.color(Token.TRACK));
    paint.fillRoundRect(0, 0, getWidth(), getHeight(), 4, 4);
    double x = 0;
    for (Part part : parts) {
      double width = Math.min(getWidth() - x, part.share() * getWidth());
      paint.setGlobalAlpha(part.opacity());
      paint.setFill(palette.color(part.token()));
      if (part.share() > 0) {
        paint.fillRect(x, 0, Math.max(1, width), getHeight());
      }
      x += Math.max(0, width);
    }
    paint.setGlobalAlpha(1);
  }

  public void clear() {
    parts = List.of();
    getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
  }

  @Override
  public boolean isResizable() {
    return isGrowing;
  }

  @Override
  public double minWidth(double height) {
    return isGrowing ? 20 : usual;
  }

  @Override
  public double prefWidth(double height) {
    return usual;
  }

  @Override
  public double maxWidth(double height) {
    return isGrowing ? Double.MAX_VALUE : usual;
  }

  @Override
  public void resize(double width, double height) {
    // A layout asks every bar again; most are as wide as they were.
    if (width != getWidth()) {
      setWidth(width);
      show(parts);
    }
  }
}
