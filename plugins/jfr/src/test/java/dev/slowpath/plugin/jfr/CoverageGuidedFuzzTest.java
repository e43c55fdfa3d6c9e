package dev.slowpath.plugin.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.Jazzer;
import dev.slowpath.plugin.testkit.FileSource;
import dev.slowpath.plugin.testkit.Fuzz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bytes that are changed by what of the importer they reach (Jazzer over libFuzzer), beginning
/// with the recordings at hand: each is read or refused, in 20 seconds and 1 GB of heap.
@Tag("full")
final class CoverageGuidedFuzzTest {
  private static final int READS = 20_000;

  /// What the fuzzer calls.
  public static final class Target {
    private Target() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
      Fuzz.read(new JfrImporter(), FileSource.of("found.jfr", bytes));
    }
  }

  @Test
  void whateverTheyReachIsReadOrRefused(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path seeds = Files.createDirectory(folder.resolve("seeds"));
    unpackRecordings(seeds);
    Path output = folder.resolve("output.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Jazzer.class.getName(), "--target_class=" + Target.class.getName()));
    command.add("--instrumentation_includes=dev.slowpath.**");
    command.addAll(List.of("-runs=" + READS, "-seed=1", "-timeout=20", "-rss_limit_mb=4096"));
    command.addAll(List.of("-artifact_prefix=" + folder + "/", seeds.toString()));

    int exit =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();

    String told = Files.readString(output);
    assertEquals(0, exit, told);
    assertTrue(told.contains("Done " + READS + " runs"), told);
  }

  private static void unpackRecordings(Path folder) throws IOException {
    Path recordings = Path.of("src/test/resources/dev/slowpath/plugin/jfr");
    try (DirectoryStream<Path> packed = Files.newDirectoryStream(recordings, "*.jfr.gz")) {
      for (Path one : packed) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(one))) {
          Files.copy(in, folder.resolve(one.getFileName() + ".jfr"));
        }
      }
    }
  }
}
