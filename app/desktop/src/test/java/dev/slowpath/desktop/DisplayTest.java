package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Why no window can be opened, case by case, on displays made for the test.
final class DisplayTest {
  @TempDir private Path folder = Path.of("");
  private Path libraries = Path.of("");

  @BeforeEach
  void prepare() throws IOException {
    libraries = Files.createDirectory(folder.resolve("lib"));
  }

  private Optional<String> obstacle(Map<String, String> environment) {
    return new Display(folder, List.of(libraries)).obstacle("Linux", environment);
  }

  @Test
  void noDisplayIsNamed() {
    assertEquals(Optional.of("no display: DISPLAY is not set"), obstacle(Map.of()));
  }

  @Test
  void waylandAloneIsNamed() {
    assertEquals(
        Optional.of(
            "no display: DISPLAY is not set, and Wayland alone is not enough (XWayland is)"),
        obstacle(Map.of("WAYLAND_DISPLAY", "wayland-0")));
  }

  @Test
  void displayThatIsNotThereIsDead() {
    assertEquals(
        Optional.of("no display: nothing answers at DISPLAY=:7"),
        obstacle(Map.of("DISPLAY", ":7")));
  }

  @Test
  void socketThatNobodyListensAtIsDead() throws IOException {
    bound("X7").close();
    assertEquals(
        Optional.of("no display: nothing answers at DISPLAY=:7.0"),
        obstacle(Map.of("DISPLAY", ":7.0")));
  }

  @Test
  void missingGtkIsNamedWithItsPackage() throws IOException {
    try (ServerSocketChannel _ = bound("X7")) {
      assertEquals(
          Optional.of("no GTK 3 (Debian: apt-get install libgtk-3-0)"),
          obstacle(Map.of("DISPLAY", ":7")));
    }
  }

  @Test
  void displayThatAnswersWithGtkIsNoObstacle() throws IOException {
    Files.createFile(libraries.resolve("libgtk-3.so.0"));
    try (ServerSocketChannel _ = bound("X7")) {
      assertEquals(Optional.empty(), obstacle(Map.of("DISPLAY", ":7")));
    }
  }

  @Test
  void otherSystemsAreBelieved() {
    assertEquals(Optional.empty(), new Display(folder, List.of()).obstacle("Windows 11", Map.of()));
  }

  private ServerSocketChannel bound(String name) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channel.bind(UnixDomainSocketAddress.of(folder.resolve(name)));
    return channel;
  }
}
