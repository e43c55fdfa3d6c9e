package dev.slowpath.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
  private static final int TAUGHT = 20_000;

  private AheadOfTime() {}

  static void train(Path product, Path java) throws IOException, InterruptedException {
    Path cache = cache(product);
    Path output = Files.createTempFile("slowpath-aot", ".log");
    Path lesson = Files.createTempFile("slowpath-lesson", ".txt");
    Path picture = Files.createTempFile("slowpath-lesson", ".png");
    Path many = Files.createTempFile("slowpath-lesson", ".csv");
    Files.write(many, statements());
    Files.write(lesson, lines(product, picture, many));
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
    for (Path temporary : List.of(output, lesson, picture, many)) {
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
  private static List<String> lines(Path product, Path picture, Path many) {
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
            List.of("statements", many.toString()),
            List.of("plan", "plans"),
            List.of("hot", "shop.jfr"),
            List.of("flame", "shop.jfr"),
            List.of("flame", "shop.jfr", "--format", "json"),
            List.of("shoot", "bottlenecks", ".", "-o", picture.toString()));
    return lines.map(line -> within(sample, line)).toList();
  }

  /// Two snapshots of so many statements that the cache learns which methods a large table runs
  /// hot: of 100,000 statements it saves a fifth of the CPU time (docs/BENCHMARKS.md).
  private static List<String> statements() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "snapshot_at,userid,dbid,toplevel,queryid,query,calls,total_exec_time,stddev_exec_time,"
            + "rows,shared_blks_hit,shared_blks_read,wal_bytes");
    for (int taken = 0; taken < 2; taken++) {
      for (int id = 1; id <= TAUGHT; id++) {
        long calls = taken * (id % 97 + 1L);
        lines.add(
            "2026-11-21 10:%d0:00+00,10,%d,t,%d,\"SELECT * FROM orders_%d o%nWHERE o.id = $1\",%d,%d.5,0.25,%d,%d,%d,%d"
                .formatted(
                    taken,
                    5 + id % 3,
                    id * 7_919L,
                    id,
                    calls,
                    calls,
                    calls * 3,
                    calls * 40,
                    calls,
                    calls * 80));
      }
    }
    return lines;
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
