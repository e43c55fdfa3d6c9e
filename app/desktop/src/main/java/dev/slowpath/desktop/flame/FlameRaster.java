package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.FramePaint;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.workbench.layout.FlameLayout;
import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/// The frames as pixels: what it costs to paint depends on the size of the picture and never on the
/// number of frames.
final class FlameRaster {
  private static final int ROW = (int) FramePaint.ROW;

  private final Palette palette;
  private final FramePaint painter;
  private int width;
  private int height;
  private int[] pixels = new int[0];
  private PixelBuffer<IntBuffer> buffer = buffer(1, 1, new int[1]);

  FlameRaster(Palette palette) {
    this.palette = palette;
    painter = new FramePaint(palette);
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

  int[] pixels() {
    return pixels;
  }

  void paint(FlameWindow window, Matches matches) {
    Arrays.fill(pixels, argb(palette.color(Token.BG)));
    int last = Math.min(window.layout().rows(), window.top() + height / ROW + 1);
    for (int row = window.top(); row < last; row++) {
      paintRow(window, matches, row);
    }
    buffer.updateBuffer(_ -> null);
  }

  private void paintRow(FlameWindow window, Matches matches, int row) {
    int y = (int) window.y(row);
    if (y < 0 || y + ROW > height) {
      return;
    }
    int start = y * width;
    FlameLayout layout = window.layout();
    if (row < layout.row(window.zoomed())) {
      int ancestor = window.ancestor(row);
      Color faded =
          color(layout.tree(), matches, ancestor).interpolate(palette.color(Token.BG), 0.45);
      Arrays.fill(pixels, start, start + width - 1, argb(faded));
    } else {
      layout.visible(
          row,
          window.from(),
          window.to(),
          window.perPixel(),
          node -> {
            int left = Math.clamp(Math.round(window.x(node)), 0, width - 1);
            int right = Math.clamp(Math.round(window.x(node) + window.width(node)), 0, width);
            int end = Math.max(left + 1, right - 1);
            Arrays.fill(
                pixels,
                start + left,
                start + Math.min(width, end),
                argb(color(layout.tree(), matches, node)));
          });
    }
    for (int line = 1; line < ROW - 1; line++) {
      System.arraycopy(pixels, start, pixels, start + line * width, width);
    }
  }

  private Color color(CallTree tree, Matches matches, int node) {
    if (node == 0) {
      return palette.color(Token.AGG);
    }
    return matches.isHit(node) ? palette.color(Token.MATCH) : painter.color(tree.frame(node));
  }

  private static int argb(Color color) {
    int red = (int) Math.round(color.getRed() * 255);
    int green = (int) Math.round(color.getGreen() * 255);
    int blue = (int) Math.round(color.getBlue() * 255);
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }
}
