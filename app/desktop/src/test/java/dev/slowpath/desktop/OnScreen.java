package dev.slowpath.desktop;

import java.util.function.Supplier;

/// The screen's thread, for tests of parts of pages; without a display.
public final class OnScreen {

  private OnScreen() {}

  /// What a part of a page answers.
  public static <T> T ask(Supplier<T> part) {
    Platforms.startWithoutDisplay();
    return Platforms.onScreen(part);
  }
}
