package dev.slowpath.cli;

import dev.slowpath.workbench.export.FlameSheet;
import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.screen.Screen;
import dev.slowpath.workbench.screen.Shot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// The screen of a machine without one; it writes down what it is asked to paint.
final class NoDisplay implements Screen {

  @Override
  public Optional<String> obstacle() {
    return Optional.of("no display: DISPLAY is not set");
  }

  @Override
  public void show(Asked asked, Importers importers) {
    throw new IllegalStateException("shown without a display");
  }

  @Override
  public List<String> pages() {
    return List.of("sources", "bottlenecks");
  }

  @Override
  public void shoot(Shot shot) throws IOException {
    Files.writeString(
        shot.output(),
        "%s %dx%d %s %s"
            .formatted(
                shot.page(),
                shot.width(),
                shot.height(),
                shot.isLight() ? "light" : "dark",
                shot.investigation().name()));
  }

  @Override
  public void paint(FlameSheet sheet, boolean isLight, OutputStream to) throws IOException {
    String frames = sheet.boxes().size() + (isLight ? " boxes on white" : " boxes on black");
    to.write((sheet.title() + " " + frames).getBytes(StandardCharsets.UTF_8));
  }
}
