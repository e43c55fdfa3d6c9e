package dev.slowpath.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The ahead-of-time cache of a product folder: classes already loaded and linked by a training
/// run.
///
/// The product works without it, only starts slower; so a cache that cannot be made is a warning.
final class AheadOfTime {

  private static final System.Logger LOG = System.getLogger(AheadOfTime.class.getName());
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private AheadOfTime() {}

  static void train(Path product, Path java) throws IOException, InterruptedException {
    Path cache = cache(product);
    Path output = Files.createTempFile("slowpath-aot", ".log");
    Path lesson = Files.createTempFile("slowpath-lesson", ".txt");
    Path picture = Files.createTempFile("slowpath-lesson", ".png");
    Files.write(lesson, lines(product, picture));
    Process training =
        new ProcessBuilder(command(product, java, lesson))
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
    for (Path temporary : List.of(output, lesson, picture)) {
      Files.deleteIfExists(temporary);
    }
  }

  private static Path cache(Path product) {
    return product.resolve("lib/slowpath.aot");
  }

  private static List<String> command(Path product, Path java, Path lesson) {
    return List.of(
        java.toString(),
        "@" + product.resolve("conf/jvm.options"),
        "-XX:AOTCacheOutput=" + cache(product),
        "-Djava.util.logging.config.file=" + product.resolve("conf/logging.properties"),
        "-Dslowpath.home=" + product,
        "-cp",
        product.resolve("lib/slowpath.jar").toString(),
        "dev.slowpath.Lesson",
        lesson.toString());
  }

  /// Every way through the product that a start may take: each verb and kind of output, the
  /// importers and detectors, and a page of the window. Without the sample, only the start.
  private static List<String> lines(Path product, Path picture) {
    Path sample = product.resolve("sample-data/shop/before");
    if (!Files.isDirectory(sample)) {
      return List.of("--help");
    }
    Stream<List<String>> lines =
        Stream.of(
            List.of("--help"),
            List.of("inspect", "."),
            List.of("inspect", ".", "--format", "json"),
            List.of("rank", "."),
            List.of("rank", ".", "--format", "json"),
            List.of("endpoints", "traces.jsonl.gz"),
            List.of("statements", "pg_stat_statements-t0.csv", "pg_stat_statements-t1.csv"),
            List.of("plan", "plans"),
            List.of("hot", "shop.jfr"),
            List.of("flame", "shop.jfr"),
            List.of("flame", "shop.jfr", "--format", "json"),
            List.of("shoot", "bottlenecks", ".", "-o", picture.toString()));
    return lines.map(line -> within(sample, line)).toList();
  }

  private static String within(Path sample, List<String> line) {
    return line.stream()
        .map(word ->
            word.equals(".") || Files.exists(sample.resolve(word))
                ? sample.resolve(word).normalize().toString()
                : word)
        .collect(Collectors.joining("\t"));
  }
}
