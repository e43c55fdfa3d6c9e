package dev.slowpath.plugin.jfr;

import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Reads a recording once in a JVM of its own and writes what it took, beside what reading the
/// file's bytes alone takes.
final class MeasuredRead {
  private MeasuredRead() {}

  /// Reads the first argument; writes the figures, or why it was refused, to the second.
  public static void main(String[] arguments) throws IOException {
    String report;
    try {
      report = measured(Path.of(arguments[0]));
    } catch (ImportException refused) {
      report = refused.problem().toString();
    }
    Files.writeString(Path.of(arguments[1]), report);
  }

  private static String measured(Path file) throws IOException, ImportException {
    double bareFrom = cpuSeconds();
    long bytes = bareRead(file);
    double bare = cpuSeconds() - bareFrom;
    long wallFrom = System.nanoTime();
    double cpuFrom = cpuSeconds();
    Read read = read(file);
    double wall = (System.nanoTime() - wallFrom) / 1e9;
    double cpu = cpuSeconds() - cpuFrom;
    StringBuilder report = new StringBuilder();
    for (Metric metric : read.profile().metrics()) {
      Samples samples = read.samples(metric);
      report.append("%s %d %d%n".formatted(metric.id(), samples.size(), samples.total()));
    }
    report.append("stacks %d%n".formatted(read.profile().stacks().size()));
    report.append(
        String.format(
            Locale.ROOT,
            "bytes %d, wall %.2f s, CPU %.2f s, bare read %.2f CPU s, heap limit %d MB%n",
            bytes,
            wall,
            cpu,
            bare,
            Runtime.getRuntime().maxMemory() >> 20));
    return report.append(read.notices()).append(System.lineSeparator()).toString();
  }

  private static long bareRead(Path file) throws IOException {
    long bytes = 0;
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        bytes += read;
      }
    }
    return bytes;
  }

  private static double cpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  private static Read read(Path file) throws ImportException, IOException {
    var imported =
        new JfrImporter().read(new Streamed(file), Progress.unwatched(), Workers.onCallersThread());
    return Read.of(imported);
  }

  /// A source that holds nothing of the file in memory.
  private record Streamed(Path file) implements Source {
    @Override
    public String name() {
      return file.toString();
    }

    @Override
    public String simpleName() {
      return file.toString();
    }

    @Override
    public String sha256() {
      return "";
    }

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public Optional<Path> path() {
      return Optional.of(file);
    }

    @Override
    public Optional<Source> sibling(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Instant> statedInstant() {
      return Optional.empty();
    }

    @Override
    public Limits limits() {
      return Limits.USUAL;
    }
  }
}
