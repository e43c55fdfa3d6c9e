package dev.slowpath.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The ahead-of-time cache of a product folder: classes already loaded and linked by a training
/// run.
///
/// The product works without it, only starts slower; so a cache that cannot be made is a warning.
final class AheadOfTime {

  private static final System.Logger LOG = System.getLogger(AheadOfTime.class.getName());
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private AheadOfTime() {}

  static void train(Path product) throws IOException, InterruptedException {
    Path cache = product.resolve("lib/slowpath.aot");
    Path output = Files.createTempFile("slowpath-aot", ".log");
    Process training =
        new ProcessBuilder(command(product, cache))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean hasEnded = training.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (!hasEnded) {
      training.destroyForcibly().waitFor();
    }
    if (training.exitValue() != 0 || !Files.exists(cache)) {
      Files.deleteIfExists(cache);
      LOG.log(
          System.Logger.Level.WARNING,
          "no ahead-of-time cache, the product will start slower: the training run "
              + (hasEnded ? "ended with " + training.exitValue() : "took more than " + LIMIT)
              + "\n"
              + Files.readString(output));
    }
    Files.delete(output);
  }

  private static List<String> command(Path product, Path cache) {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + product.resolve("conf/jvm.options"),
            "-XX:AOTCacheOutput=" + cache,
            "-Djava.util.logging.config.file=" + product.resolve("conf/logging.properties"),
            "-Dslowpath.home=" + product,
            "-jar",
            product.resolve("lib/slowpath.jar").toString());
    return Stream.concat(java.stream(), lesson(product).stream()).toList();
  }

  /// Ranking the sample goes through every importer and detector; without it, only the start.
  private static List<String> lesson(Path product) {
    Path sample = product.resolve("sample-data/shop/before");
    return Files.isDirectory(sample)
        ? List.of("rank", sample.toString(), "--format", "json")
        : List.of("--help");
  }
}
