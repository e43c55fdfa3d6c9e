package dev.slowpath.workbench.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WindowStateTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void stateIsReadAsItWasWritten() throws IOException {
    WindowState state = new WindowState(1500, 900, true, true, "plans", Map.of("plans.0.0", 0.25));
    state.write(folder.resolve("new/slowpath"));
    assertEquals(state, WindowState.read(folder.resolve("new/slowpath")));
  }

  @Test
  void firstDayHasNoFile() throws IOException {
    assertEquals(WindowState.FIRST, WindowState.read(folder));
  }

  @Test
  void whatMakesNoSenseIsAsOnTheFirstDay() throws IOException {
    Files.writeString(
        folder.resolve("window.properties"),
        "width=wide\nheight=-5\ndivider.a=3\ndivider.b=0.5\ntheme=pink\n");
    WindowState state = WindowState.read(folder);
    assertEquals(WindowState.FIRST.width(), state.width());
    assertEquals(480, state.height());
    assertEquals(Map.of("b", 0.5), state.dividers());
    assertEquals(false, state.isLight());
  }

  @Test
  void settingsStandWhereEachSystemKeepsThem() {
    Path home = Path.of("home");
    assertEquals(Path.of("home/.config/slowpath"), WindowState.folder("Linux", Map.of(), home));
    assertEquals(
        Path.of("/xdg/slowpath"),
        WindowState.folder("Linux", Map.of("XDG_CONFIG_HOME", "/xdg"), home));
    assertEquals(
        Path.of("home/.config/slowpath"),
        WindowState.folder("Linux", Map.of("XDG_CONFIG_HOME", "relative"), home));
    assertEquals(
        Path.of("roaming/slowpath"),
        WindowState.folder("Windows 11", Map.of("APPDATA", "roaming"), home));
    assertEquals(
        Path.of("home/Library/Application Support/slowpath"),
        WindowState.folder("Mac OS X", Map.of(), home));
  }
}
