package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.FramePaint;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Frames as pixels: what it costs to paint depends on the size of the picture and never on the
/// number of frames.
final class FlameRaster {
  private static final int ROW = (int) FramePaint.ROW;

  /// How much of the ground is in the colour of what calls the zoomed frame.
  static final double FADED = 0.45;

  private final int ground;
  private int width;
  private int height;
  private int[] pixels = new int[0];
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
  WritableImage resized(int wantedWidth, int wantedHeight) {
    width = Math.max(1, wantedWidth);
    height = Math.max(1, wantedHeight);
    pixels = new int[width * height];
    buffer = buffer(width, height, pixels);
    return new WritableImage(buffer);
  }

  boolean hasSize(int wantedWidth, int wantedHeight) {
    return width == wantedWidth && height == wantedHeight;
  }

  /// What can be seen of a row.
  interface Row {
    void visible(FlameWindow window, int row, IntConsumer seen);
  }

  /// Paints all frames that are looked at.
  void paint(FlameWindow window, IntUnaryOperator color) {
    Row all = (of, row, seen) -> of.layout().visible(row, of.from(), of.to(), of.perPixel(), seen);
    paint(window, color, all);
  }

  /// Paints some of the frames that are looked at.
  ///
  /// @param color of a node; 0 where nothing is painted
  void paint(FlameWindow window, IntUnaryOperator color, Row frames) {
    Arrays.fill(pixels, ground);
    for (int row = window.top(); row < window.lastRow(); row++) {
      paintRow(window, color, frames, row);
    }
    buffer.updateBuffer(_ -> null);
  }

  private void paintRow(FlameWindow window, IntUnaryOperator color, Row frames, int row) {
    int y = (int) window.y(row);
    int first = Math.max(0, y);
    int last = Math.min(height, y + ROW - 1);
    if (first >= last) {
      return;
    }
    int start = first * width;
    if (row < window.layout().row(window.zoomed())) {
      int own = color.applyAsInt(window.ancestor(row));
      int faded = own == 0 ? ground : Pixels.mixed(own, ground, ground == 0 ? 0 : FADED);
      Arrays.fill(pixels, start, start + width - 1, faded);
    } else {
      frames.visible(window, row, node -> paintNode(window, start, node, color.applyAsInt(node)));
    }
    for (int line = first + 1; line < last; line++) {
      System.arraycopy(pixels, start, pixels, line * width, width);
    }
  }

  private void paintNode(FlameWindow window, int start, int node, int color) {
    if (color == 0) {
      return;
    }
    int left = (int) Math.clamp(Math.round(window.x(node)), 0L, width - 1L);
    int right = (int) Math.clamp(Math.round(window.x(node) + window.width(node)), 0L, (long) width);
    int end = Math.max(left + 1, right - 1);
    Arrays.fill(pixels, start + left, start + Math.min(width, end), color);
  }
}
