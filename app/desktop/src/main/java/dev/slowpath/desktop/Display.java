package dev.slowpath.desktop;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a window can be opened, found out before JavaFX tries and takes the process with it.
final class Display {
  private static final Pattern LOCAL = Pattern.compile(":(\\d+)(?:\\.\\d+)?");
  private static final List<String> LIBRARY_FOLDERS =
      List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib");

  private Display() {}

  /// What is in the way of a window, in words.
  static Optional<String> obstacle(String system, Map<String, String> environment) {
    if (!system.startsWith("Linux")) {
      return Optional.empty();
    }
    String display = environment.getOrDefault("DISPLAY", "");
    if (display.isEmpty()) {
      return Optional.of("no display: DISPLAY is not set");
    }
    if (!answers(display)) {
      return Optional.of("no display: nothing answers at DISPLAY=" + display);
    }
    if (!hasGtk()) {
      return Optional.of("no GTK 3 (Debian: apt-get install libgtk-3-0)");
    }
    return Optional.empty();
  }

  /// A display elsewhere is believed; one on this machine has a socket.
  private static boolean answers(String display) {
    Matcher local = LOCAL.matcher(display);
    if (!local.matches()) {
      return true;
    }
    Path socket = Path.of("/tmp/.X11-unix/X" + local.group(1));
    if (!Files.exists(socket)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException dead) {
      return false;
    }
  }

  private static boolean hasGtk() {
    return LIBRARY_FOLDERS.stream()
        .anyMatch(folder -> Files.exists(Path.of(folder, "libgtk-3.so.0")));
  }
}
