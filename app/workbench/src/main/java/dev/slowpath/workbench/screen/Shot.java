package dev.slowpath.workbench.screen;

import java.nio.file.Path;
import java.util.Objects;

/// A picture of a page that is asked for.
///
/// @param width of the window in pixels
/// @param output the PNG file to write
public record Shot(
    String page, Investigation investigation, boolean isLight, int width, int height, Path output) {

  public Shot {
    Objects.requireNonNull(page);
    Objects.requireNonNull(investigation);
    Objects.requireNonNull(output);
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a picture of " + width + "x" + height);
    }
  }
}
