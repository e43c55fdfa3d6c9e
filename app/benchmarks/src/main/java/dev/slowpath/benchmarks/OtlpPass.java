package dev.slowpath.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.workbench.job.Workforce;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads a file of OTLP JSON lines in turn with Jackson alone, which looks at every token and keeps
/// nothing, and with the product's importer, which ends with a trace set; prints the CPU seconds of
/// the whole process, collector and compilers included, and their ratio round by round.
public final class OtlpPass {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private OtlpPass() {}

  /// What is measured.
  @FunctionalInterface
  private interface Pass {
    long run() throws Exception;
  }

  /// A pass that was measured.
  private record Took(double cpu, double wall, long counted) {}

  public static void main(String... arguments) throws Exception {
    Path file = Path.of(arguments[0]);
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    int warm = 2;
    double megabytes = Files.size(file) / 1e6;
    double[] plain = new double[rounds];
    double[] read = new double[rounds];
    double[] ratio = new double[rounds];
    for (int round = -warm; round < rounds; round++) {
      Took tokens = took(() -> tokens(file));
      Took spans = took(() -> spans(file));
      System.out.printf(
          Locale.ROOT,
          "%s Jackson %.2f CPU s (%.2f wall), %d tokens; importer %.2f CPU s (%.2f wall), %d"
              + " spans%n",
          round < 0 ? "warm-up" : "round " + (round + 1),
          tokens.cpu(),
          tokens.wall(),
          tokens.counted(),
          spans.cpu(),
          spans.wall(),
          spans.counted());
      if (round >= 0) {
        plain[round] = tokens.cpu();
        read[round] = spans.cpu();
        ratio[round] = tokens.cpu() / spans.cpu();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%.0f MB: Jackson %.0f MB per CPU s, importer %.0f MB per CPU s, ratio %.2f (%.2f to"
            + " %.2f)%n",
        megabytes,
        megabytes / median(plain),
        megabytes / median(read),
        median(ratio),
        Arrays.stream(ratio).min().orElse(0),
        Arrays.stream(ratio).max().orElse(0));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static Took took(Pass pass) throws Exception {
    System.gc();
    long cpu = SYSTEM.getProcessCpuTime();
    long wall = System.nanoTime();
    long counted = pass.run();
    return new Took(
        (SYSTEM.getProcessCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9, counted);
  }

  private static long tokens(Path file) throws IOException {
    long count = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          count += parser.getStringLength() > 0 ? 1 : 0;
        }
        count++;
      }
    }
    return count;
  }

  private static long spans(Path file) throws Exception {
    Importer importer =
        ServiceLoader.load(Importer.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(one -> one.format().id().equals("otlp-json"))
            .findFirst()
            .orElseThrow();
    Progress quiet =
        new Progress() {
          @Override
          public void tick() {}

          @Override
          public void stage(String name) {}
        };
    try (Workforce workers = new Workforce(Runtime.getRuntime().availableProcessors())) {
      Capture capture = importer.read(new OfFile(file), quiet, workers).captures().getFirst();
      TraceSet traces = ((Capture.OfTraces) capture).traces();
      return traces.size();
    }
  }

  /// A file as importers see it, without hashing and limits of intake.
  private record OfFile(Path file) implements Source {
    @Override
    public String name() {
      return file.toString();
    }

    @Override
    public String simpleName() {
      return file.getFileName().toString();
    }

    @Override
    public String sha256() {
      return "";
    }

    @Override
    public InputStream open() throws IOException {
      return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
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
