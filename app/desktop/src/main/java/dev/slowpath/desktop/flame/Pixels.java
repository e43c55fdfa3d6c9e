package dev.slowpath.desktop.flame;

import javafx.scene.paint.Color;

/// Colours as the pixels of a raster have them.
final class Pixels {

  private Pixels() {}

  static int argb(Color color) {
    int red = (int) Math.round(color.getRed() * 255);
    int green = (int) Math.round(color.getGreen() * 255);
    int blue = (int) Math.round(color.getBlue() * 255);
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }

  static Color color(int argb) {
    return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
  }

  /// A colour with so much of another in it, 0..1.
  static int mixed(int argb, int other, double part) {
    int mixed = 0xFF000000;
    for (int shift = 0; shift <= 16; shift += 8) {
      int one = argb >> shift & 0xFF;
      int two = other >> shift & 0xFF;
      mixed |= (int) Math.round(one + (two - one) * part) << shift;
    }
    return mixed;
  }

  /// A colour with so much of another in it, 0..255; red and blue are mixed at once.
  static int mixed(int argb, int other, int part) {
    int most = part + (part >>> 7);
    int rest = 256 - most;
    int redBlue = ((argb & 0xFF00FF) * rest + (other & 0xFF00FF) * most) >>> 8;
    int green = ((argb & 0xFF00) * rest + (other & 0xFF00) * most) >>> 8;
    return 0xFF000000 | (redBlue & 0xFF00FF) | (green & 0xFF00);
  }
}
