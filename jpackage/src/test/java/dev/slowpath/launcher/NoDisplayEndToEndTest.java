package dev.slowpath.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The product where no window can be opened: one line says why, and the same is done as text. That
/// GTK is missing is found out by the same code, tested in the desktop module.
@EnabledOnOs(OS.LINUX)
final class NoDisplayEndToEndTest {
  private static final Path PRODUCT = Path.of("target/slowpath").toAbsolutePath();
  private static final Path PLAN =
      Path.of("../sample-data/shop/before/plans/top-products.json").toAbsolutePath().normalize();

  @TempDir private Path folder = Path.of("");

  private Ended run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PRODUCT.resolve("bin/slowpath").toString()));
    command.addAll(List.of(arguments));
    return Ended.run(folder, Ended.bareShellAnd(environment), command);
  }

  @Test
  void filesAreRankedInTheTerminalWhereDisplayIsNotSet() throws IOException, InterruptedException {
    Ended ended = run(Map.of(), PLAN.toString());
    assertEquals(
        "note: no display: DISPLAY is not set; the files are ranked here instead\n",
        ended.errors().lines().filter(line -> line.contains("display")).findFirst().orElse("")
            + "\n");
    assertTrue(ended.output().contains("1 source"), ended.output());
    assertEquals(0, ended.code());
  }

  @Test
  void deadDisplayIsNamed() throws IOException, InterruptedException {
    Ended ended = run(Map.of("DISPLAY", ":64999"), "open", PLAN.toString());
    assertTrue(
        ended.errors().contains("no display: nothing answers at DISPLAY=:64999"), ended.errors());
    assertTrue(ended.output().contains("1 source"), ended.output());
    assertEquals(0, ended.code());
  }

  @Test
  void waylandAloneIsNotEnoughAndTheWelcomeTellsWhatWorks()
      throws IOException, InterruptedException {
    Ended ended = run(Map.of("WAYLAND_DISPLAY", "wayland-0"));
    assertTrue(ended.errors().contains("Wayland alone is not enough"), ended.errors());
    assertTrue(ended.output().contains("slowpath rank"), ended.output());
    assertEquals(0, ended.code());
  }
}
