package dev.slowpath.plugin.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The operating-system account the server's processes run as.
///
/// @param prefix the command put before each server command; empty when we are a plain user
record ServerAccount(List<String> prefix) {
  private static final int NOBODY = 65534;

  ServerAccount {
    prefix = List.copyOf(prefix);
  }

  static ServerAccount current() throws IOException {
    var ours = Files.createTempFile("slowpath-account-", "");
    try {
      var isRoot = Integer.valueOf(0).equals(Files.getAttribute(ours, "unix:uid"));
      return new ServerAccount(isRoot ? asNobody() : List.of());
    } finally {
      Files.delete(ours);
    }
  }

  private static List<String> asNobody() {
    return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
  }

  /// Gives a folder to the account.
  void own(Path folder) throws IOException {
    if (!prefix.isEmpty()) {
      Files.setAttribute(folder, "unix:uid", NOBODY);
      Files.setAttribute(folder, "unix:gid", NOBODY);
    }
  }
}
