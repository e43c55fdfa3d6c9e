package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.FramePaint;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.function.IntConsumer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Frames and their labels as pixels of the screen: what it costs to paint depends on the size of
/// the picture and never on the number of frames.
final class FlameRaster {
  /// How much of the ground is in the colour of what calls the zoomed frame.
  static final double FADED = 0.45;

  /// Narrower frames have no label, as JavaFX counts pixels.
  private static final double LABELLED = 30;

  private static final double INDENT = 4;

  private final int ground;
  private double scale = 1;
  private int width;
  private int height;
  private int[] pixels = new int[0];
  private int[] line = new int[0];
  private int[] labelled = new int[0];
  private int labels;
  private PixelBuffer<IntBuffer> buffer = buffer(1, 1, new int[1]);

  /// @param ground the colour where there is no frame
  FlameRaster(int ground) {
    this.ground = ground;
  }

  private static PixelBuffer<IntBuffer> buffer(int width, int height, int[] pixels) {
    return new PixelBuffer<>(
        width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
  }

  /// An image of this size, which `paint` fills.
  ///
  /// @param perPixel so many pixels of the screen are one of JavaFX
  WritableImage resized(double wantedWidth, double wantedHeight, double perPixel) {
    scale = perPixel;
    width = pixels(wantedWidth, perPixel);
    height = pixels(wantedHeight, perPixel);
    pixels = new int[width * height];
    line = new int[width];
    labelled = new int[(int) (wantedWidth / LABELLED) + 2];
    buffer = buffer(width, height, pixels);
    return new WritableImage(buffer);
  }

  boolean hasSize(double wantedWidth, double wantedHeight, double perPixel) {
    return scale == perPixel
        && width == pixels(wantedWidth, perPixel)
        && height == pixels(wantedHeight, perPixel);
  }

  private static int pixels(double length, double scale) {
    return (int) Math.max(1, Math.round(length * scale));
  }

  /// What can be seen of a row.
  interface Row {
    void visible(FlameWindow window, int row, IntConsumer seen);
  }

  /// Paints all frames that are looked at.
  void paint(FlameWindow window, FrameLook look) {
    double perPixel = window.perPixel() / scale;
    paint(
        window,
        look,
        (of, row, seen) -> of.layout().visible(row, of.from(), of.to(), perPixel, seen));
  }

  /// Paints some of the frames that are looked at.
  void paint(FlameWindow window, FrameLook look, Row frames) {
    if (pixels.length == 0) {
      // Not laid out yet.
      return;
    }
    int above = height;
    int below = 0;
    for (int row = window.top(); row < window.lastRow(); row++) {
      int first = Math.clamp(Math.round(window.y(row) * scale), 0, height);
      int end = Math.clamp(Math.round((window.y(row) + FramePaint.ROW) * scale), 0, height);
      paintRow(window, look, frames, row);
      for (int y = first; y < end; y++) {
        System.arraycopy(line, 0, pixels, y * width, width);
      }
      if (end > first) {
        // Rows are told apart by a line of the ground.
        Arrays.fill(pixels, (end - 1) * width, end * width, ground);
      }
      label(window, look, row);
      above = Math.min(above, first);
      below = Math.max(below, end);
    }
    Arrays.fill(pixels, 0, Math.min(above, height) * width, ground);
    Arrays.fill(pixels, below * width, height * width, ground);
    buffer.updateBuffer(_ -> null);
  }

  private void paintRow(FlameWindow window, FrameLook look, Row frames, int row) {
    Arrays.fill(line, ground);
    labels = 0;
    if (row < window.layout().row(window.zoomed())) {
      int caller = window.ancestor(row);
      int color = faded(look.argb(caller));
      Arrays.fill(line, 0, width - 1, color);
      if (color != ground) {
        labelled[labels++] = caller;
      }
    } else {
      double pixel = scale / window.perPixel();
      long from = window.from();
      frames.visible(
          window,
          row,
          node -> {
            double start = (window.layout().start(node) - from) * pixel;
            paintNode(node, start, (window.layout().end(node) - from) * pixel, look.argb(node));
          });
    }
  }

  private int faded(int color) {
    return color == 0 ? ground : Pixels.mixed(color, ground, ground == 0 ? 0 : FADED);
  }

  private void paintNode(int node, double start, double end, int color) {
    if (color == 0) {
      return;
    }
    // Where a frame begins and ends is rounded by hand: Math.round is most of a narrow one's cost.
    int left = Math.min(start > 0 ? (int) (start + 0.5) : 0, width - 1);
    int right = Math.min((int) (end + 0.5), width);
    line[left] = color;
    for (int at = left + 1; at < right - 1; at++) {
      line[at] = color;
    }
    if (right - left > LABELLED * scale && labels < labelled.length) {
      labelled[labels++] = node;
    }
  }

  private void label(FlameWindow window, FrameLook look, int row) {
    boolean isCaller = row < window.layout().row(window.zoomed());
    Lettering lettering = labels == 0 ? null : Lettering.at(scale);
    for (int at = 0; at < labels && lettering != null; at++) {
      int node = labelled[at];
      // A frame that begins left of the picture is labelled where it is seen.
      double x = isCaller ? 0 : Math.max(0, window.x(node));
      double end = isCaller ? window.width() : window.x(node) + window.width(node);
      double room = Math.min(window.width(), end) - x - 2 * INDENT;
      int color = look.argb(node);
      String fitted = lettering.fitted(look.label(node), room * scale);
      int ink = look.ink(isCaller ? faded(color) : color);
      write(lettering, fitted, (x + INDENT) * scale, window.y(row) * scale, ink);
    }
  }

  private void write(Lettering lettering, String text, double x, double y, int ink) {
    double pen = x;
    int top = (int) Math.round(y);
    for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
      Lettering.Letter letter = lettering.letter(text.codePointAt(at));
      blend(letter, (int) Math.round(pen), top, ink);
      pen += letter.advance();
    }
  }

  private void blend(Lettering.Letter letter, int pen, int row, int ink) {
    int left = pen + letter.left();
    int top = row + letter.top();
    int first = Math.max(0, -left);
    int last = Math.min(letter.width(), width - left);
    for (int line = Math.max(0, -top); line < Math.min(letter.height(), height - top); line++) {
      int start = (top + line) * width + left;
      for (int column = first; column < last; column++) {
        int covered = letter.covers(line, column);
        if (covered != 0) {
          pixels[start + column] = Pixels.mixed(pixels[start + column], ink, covered);
        }
      }
    }
  }
}
