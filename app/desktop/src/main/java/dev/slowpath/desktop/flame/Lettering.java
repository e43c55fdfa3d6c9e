package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.FramePaint;
import dev.slowpath.desktop.theme.Fonts;
import dev.slowpath.workbench.wording.Shortened;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// The letters of frames' labels, each painted by JavaFX once: a raster has its labels in its own
/// pixels, because a canvas of them above it would be blended into the window as a whole at every
/// redraw. Letters stand one by one; scripts that join them are not joined. For the screen's thread
/// only.
final class Lettering {
  private static final double SIZE = 11;

  /// All letters of most names, painted together.
  private static final String USUAL =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
          + " .$_<>()[]{}:;,-+*/#@&=!?'\"%~^|"
          + Shortened.MARK
          + "λ−";

  private static final Map<Double, Lettering> BY_SCALE = new HashMap<>();

  private final double scale;
  private final Font font;
  private final int slot;
  private final int left;
  private final int height;
  private final @Nullable Letter[] usual = new Letter[128];
  private final Map<Integer, Letter> others = new HashMap<>();

  /// A letter as it covers pixels: the part of its slot that it covers at all.
  static final class Letter {
    private final double advance;
    private final int left;
    private final int top;
    private final int width;
    private final byte[] mask;

    private Letter(double advance, Box box, byte[] mask) {
      this.advance = advance;
      left = box.left();
      top = box.top();
      width = box.right() - box.left();
      this.mask = mask;
    }

    /// How far the next letter stands from this one, in pixels.
    double advance() {
      return advance;
    }

    /// The first covered column, from where the letter stands.
    int left() {
      return left;
    }

    /// The first covered line, from the top of the row.
    int top() {
      return top;
    }

    int width() {
      return width;
    }

    int height() {
      return width == 0 ? 0 : mask.length / width;
    }

    /// How much of a pixel is covered, 0..255.
    int covers(int line, int column) {
      return mask[line * width + column] & 0xFF;
    }
  }

  /// The pixels of a slot that are covered; empty for a space.
  private record Box(int left, int top, int right, int bottom) {
    static Box of(int[] pixels, int slot) {
      int left = slot;
      int top = pixels.length / slot;
      int right = 0;
      int bottom = 0;
      for (int pixel = 0; pixel < pixels.length; pixel++) {
        if (pixels[pixel] >>> 24 != 0) {
          left = Math.min(left, pixel % slot);
          right = Math.max(right, pixel % slot + 1);
          top = Math.min(top, pixel / slot);
          bottom = pixel / slot + 1;
        }
      }
      return right == 0 ? new Box(0, 0, 0, 0) : new Box(left, top, right, bottom);
    }

    Box shifted(int by) {
      return new Box(left - by, top, right - by, bottom);
    }
  }

  private Lettering(double scale) {
    this.scale = scale;
    font = Font.font(Fonts.TEXT, SIZE * scale);
    slot = (int) Math.ceil(SIZE * 2 * scale);
    left = (int) Math.ceil(4 * scale);
    height = (int) Math.round(FramePaint.ROW * scale);
    paint(USUAL);
  }

  /// The letters for a screen with so many pixels to one of JavaFX.
  static Lettering at(double scale) {
    return BY_SCALE.computeIfAbsent(scale, Lettering::new);
  }

  Letter letter(int codePoint) {
    Letter known = codePoint < usual.length ? usual[codePoint] : others.get(codePoint);
    if (known != null) {
      return known;
    }
    paint(Character.toString(codePoint));
    return letter(codePoint);
  }

  private void paint(String wanted) {
    int[] codePoints = wanted.codePoints().toArray();
    Canvas canvas = new Canvas(codePoints.length * slot, height);
    GraphicsContext on = canvas.getGraphicsContext2D();
    on.setFont(font);
    on.setTextBaseline(VPos.CENTER);
    for (int at = 0; at < codePoints.length; at++) {
      on.fillText(Character.toString(codePoints[at]), at * slot + left, FramePaint.ROW * scale / 2);
    }
    SnapshotParameters clear = new SnapshotParameters();
    clear.setFill(Color.TRANSPARENT);
    WritableImage painted = canvas.snapshot(clear, null);
    int[] pixels = new int[slot * height];
    for (int at = 0; at < codePoints.length; at++) {
      painted
          .getPixelReader()
          .getPixels(at * slot, 0, slot, height, PixelFormat.getIntArgbInstance(), pixels, 0, slot);
      Box box = Box.of(pixels, slot);
      keep(
          codePoints[at],
          new Letter(advance(codePoints[at]), box.shifted(left), covered(pixels, box)));
    }
  }

  private void keep(int codePoint, Letter letter) {
    if (codePoint < usual.length) {
      usual[codePoint] = letter;
    } else {
      others.put(codePoint, letter);
    }
  }

  private double advance(int codePoint) {
    Text text = new Text(Character.toString(codePoint));
    text.setFont(font);
    return text.getLayoutBounds().getWidth();
  }

  private byte[] covered(int[] pixels, Box box) {
    int width = box.right() - box.left();
    byte[] mask = new byte[width * (box.bottom() - box.top())];
    for (int at = 0; at < mask.length; at++) {
      mask[at] = (byte) (pixels[(box.top() + at / width) * slot + box.left() + at % width] >>> 24);
    }
    return mask;
  }

  /// As much of a text as has room, with a mark where it was cut; empty where not even two letters
  /// and the mark have.
  ///
  /// @param room in pixels
  String fitted(String text, double room) {
    double ellipsis = letter(Shortened.MARK.codePointAt(0)).advance();
    double end = 0;
    int cut = 0;
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      end += letter(text.codePointAt(at)).advance();
      if (end > room) {
        return text.codePointCount(0, cut) < 2 ? "" : text.substring(0, cut) + Shortened.MARK;
      }
      if (end + ellipsis <= room) {
        cut = text.offsetByCodePoints(at, 1);
      }
    }
    return text;
  }
}
