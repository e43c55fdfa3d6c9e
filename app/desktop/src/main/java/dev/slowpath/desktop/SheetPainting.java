package dev.slowpath.desktop;

import dev.slowpath.desktop.theme.Fonts;
import dev.slowpath.workbench.export.FlameColors;
import dev.slowpath.workbench.export.FlameSheet;
import java.io.IOException;
import java.io.OutputStream;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// A flame graph's sheet painted: the same boxes and words as its SVG has, two pixels to each of
/// the sheet's, fewer where it is very high.
final class SheetPainting {
  private static final double SCALE = 2;

  /// No canvas may be higher, in pixels.
  private static final double MOST = 8_000;

  private final GraphicsContext on;
  private final boolean isLight;

  private SheetPainting(GraphicsContext on, boolean isLight) {
    this.on = on;
    this.isLight = isLight;
  }

  /// Writes it as PNG.
  static void write(FlameSheet sheet, boolean isLight, OutputStream to) throws IOException {
    Picture.write(Platforms.onScreen(() -> Picture.of(scene(sheet, isLight))), to);
  }

  static Scene scene(FlameSheet sheet, boolean isLight) {
    double scale = Math.min(SCALE, MOST / sheet.height());
    Canvas canvas = new Canvas(FlameSheet.WIDTH * scale, Math.ceil(sheet.height() * scale));
    GraphicsContext on = canvas.getGraphicsContext2D();
    on.scale(scale, scale);
    new SheetPainting(on, isLight).paint(sheet);
    return new Scene(new Group(canvas), canvas.getWidth(), canvas.getHeight());
  }

  private void paint(FlameSheet sheet) {
    on.setFill(color("page"));
    on.fillRect(0, 0, FlameSheet.WIDTH, sheet.height());
    on.setFont(Font.font(Fonts.TEXT, 11));
    for (FlameSheet.Box box : sheet.boxes()) {
      on.setFill(color(box.hue()));
      on.fillRect(box.x(), box.y(), box.width(), box.height());
      if (!box.label().isEmpty()) {
        on.setFill(color("ink"));
        on.fillText(box.label(), box.x() + 4, box.y() + 12);
      }
    }
    for (FlameSheet.Words words : sheet.words()) {
      on.setFill(color(words.isHead() ? "head" : "line"));
      on.setFont(
          words.isHead()
              ? Font.font(Fonts.TEXT, FontWeight.SEMI_BOLD, 15)
              : Font.font(Fonts.TEXT, 11));
      on.fillText(words.text(), words.x(), words.y());
    }
  }

  private Color color(String hue) {
    return Color.web(FlameColors.of(hue, isLight));
  }
}
