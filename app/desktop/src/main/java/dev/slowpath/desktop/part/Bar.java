package dev.slowpath.desktop.part;

import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import java.util.List;
import java.util.Objects;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/// A bar in a cell: parts side by side on a track, redrawn in place.
public final class Bar extends Canvas {
  private final Palette palette;

  /// A part of a bar.
  ///
  /// @param share of the bar's full length, 0..1
  /// @param opacity 1 for what can be removed, less for the rest of the cost
  public record Part(double share, Token token, double opacity) {
    public Part {
      Objects.requireNonNull(token);
    }
  }

  public Bar(Palette palette, double width, double height) {
    super(width, height);
    this.palette = palette;
  }

  public void show(List<Part> parts) {
    GraphicsContext paint = getGraphicsContext2D();
    paint.clearRect(0, 0, getWidth(), getHeight());
    paint.setFill(palette.color(Token.TRACK));
    paint.fillRoundRect(0, 0, getWidth(), getHeight(), 4, 4);
    double x = 0;
    for (Part part : parts) {
      double width = Math.min(getWidth() - x, part.share() * getWidth());
      paint.setGlobalAlpha(part.opacity());
      paint.setFill(palette.color(part.token()));
      paint.fillRect(x, 0, width, getHeight());
      x += width;
    }
    paint.setGlobalAlpha(1);
  }

  public void clear() {
    getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
  }
}
