package dev.slowpath.desktop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// A scene as an image, and an image as a PNG file.
final class Picture {

  private Picture() {}

  static BufferedImage of(Scene scene) {
    WritableImage painted = laidOut(scene).snapshot(null);
    int width = (int) painted.getWidth();
    int height = (int) painted.getHeight();
    int[] pixels = new int[width * height];
    painted
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }

  /// A scene with all its nodes in their place.
  static Scene laidOut(Scene scene) {
    // Thrice: the skins that the first layout makes add rows and scroll bars that need their own.
    for (int pass = 0; pass < 3; pass++) {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    }
    return scene;
  }

  static void write(BufferedImage image, Path file) throws IOException {
    // Not to the file by its name: ImageIO would delete what is there first, a device too.
    try (OutputStream to = Files.newOutputStream(file)) {
      write(image, to);
    }
  }

  static void write(BufferedImage image, OutputStream to) throws IOException {
    if (!ImageIO.write(image, "png", to)) {
      throw new IOException("this Java writes no PNG");
    }
  }
}
