package dev.slowpath.workbench.keep;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/// How the window stood when it was closed last: its size, look, page, and where things were
/// divided.
///
/// @param page by its name on the command line; empty for none
/// @param dividers shares of a split's length, 0..1, by the name of the split
public record WindowState(
    double width,
    double height,
    boolean isMaximized,
    boolean isLight,
    String page,
    Map<String, Double> dividers) {
  public static final WindowState FIRST = new WindowState(1280, 800, false, false, "", Map.of());

  private static final String FILE = "window.properties";
  private static final String DIVIDER = "divider.";

  public WindowState {
    Objects.requireNonNull(page);
    dividers = Collections.unmodifiableMap(new TreeMap<>(dividers));
  }

  /// The folder of this user's settings.
  ///
  /// @param system the name of the operating system
  public static Path folder(String system, Map<String, String> environment, Path home) {
    if (system.startsWith("Windows")) {
      String roaming = environment.getOrDefault("APPDATA", "");
      return (roaming.isEmpty() ? home : Path.of(roaming)).resolve("slowpath");
    }
    if (system.startsWith("Mac")) {
      return home.resolve("Library/Application Support/slowpath");
    }
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    // The specification says that a relative path is to be passed over.
    boolean isGiven = !config.isEmpty() && Path.of(config).isAbsolute();
    return (isGiven ? Path.of(config) : home.resolve(".config")).resolve("slowpath");
  }

  /// What was kept in a folder; what is missing or makes no sense is as on the first day.
  public static WindowState read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return FIRST;
    }
    Properties kept = new Properties();
    try (Reader from = Files.newBufferedReader(file)) {
      kept.load(from);
    } catch (IllegalArgumentException strange) {
      return FIRST;
    }
    Map<String, Double> dividers = new TreeMap<>();
    for (String name : kept.stringPropertyNames()) {
      double share = number(kept, name, Double.NaN);
      if (name.startsWith(DIVIDER) && share >= 0 && share <= 1) {
        dividers.put(name.substring(DIVIDER.length()), share);
      }
    }
    return new WindowState(
        Math.clamp(number(kept, "width", FIRST.width()), 640, 20_000),
        Math.clamp(number(kept, "height", FIRST.height()), 480, 20_000),
        kept.getProperty("maximized", "").equals("true"),
        kept.getProperty("theme", "").equals("light"),
        kept.getProperty("page", ""),
        dividers);
  }

  private static double number(Properties kept, String name, double otherwise) {
    try {
      double number = Double.parseDouble(kept.getProperty(name, ""));
      return Double.isFinite(number) ? number : otherwise;
    } catch (NumberFormatException strange) {
      return otherwise;
    }
  }

  public void write(Path folder) throws IOException {
    Properties kept = new Properties();
    kept.setProperty("width", Double.toString(width));
    kept.setProperty("height", Double.toString(height));
    kept.setProperty("maximized", Boolean.toString(isMaximized));
    kept.setProperty("theme", isLight ? "light" : "dark");
    kept.setProperty("page", page);
    dividers.forEach((name, share) -> kept.setProperty(DIVIDER + name, Double.toString(share)));
    Files.createDirectories(folder);
    try (Writer to = Files.newBufferedWriter(folder.resolve(FILE))) {
      kept.store(to, "Slowpath's window");
    }
  }
}
