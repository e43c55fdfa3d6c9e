package dev.slowpath.plugin.testkit.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// A throw-away PostgreSQL server on a free local port; closing it stops the server and deletes its
/// data.
///
/// The server version is that of the binaries jar on the class path. The only user is `postgres`,
/// trusted without a password, and only connections from this machine are accepted.
public final class PostgresCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PORT_ATTEMPTS = 3;

  // The shell becomes the server; the watcher beside it stops the server when the pipe from this
  // process closes, which happens even when this process is killed.
  private static final String OWNED =
      "exec 3<&0; (read -r _ <&3; kill -INT $$) & exec \"$@\" 3<&- </dev/null";

  private final ProcessBuilder program;
  private final Path folder;
  private final int port;
  private Process server;

  private PostgresCluster(ProcessBuilder program, Process server, Path folder, int port) {
    this.program = program;
    this.server = server;
    this.folder = folder;
    this.port = port;
  }

  /// What the server is started with: configuration parameters, passed as `-c name=value`.
  ///
  /// @param parameters by name, in ascending order
  public record Settings(Map<String, String> parameters) {
    public Settings {
      parameters = Map.copyOf(parameters);
    }

    /// The server's own defaults.
    public static Settings defaults() {
      return new Settings(Map.of());
    }

    /// These settings and one more.
    public Settings with(String name, String value) {
      var more = new LinkedHashMap<>(parameters);
      more.put(name, value);
      return new Settings(more);
    }
  }

  /// Starts a new, empty server and waits until it accepts connections.
  ///
  /// @throws IOException with the server's own log when it does not come up
  public static PostgresCluster start(Settings settings) throws IOException {
    return start(settings, PostgresBinaries.fromClassPath());
  }

  /// As `start(settings)`, of the version whose binaries jar is given.
  public static PostgresCluster start(Settings settings, Path binariesJar) throws IOException {
    return start(settings, PostgresBinaries.ofJar(binariesJar));
  }

  private static PostgresCluster start(Settings settings, PostgresBinaries binaries)
      throws IOException {
    var home = binaries.unpacked();
    var account = ServerAccount.current();
    var folder = Files.createTempDirectory("slowpath-postgres-data-");
    var isStarted = false;
    try {
      account.own(folder);
      initialise(home, account, folder);
      var cluster = startOnFreePort(home, account, folder, settings);
      isStarted = true;
      return cluster;
    } finally {
      if (!isStarted) {
        Folders.delete(folder);
      }
    }
  }

  public int port() {
    return port;
  }

  /// The JDBC URL of the database `postgres`, user included.
  public String jdbcUrl() {
    return jdbcUrl("postgres");
  }

  /// The JDBC URL of a database of this server, user included.
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
  }

  /// The server's log, as it grows; gone after [#close()].
  public Path log() {
    return folder.resolve("server.log");
  }

  /// Stops the server as `close` does and starts it on the same data and port.
  public void restart() throws IOException {
    stop(server);
    server = program.start();
    if (!isReady(server, folder)) {
      throw new IOException("PostgreSQL did not start again: " + Files.readString(log()));
    }
  }

  /// Stops the server (a fast shutdown: open sessions are cut) and deletes its data.
  @Override
  public void close() throws IOException {
    stop(server);
    Folders.delete(folder);
  }

  private static void initialise(Path home, ServerAccount account, Path folder) throws IOException {
    var command = new ArrayList<>(account.prefix());
    command.add(home.resolve("bin/initdb").toString());
    command.addAll(List.of("--no-sync", "--locale=C", "--encoding=UTF8"));
    command.addAll(List.of("-A", "trust", "-U", "postgres"));
    command.addAll(List.of("-D", folder.resolve("data").toString()));
    var log = folder.resolve("initdb.log");
    var process = process(command, log, folder).start();
    if (!exited(process)) {
      process.destroyForcibly();
      throw new IOException("initdb did not finish in " + PATIENCE + ": " + Files.readString(log));
    }
    if (process.exitValue() != 0) {
      throw new IOException("initdb failed: " + Files.readString(log));
    }
  }

  private static PostgresCluster startOnFreePort(
      Path home, ServerAccount account, Path folder, Settings settings) throws IOException {
    var log = folder.resolve("server.log");
    for (var attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
      var port = freePort();
      var command = new ArrayList<>(List.of("/bin/sh", "-c", OWNED, "sh"));
      command.addAll(account.prefix());
      command.addAll(serverCommand(home, folder, port, settings));
      var program = process(command, log, folder);
      var server = program.start();
      if (isReady(server, folder)) {
        return new PostgresCluster(program, server, folder, port);
      }
      stop(server);
    }
    throw new IOException("PostgreSQL did not start: " + Files.readString(log));
  }

  private static List<String> serverCommand(Path home, Path folder, int port, Settings settings) {
    var command = new ArrayList<String>();
    command.add(home.resolve("bin/postgres").toString());
    command.addAll(List.of("-F", "-D", folder.resolve("data").toString()));
    command.addAll(List.of("-p", Integer.toString(port)));
    var parameters = new TreeMap<>(settings.parameters());
    parameters.put("listen_addresses", "127.0.0.1");
    parameters.put("unix_socket_directories", "");
    parameters.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }

  private static ProcessBuilder process(List<String> command, Path log, Path folder) {
    var builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  // Another process may take the port between this look and the server's: hence the attempts.
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  // postmaster.pid says "ready" in its last line once connections are accepted (PostgreSQL 10+).
  private static boolean isReady(Process server, Path folder) throws IOException {
    var status = folder.resolve("data/postmaster.pid");
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (server.isAlive() && System.nanoTime() < deadline) {
      if (Files.exists(status) && Files.readString(status).stripTrailing().endsWith("ready")) {
        return true;
      }
      pause();
    }
    return false;
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(20);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL was starting", interrupted);
    }
  }

  private static void stop(Process server) throws IOException {
    server.getOutputStream().close();
    if (!exited(server)) {
      server.destroyForcibly();
    }
  }

  private static boolean exited(Process process) throws IOException {
    try {
      return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for PostgreSQL", interrupted);
    }
  }
}
