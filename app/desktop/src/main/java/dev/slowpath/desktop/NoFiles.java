package dev.slowpath.desktop;

import dev.slowpath.desktop.shell.View;
import dev.slowpath.desktop.shell.World;
import dev.slowpath.plugin.Format;
import dev.slowpath.workbench.desk.Desk;
import dev.slowpath.workbench.export.FlameExport;
import dev.slowpath.workbench.export.FlameFormat;
import dev.slowpath.workbench.intake.Recorders;
import dev.slowpath.workbench.live.LiveDesk;
import dev.slowpath.workbench.screen.Filters;
import dev.slowpath.workbench.screen.Investigation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The world around a window that is only painted: nobody chooses files, and all work is done at
/// once.
enum NoFiles implements World {
  INSTANCE;

  @Override
  public void choose() {}

  @Override
  public void sample() {}

  @Override
  public void read(List<Path> files) {}

  @Override
  public void read(Map<String, Path> named, Runnable then) {}

  @Override
  public LiveDesk live() {
    return new LiveDesk(Recorders.discover(List.of()), Map.of(), Runnable::run);
  }

  @Override
  public void readAs(String file, String format) {}

  @Override
  public void judge(String file) {}

  @Override
  public List<Format> formats() {
    return List.of();
  }

  @Override
  public void paste() {}

  @Override
  public void copy(String text) {}

  @Override
  public void keep(View view, boolean asks) {}

  @Override
  public void write(Desk.Writing writing) {}

  @Override
  public void save(FlameExport graph, FlameFormat format) {}

  @Override
  public void clear() {}

  @Override
  public void close() {}

  @Override
  public void narrow(Investigation whole, Filters filters, Consumer<Investigation> shown) {
    shown.accept(whole.narrowed(filters));
  }

  @Override
  public <T> void think(Supplier<T> work, Consumer<T> shown) {
    shown.accept(work.get());
  }
}
