package dev.slowpath.desktop;

import dev.slowpath.desktop.gallery.Gallery;
import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.shell.Shell;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.workbench.export.FlameSheet;
import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.keep.WindowState;
import dev.slowpath.workbench.screen.Screen;
import dev.slowpath.workbench.screen.Shot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;

/// The window of this machine, and pictures of its pages.
public final class DesktopScreen implements Screen {
  private static final String GALLERY = "gallery";
  private static final String SEARCH = "search";
  private static final String KEYS = "keys";
  private static final String MEETING = "meeting";
  private static final String CONNECT = "connect";

  /// The flame graph of the last profile held against the first.
  private static final String DIFFERENCE = "difference";

  @Override
  public Optional<String> obstacle() {
    return Display.ofThisMachine().obstacle(System.getProperty("os.name"), System.getenv());
  }

  @Override
  public void show(Asked asked, Importers importers) {
    Platforms.start();
    Path settings =
        WindowState.folder(
            System.getProperty("os.name"),
            System.getenv(),
            Path.of(System.getProperty("user.home")));
    new OpenWindow(importers, settings).show(asked);
  }

  @Override
  public List<String> pages() {
    List<String> pages = new ArrayList<>(Page.ids());
    pages.addAll(List.of(GALLERY, SEARCH, KEYS, MEETING, CONNECT, DIFFERENCE));
    return pages;
  }

  @Override
  public void shoot(Shot shot) throws IOException {
    Platforms.startWithoutDisplay();
    Picture.write(painted(shot), shot.output());
  }

  @Override
  public void paint(FlameSheet sheet, boolean isLight, OutputStream to) throws IOException {
    Platforms.startWithoutDisplay();
    SheetPainting.write(sheet, isLight, to);
  }

  /// Made, waited for, and only then painted: pages work things out beside the screen.
  private static BufferedImage painted(Shot shot) {
    Scene scene = Platforms.onScreen(() -> scene(shot));
    Platforms.settle(scene);
    return Platforms.onScreen(() -> Picture.of(scene));
  }

  private static Scene scene(Shot shot) {
    Theme theme = shot.isLight() ? Theme.LIGHT : Theme.DARK;
    if (shot.page().equals(GALLERY)) {
      return Gallery.scene(theme, shot.width(), shot.height());
    }
    Shell shell = new Shell(theme, shot.width(), shot.height(), NoFiles.INSTANCE);
    shell.show(shot.investigation());
    switch (shot.page()) {
      case MEETING -> shell.meet();
      case SEARCH -> shell.search();
      case KEYS -> shell.showKeys();
      case DIFFERENCE -> shell.toDifference();
      case CONNECT -> shell.servers().connect();
      default -> shell.go(page(shot));
    }
    return shell.scene();
  }

  private static Page page(Shot shot) {
    return Page.of(shot.page())
        .orElseThrow(() -> new IllegalArgumentException("no page " + shot.page()));
  }
}
