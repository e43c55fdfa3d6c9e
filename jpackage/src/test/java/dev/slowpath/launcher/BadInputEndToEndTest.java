package dev.slowpath.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Files that cannot be read end in one line that says where and what was expected, and in exit
/// code 3; what can be read beside them is.
@EnabledOnOs({OS.LINUX, OS.MAC})
final class BadInputEndToEndTest {
  private static final Path PRODUCT = Path.of("target/slowpath").toAbsolutePath();
  private static final Path BEFORE =
      Path.of("../sample-data/shop/before").toAbsolutePath().normalize();

  @TempDir private Path folder = Path.of("");

  private Ended inspect(Path... files) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(PRODUCT.resolve("bin/slowpath").toString(), "inspect"));
    Arrays.stream(files).map(Path::toString).forEach(command::add);
    return Ended.run(folder, Ended.bareShellAnd(Map.of()), command);
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private void assertRefused(Path bad) throws IOException, InterruptedException {
    Ended ended = inspect(bad, BEFORE.resolve("plans/top-products.json"));
    assertEquals(3, ended.code(), ended.errors());
    assertTrue(ended.errors().contains("slowpath: " + bad + ": "), ended.errors());
    assertTrue(ended.errors().contains("expected "), ended.errors());
    assertFalse(ended.errors().contains("\tat "), ended.errors());
    assertTrue(ended.output().contains("explain"), ended.output());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void fullDiskIsSaid() throws IOException, InterruptedException {
    String program = PRODUCT.resolve("bin/slowpath") + " inspect . > /dev/full";
    Ended ended =
        Ended.run(
            BEFORE.resolve("plans"),
            Ended.bareShellAnd(Map.of()),
            List.of("/bin/sh", "-c", program));
    assertEquals(2, ended.code());
    assertTrue(ended.errors().startsWith("slowpath: standard output: cannot be written: "));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void deviceIsWrittenToAndStays() throws IOException, InterruptedException {
    String program = PRODUCT.resolve("bin/slowpath") + " inspect . -o /dev/stdout";
    Ended ended =
        Ended.run(
            BEFORE.resolve("plans"),
            Ended.bareShellAnd(Map.of()),
            List.of("/bin/sh", "-c", program + " | cat"));
    assertTrue(ended.output().contains("explain"), ended.errors());
    assertTrue(Files.isSymbolicLink(Path.of("/dev/stdout")));
  }

  @Test
  void randomBytesNamedAsARecording() throws IOException, InterruptedException {
    assertRefused(file("random.jfr", random(100_000)));
  }

  @Test
  void anEmptyFile() throws IOException, InterruptedException {
    assertRefused(file("empty.json", new byte[0]));
  }

  @Test
  void threeMegabytesOfOpenBrackets() throws IOException, InterruptedException {
    byte[] brackets = new byte[3_000_000];
    Arrays.fill(brackets, (byte) '[');
    assertRefused(file("deep.json", brackets));
  }

  @Test
  void aGzipBomb() throws IOException, InterruptedException {
    Path bomb = folder.resolve("bomb.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write("{\"resourceSpans\":[]}\n".getBytes(StandardCharsets.UTF_8));
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int megabyte = 0; megabyte < 200; megabyte++) {
        out.write(blanks);
      }
    }
    assertRefused(bomb);
  }

  @Test
  void aPlanCutInTheMiddle() throws IOException, InterruptedException {
    byte[] plan = Files.readAllBytes(BEFORE.resolve("plans/top-products.json"));
    assertRefused(file("cut.json", Arrays.copyOf(plan, plan.length / 2)));
  }

  @Test
  void aTextThatNobodyKnows() throws IOException, InterruptedException {
    assertRefused(file("letter.txt", "Dear Sir or Madam,\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aFileThatIsNotThere() throws IOException, InterruptedException {
    assertRefused(folder.resolve("nothing"));
  }

  @Test
  void aCutRecordingIsReadToTheCutAndSaysWhatIsLost() throws IOException, InterruptedException {
    byte[] recording = Files.readAllBytes(BEFORE.resolve("shop.jfr"));
    Ended ended = inspect(file("cut.jfr", Arrays.copyOf(recording, recording.length - 1000)));
    assertEquals(0, ended.code(), ended.errors());
    assertTrue(ended.output().contains("cut off: bytes lost"), ended.output());
  }

  @Test
  void wrongUsageIsToldApart() throws IOException, InterruptedException {
    List<String> command = List.of(PRODUCT.resolve("bin/slowpath").toString(), "rank", "--nope");
    assertEquals(2, Ended.run(folder, Ended.bareShellAnd(Map.of()), command).code());
  }
}
