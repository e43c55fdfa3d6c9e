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
///
/// @param sockets the folder where displays of this machine listen
/// @param libraries folders where GTK may be
record Display(Path sockets, List<Path> libraries) {
  private static final Pattern LOCAL = Pattern.compile("(?:unix)?:(\\d+)(?:\\.\\d+)?");
  private static final String GTK = "libgtk-3.so.0";

  Display {
    libraries = List.copyOf(libraries);
  }

  static Display ofThisMachine() {
    return new Display(
        Path.of("/tmp/.X11-unix"),
        List.of(
            Path.of("/usr/lib/x86_64-linux-gnu"),
            Path.of("/usr/lib/aarch64-linux-gnu"),
            Path.of("/usr/lib64"),
            Path.of("/usr/lib")));
  }

  /// What is in the way of a window, in words.
  Optional<String> obstacle(String system, Map<String, String> environment) {
    if (!system.startsWith("Linux")) {
      return Optional.empty();
    }
    String display = environment.getOrDefault("DISPLAY", "");
    if (display.isEmpty()) {
      boolean isWayland = !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
      return Optional.of(
          isWayland
              ? "no display: DISPLAY is not set, and Wayland alone is not enough (XWayland is)"
              : "no display: DISPLAY is not set");
    }
    if (!answers(display)) {
      return Optional.of("no display: nothing answers at DISPLAY=" + display);
    }
    if (libraries.stream().noneMatch(folder -> Files.exists(folder.resolve(GTK)))) {
      return Optional.of("no GTK 3 (Debian: apt-get install libgtk-3-0)");
    }
    return Optional.empty();
  }

  /// A display elsewhere is believed; one on this machine has a socket.
  private boolean answers(String display) {
    Matcher local = LOCAL.matcher(display);
    if (!local.matches()) {
      return true;
    }
    Path socket = sockets.resolve("X" + local.group(1));
    if (!Files.exists(socket)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException dead) {
      return false;
    }
  }
}
