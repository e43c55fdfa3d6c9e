package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.workbench.export.FlameColors;
import dev.slowpath.workbench.export.FlameSheet;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// The sheet of a flame graph as a PNG file.
final class SheetPaintingTest {
  private static final FlameSheet SHEET =
      new FlameSheet(
          "one.jfr",
          100,
          List.of(new FlameSheet.Words("one.jfr", 16, 26, true)),
          List.of(
              new FlameSheet.Box(16, 50, 600, 17, "compiled", "", "Main.run"),
              new FlameSheet.Box(616, 50, 300, 17, "native", "", "read")));

  private static BufferedImage painted(boolean isLight) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new DesktopScreen().paint(SHEET, isLight, file);
    return ImageIO.read(new ByteArrayInputStream(file.toByteArray()));
  }

  private static String color(BufferedImage image, int x, int y) {
    return "#%06X".formatted(image.getRGB(x, y) & 0xFFFFFF);
  }

  @Test
  void framesStandWhereTheSheetHasThemTwicePixelsEach() throws IOException {
    BufferedImage image = painted(true);
    assertEquals(List.of(2 * FlameSheet.WIDTH, 200), List.of(image.getWidth(), image.getHeight()));
    assertEquals(FlameColors.of("compiled", true), color(image, 40, 110));
    assertEquals(FlameColors.of("native", true), color(image, 1_300, 110));
    assertEquals("#FFFFFF", color(image, 2_000, 110));
  }

  @Test
  void onBlackTooWhereAskedFor() throws IOException {
    assertEquals(FlameColors.of("page", false), color(painted(false), 2_000, 110));
  }
}
