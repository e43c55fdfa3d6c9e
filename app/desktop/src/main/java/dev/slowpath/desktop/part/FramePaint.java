package dev.slowpath.desktop.part;

import dev.slowpath.desktop.theme.Fonts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.workbench.wording.Shortened;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// How frames look: the colour of a kind shaded by the name, so that a frame keeps its shade in
/// every picture, and a label where there is room.
public final class FramePaint {
  /// The height of a row of frames.
  public static final double ROW = 18;

  private static final double LABELLED = 30;
  private static final double LETTER = 6.3;
  private static final int SHADES = 19;
  private static final double READABLE = 4.5;

  private static final Font FONT = Font.font(Fonts.TEXT, 11);

  private final Palette palette;
  private final Map<Frame, Color> colors = new HashMap<>();

  public FramePaint(Palette palette) {
    this.palette = palette;
  }

  public Color color(Frame frame) {
    return colors.computeIfAbsent(frame, this::mixed);
  }

  private Color mixed(Frame frame) {
    double shade = Math.floorMod(frame.name().hashCode(), SHADES) / 100.0;
    Color hue = palette.color(Hues.of(frame.kind()));
    Color mixed = hue.interpolate(palette.color(Token.BG), shade);
    while (Palette.contrast(ink(mixed), mixed) < READABLE) {
      // Neither bright nor dark enough for any ink.
      shade += 0.05;
      mixed = hue.interpolate(palette.color(Token.BG), shade);
    }
    return mixed;
  }

  /// The ink that is read best on a colour.
  public Color ink(Color ground) {
    return Stream.of(Token.F_INK, Token.T1, Token.ON_ACCENT)
        .map(palette::color)
        .max(Comparator.comparingDouble(ink -> Palette.contrast(ink, ground)))
        .orElseThrow();
  }

  /// Where a frame lies, in pixels.
  public record Box(double x, double y, double width) {}

  /// A frame with its label.
  public void frame(GraphicsContext paint, Frame frame, Box box) {
    paint.setFill(color(frame));
    paint.fillRect(box.x(), box.y(), Math.max(1, box.width() - 1), ROW - 1);
    label(paint, Shortened.method(frame.name()), ink(color(frame)), box);
  }

  /// A label within a frame, if a few letters fit.
  public void label(GraphicsContext paint, String name, Color ink, Box box) {
    if (box.width() <= LABELLED) {
      return;
    }
    paint.setFont(FONT);
    paint.setTextBaseline(VPos.CENTER);
    paint.setFill(ink);
    int room = (int) ((box.width() - 8) / LETTER);
    paint.fillText(Shortened.text(name, Math.max(2, room)), box.x() + 4, box.y() + ROW / 2);
  }
}
