package dev.slowpath.sample.shop.record;

import dev.slowpath.sample.shop.service.Mode;
import dev.slowpath.sample.shop.service.ShopMain;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The shop in a Java process of its own, so that its profile holds nothing else.
final class ShopProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter commands;
  private final URI main;
  private final URI legacy;

  private ShopProcess(Process process) throws IOException {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    var ready = answer("ready").split(" ", -1);
    this.main = URI.create(ready[1]);
    this.legacy = URI.create(ready[2]);
  }

  static ShopProcess start(Mode mode, String jdbcUrl, URI upstream) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var command =
        List.of(
            java.toString(),
            "-Xmx512m",
            "-XX:+UseParallelGC",
            // The processor's own counter ran 0.2 % slow on a virtual machine, so that after ten
            // minutes JFR was 1.4 s away from the spans; the monotonic clock is what spans use.
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:-UseFastUnorderedTimeStamps",
            "-Dsun.net.httpserver.nodelay=true",
            "-Dsun.net.httpserver.idleInterval=300",
            "-Dsun.net.httpserver.maxIdleConnections=1000",
            "-cp",
            System.getProperty("java.class.path"),
            ShopMain.class.getName(),
            mode.label(),
            jdbcUrl,
            upstream.toString());
    var builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new ShopProcess(builder.start());
  }

  URI main() {
    return main;
  }

  URI legacy() {
    return legacy;
  }

  void record(Path folder) throws IOException {
    send("record " + folder);
    var _ = answer("recording");
  }

  /// Ends the recording and says how many spans it holds.
  long stop() throws IOException {
    send("stop");
    return Long.parseLong(answer("stopped").substring("stopped ".length()));
  }

  private void send(String command) throws IOException {
    commands.write(command + "\n");
    commands.flush();
  }

  private String answer(String expected) throws IOException {
    var line = answers.readLine();
    if (line == null || !line.startsWith(expected)) {
      throw new IOException("the shop said " + line + " and not " + expected);
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    commands.close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
