package dev.slowpath.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The product folder as `package` left it, started as a user starts it.
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ProductEndToEndTest {

  private static final Path PRODUCT = Path.of("target/slowpath").toAbsolutePath();

  @TempDir Path temp = Path.of("");

  @Test
  void java25IsFoundWithoutJavaHome() throws IOException, InterruptedException {
    assertRunsOnJava25(PRODUCT, Map.of());
  }

  @Test
  void java25IsFoundWhenJavaHomeIs17() throws IOException, InterruptedException {
    Path java17 = temp.resolve("jdk-17");
    Files.createDirectories(java17.resolve("bin"));
    Files.writeString(java17.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    assertTrue(
        Files.writeString(java17.resolve("bin/java"), "exit 1\n").toFile().setExecutable(true));
    assertRunsOnJava25(PRODUCT, Map.of("JAVA_HOME", java17.toString()));
  }

  @Test
  void productRunsFromAnyFolder() throws IOException, InterruptedException {
    assertRunsOnJava25(copyTo("a moved product"), Map.of());
  }

  @Test
  void cacheMadeWithTheProductIsUsed() throws IOException, InterruptedException {
    assertEquals("shared objects file", originOfMain(PRODUCT));
  }

  @Test
  void brokenCacheIsIgnoredWithoutWord() throws IOException, InterruptedException {
    Path moved = copyTo("broken");
    Files.writeString(moved.resolve("lib/slowpath.aot"), "not a cache");
    assertTrue(originOfMain(moved).endsWith("slowpath.jar"));
  }

  // With the option --version the JVM says which it is, and ends before the product starts.
  private void assertRunsOnJava25(Path product, Map<String, String> shell)
      throws IOException, InterruptedException {
    var told = new HashMap<>(shell);
    told.put("SLOWPATH_OPTS", "--version");
    Ended ended = run(product, told);
    assertEquals("", ended.errors());
    assertTrue(ended.output().startsWith("openjdk 25"), ended.output());
    assertEquals(0, ended.code());
  }

  private String originOfMain(Path product) throws IOException, InterruptedException {
    Path log = temp.resolve("classes.log");
    Ended ended = run(product, Map.of("SLOWPATH_OPTS", "-Xlog:class+load:file=" + log));
    assertEquals("", ended.errors());
    try (var lines = Files.lines(log)) {
      String main =
          lines.filter(line -> line.contains(" dev.slowpath.Main ")).findFirst().orElseThrow();
      return main.substring(main.indexOf("source: ") + "source: ".length());
    }
  }

  private Ended run(Path product, Map<String, String> shell)
      throws IOException, InterruptedException {
    var command = List.of(product.resolve("bin/slowpath").toString(), "--help");
    return Ended.run(temp, Ended.bareShellAnd(shell), command);
  }

  private Path copyTo(String name) throws IOException {
    Path copy = temp.resolve(name);
    List<Path> files;
    try (Stream<Path> walk = Files.walk(PRODUCT)) {
      files = walk.filter(file -> !file.startsWith(PRODUCT.resolve("sample-data"))).toList();
    }
    for (Path file : files) {
      Files.copy(file, copy.resolve(PRODUCT.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
    }
    return copy;
  }
}
