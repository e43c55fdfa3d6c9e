package dev.slowpath.workbench.keep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.plugin.ImportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills real processes in the middle of imports, by SIGKILL.
final class KilledImportTest {
  private static final long SEED = 20261121;
  private static final int FILES = 3;

  @TempDir private Path folder = Path.of("");

  @Test
  void killedThreeTimesItOpensWithoutTheIncompleteImport()
      throws IOException, InterruptedException, ImportException {
    kill(3);
  }

  @Test
  @Tag("full")
  void killedFiftyTimesItOpensWithoutTheIncompleteImport()
      throws IOException, InterruptedException, ImportException {
    kill(50);
  }

  private void kill(int times) throws IOException, InterruptedException, ImportException {
    Random random = new Random(SEED + times);
    int inTheMiddle = 0;
    for (int time = 0; time < times; time++) {
      Path kept = folder.resolve("kept-" + time + ".slowpath");
      Path output = folder.resolve("promised-" + time);
      Process importing = start(kept, output);
      long lastMs = await(importing, kept, output, time % FILES);
      boolean hasEnded = importing.waitFor(random.nextInt((int) lastMs + 1), TimeUnit.MILLISECONDS);
      assertFalse(hasEnded, "it waits to be killed");
      importing.destroyForcibly().waitFor();
      long promised = Files.size(output);
      inTheMiddle += promised < FILES ? 1 : 0;
      check(kept, promised, "seed " + SEED + ", time " + time);
      clear();
    }
    assertTrue(inTheMiddle > 0, "none was killed in the middle");
  }

  /// Waits until so many files are promised to be in, so that the kill falls into the next on a
  /// machine of any speed.
  ///
  /// @return how long the last of them took, in ms; of the first nobody knows
  private static long await(Process importing, Path kept, Path output, int promised)
      throws IOException, InterruptedException {
    long before = System.nanoTime();
    long seen = 0;
    long lastMs = 100;
    while (!Files.exists(kept) || seen < promised) {
      assertFalse(importing.waitFor(2, TimeUnit.MILLISECONDS), "it waits to be killed");
      long now = Files.size(output);
      if (now > seen) {
        lastMs = (System.nanoTime() - before) / 1_000_000;
        before = System.nanoTime();
        seen = now;
      }
    }
    return lastMs;
  }

  private static void check(Path kept, long promised, String when)
      throws IOException, ImportException {
    if (!Files.exists(kept)) {
      assertEquals(0, promised, when);
      return;
    }
    try (InvestigationFile file = InvestigationFile.open(kept)) {
      List<KeptSource> sources = file.contents().sources();
      // One more may be complete than was said: the process died before it could say so.
      assertTrue(sources.size() == promised || sources.size() == promised + 1, when);
      Map<String, Path> places = file.contents().spool();
      for (KeptSource source : sources) {
        byte[] bytes = Files.readAllBytes(places.getOrDefault(source.name(), Path.of("missing")));
        assertEquals(source.sha256(), Sha.of(bytes), when);
      }
    }
  }

  @Test
  void secondProcessIsToldWhoHoldsItAndMayReadACopy()
      throws IOException, InterruptedException, ImportException {
    Path kept = folder.resolve("kept.slowpath");
    Path output = folder.resolve("promised");
    Process holder = start(kept, output);
    try {
      boolean hasEnded = false;
      while (!hasEnded && Files.size(output) < FILES) {
        hasEnded = holder.waitFor(20, TimeUnit.MILLISECONDS);
      }
      assertFalse(hasEnded, "it waits to be killed");
      HeldException held = assertThrows(HeldException.class, () -> InvestigationFile.open(kept));
      assertTrue(
          String.valueOf(held.getMessage()).contains("(process " + holder.pid() + ")"),
          held.getMessage());
      assertEquals(List.of("file-0", "file-1", "file-2"), Reopened.sources(kept).names());
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }

  private Process start(Path kept, Path output) throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    Path temporary = Files.createDirectories(folder.resolve("temporary"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("--enable-native-access=ALL-UNNAMED");
    // The driver unpacks its library there, and a killed process leaves it.
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(
            Importing.class.getName(), kept.toString(), files.toString(), String.valueOf(FILES)));
    return new ProcessBuilder(command)
        .redirectOutput(output.toFile())
        .redirectError(folder.resolve("errors").toFile())
        .start();
  }

  private void clear() throws IOException {
    for (Path place : List.of(folder.resolve("temporary"), folder.resolve("files"))) {
      try (var files = Files.list(place)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().contains("kept-")).toList()) {
        Files.delete(file);
      }
    }
  }
}
