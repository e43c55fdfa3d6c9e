package dev.slowpath.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/// The bundled type faces, the same on every machine.
public final class Fonts {
  public static final String TEXT = "Inter";
  public static final String FIGURES = "JetBrains Mono";
  private static final String FOLDER = "/com/formdev/flatlaf/fonts/";
  private static final List<String> FILES =
      List.of(
          "inter/Inter-Regular.otf",
          "inter/Inter-SemiBold.otf",
          "jetbrains_mono/JetBrainsMono-Regular.ttf",
          "jetbrains_mono/JetBrainsMono-Bold.ttf");

  private Fonts() {}

  /// Makes them known to JavaFX; once is enough.
  public static void load() {
    FILES.forEach(Fonts::load);
  }

  private static void load(String file) {
    try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
      Objects.requireNonNull(Font.loadFont(Objects.requireNonNull(in, file), 12), file);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
