package dev.slowpath.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The product with its own Java, as the profile `installer` left it, started on a machine without
/// any other Java and without a display.
@Tag("installer")
final class InstalledImageEndToEndTest {
  private static final Path IMAGE = Path.of("target/image/slowpath").toAbsolutePath();

  @TempDir Path temp = Path.of("");

  @Test
  void imagePaintsAPageOfTheSampleWithItsOwnJava() throws IOException, InterruptedException {
    Path picture = temp.resolve("page.png");
    Ended ended =
        slowpath(
            "shoot",
            "bottlenecks",
            IMAGE.resolve("sample-data/shop/before").toString(),
            "--quiet",
            "--size",
            "1280x800",
            "-o",
            picture.toString());
    assertEquals("", ended.errors());
    assertEquals(0, ended.code());
    var painted = ImageIO.read(picture.toFile());
    assertEquals(1280, painted.getWidth());
    assertEquals(800, painted.getHeight());
    long colours =
        Stream.of(100, 250, 400, 700).map(y -> painted.getRGB(600, y)).distinct().count();
    assertTrue(colours > 1, "one colour only");
  }

  @Test
  void imageStartsFromItsCache() throws IOException, InterruptedException {
    Path log = temp.resolve("classes.log");
    Ended ended =
        Ended.run(
            temp,
            Map.of("PATH", "/nowhere", "SLOWPATH_OPTS", "-Xlog:class+load:file=" + log),
            List.of(IMAGE.resolve("bin/slowpath").toString(), "--help"));
    assertEquals("", ended.errors());
    try (var lines = Files.lines(log)) {
      assertTrue(
          lines.anyMatch(line ->
              line.contains(" dev.slowpath.Main ") && line.contains("shared objects file")));
    }
  }

  @Test
  void packageHoldsTheLauncherOnThePath() throws IOException, InterruptedException {
    Path deb;
    try (var files = Files.newDirectoryStream(Path.of("target"), "slowpath_*.deb")) {
      deb = files.iterator().next().toAbsolutePath();
    }
    Ended listed =
        Ended.run(temp, Ended.bareShellAnd(Map.of()), List.of("dpkg-deb", "-c", deb.toString()));
    assertEquals(0, listed.code());
    assertTrue(listed.output().contains("./usr/bin/slowpath -> /opt/slowpath/bin/slowpath"));
    assertTrue(listed.output().contains("./opt/slowpath/runtime/bin/java\n"));
    assertTrue(listed.output().contains("./opt/slowpath/lib/slowpath.aot\n"));
  }

  private Ended slowpath(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(IMAGE.resolve("bin/slowpath").toString()), Stream.of(arguments))
            .toList();
    return Ended.run(temp, Map.of("PATH", "/nowhere", "HOME", temp.toString()), command);
  }
}
