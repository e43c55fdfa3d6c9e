package dev.slowpath.desktop;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.shell.Shell;
import dev.slowpath.desktop.shell.View;
import dev.slowpath.desktop.shell.World;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.plugin.Format;
import dev.slowpath.workbench.desk.Board;
import dev.slowpath.workbench.desk.Desk;
import dev.slowpath.workbench.export.FlameExport;
import dev.slowpath.workbench.export.FlameFormat;
import dev.slowpath.workbench.export.OutputFile;
import dev.slowpath.workbench.intake.Asked;
import dev.slowpath.workbench.intake.Importers;
import dev.slowpath.workbench.intake.Recorders;
import dev.slowpath.workbench.keep.InvestigationFile;
import dev.slowpath.workbench.keep.Kept;
import dev.slowpath.workbench.keep.WindowState;
import dev.slowpath.workbench.live.LiveDesk;
import dev.slowpath.workbench.screen.Filters;
import dev.slowpath.workbench.screen.Investigation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The one window without its frame on the screen: what is on the desk, shown in the shell.
final class Window implements World, Desk.Told {
  private static final Path SAMPLE = Path.of("sample-data/shop/before");

  private final Desk desk;
  private final Shell shell;
  private final Asker asker;
  private final Importers importers;
  private final LiveDesk live;
  private final Map<String, Runnable> awaited = new HashMap<>();
  private final Pasteboard pasteboard;
  private final Runnable closing;
  // The page looked at last, where the first reading leads.
  private final Page home;
  private Investigation whole = Investigation.empty();

  /// What is around a window.
  ///
  /// @param screen runs what touches the screen
  /// @param closing closes the window
  record Around(
      Importers importers, Executor screen, Asker asker, Pasteboard pasteboard, Runnable closing) {}

  /// A window as it was closed last. Made on the screen's thread.
  Window(Around around, WindowState state) {
    asker = around.asker();
    importers = around.importers();
    pasteboard = around.pasteboard();
    closing = around.closing();
    desk = new Desk(around.importers(), around.screen(), this);
    live = new LiveDesk(Recorders.discover(List.of()), System.getenv(), around.screen());
    Theme theme = state.isLight() ? Theme.LIGHT : Theme.DARK;
    shell = new Shell(theme, state.width(), state.height(), this);
    shell.divide(state.dividers());
    home = Page.of(state.page()).filter(page -> page != Page.SOURCES).orElse(Page.BOTTLENECKS);
  }

  Shell shell() {
    return shell;
  }

  /// Reads what the command line named: an investigation that was kept, or files.
  void read(Asked asked) {
    if (asked.names().size() == 1 && InvestigationFile.isNamed(asked.names().getFirst())) {
      desk.open(Path.of(asked.names().getFirst()));
    } else if (!asked.names().isEmpty()) {
      desk.read(asked);
    }
  }

  @Override
  public void read(List<Path> files) {
    read(Asked.files(files.toArray(Path[]::new)));
  }

  @Override
  public void read(Map<String, Path> named, Runnable then) {
    awaited.put(named.keySet().iterator().next(), then);
    desk.read(Asked.at(named));
  }

  @Override
  public LiveDesk live() {
    return live;
  }

  @Override
  public void readAs(String file, String format) {
    desk.readAs(file, format);
  }

  @Override
  public void judge(String file) {
    desk.judge(file);
  }

  @Override
  public List<Format> formats() {
    return importers.formats();
  }

  @Override
  public void choose() {
    List<Path> chosen = asker.files();
    if (!chosen.isEmpty()) {
      read(chosen);
    }
  }

  @Override
  public void sample() {
    Path sample = Path.of(System.getProperty("slowpath.home", ".")).resolve(SAMPLE);
    if (Files.isDirectory(sample)) {
      read(List.of(sample));
    } else {
      shell.say("The sample is not installed: expected " + sample);
    }
  }

  @Override
  public void paste() {
    List<Path> files = pasteboard.files();
    Optional<String> text = pasteboard.text().filter(words -> !words.isBlank());
    if (!files.isEmpty()) {
      read(files);
    } else if (text.isPresent()) {
      paste(text.get());
    } else {
      shell.say("Nothing to paste: copy a plan, SQL or stacks first");
    }
  }

  /// A statement that the sources know is gone to; anything else is read as a source.
  private void paste(String text) {
    Investigation here = whole;
    desk.think(
        () -> known(here, text),
        statement -> statement.ifPresentOrElse(shell::toStatement, () -> desk.paste(text)));
  }

  private static Optional<String> known(Investigation investigation, String text) {
    String form = CanonicalSql.of(text).text();
    boolean isKnown =
        investigation.linked().knownBySql().contains(form)
            || investigation.linked().uses().stream()
                .anyMatch(use -> use.statement().text().equals(form));
    return isKnown ? Optional.of(form) : Optional.empty();
  }

  @Override
  public void copy(String text) {
    pasteboard.put(text);
    shell.say("Copied");
  }

  @Override
  public void keep(View view, boolean asks) {
    Kept.View kept = kept(view);
    if (asks) {
      keepElsewhere(kept);
    } else {
      desk.keep(Optional.empty(), kept, this::kept, () -> keepElsewhere(kept));
    }
  }

  private static Kept.View kept(View view) {
    return new Kept.View(view.page().id(), view.chosen(), view.filters());
  }

  private Optional<Path> place() {
    String ending = InvestigationFile.ENDING;
    return asker
        .place("Keep the investigation", whole.name(), ending)
        .map(file -> InvestigationFile.isNamed(nameOf(file)) ? file : named(file, ending));
  }

  private static Path named(Path file, String ending) {
    return nameOf(file).endsWith(ending) ? file : file.resolveSibling(nameOf(file) + ending);
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }

  private void keepElsewhere(Kept.View view) {
    place().ifPresent(file -> desk.keep(Optional.of(file), view, this::kept, () -> {}));
  }

  @Override
  public void write(Desk.Writing writing) {
    desk.write(writing, shell::noted, () -> keepFirst(writing));
  }

  /// What people write needs a file to be in.
  private void keepFirst(Desk.Writing writing) {
    place()
        .ifPresent(file ->
            desk.keep(
                Optional.of(file),
                kept(shell.view()),
                place -> {
                  kept(place);
                  write(writing);
                },
                () -> {}));
  }

  /// Written beside the screen; as the command line writes it, pictures on white.
  @Override
  public void save(FlameExport graph, FlameFormat format) {
    asker
        .place("Save the flame graph", graph.title(), format.ending())
        .map(file -> named(file, format.ending()))
        .ifPresent(file -> desk.think(() -> saved(graph, format, file), shell::say));
  }

  private static String saved(FlameExport graph, FlameFormat format, Path file) {
    try {
      OutputFile.writeBytes(
          file,
          to -> graph.write(format, to, (sheet, out) -> SheetPainting.write(sheet, true, out)),
          () -> {});
      return "Saved in " + file.getFileName();
    } catch (IOException failed) {
      return "%s cannot be written: %s".formatted(file.getFileName(), failed.getMessage());
    }
  }

  private void kept(Path file) {
    shell.kept("Kept in " + file.getFileName());
  }

  @Override
  public void clear() {
    desk.clear();
  }

  @Override
  public void close() {
    closing.run();
  }

  @Override
  public void narrow(Investigation all, Filters filters, Consumer<Investigation> shown) {
    desk.narrow(all, filters, shown);
  }

  @Override
  public <T> void think(Supplier<T> work, Consumer<T> shown) {
    desk.think(work, shown);
  }

  @Override
  public void progress(Board board) {
    shell.progress(board);
  }

  @Override
  public void read(Investigation read, Board board) {
    boolean isFirst = whole.isEmpty();
    whole = read;
    shell.ended(board);
    shell.show(read);
    if (isFirst) {
      shell.go(read.ranking().bottlenecks().isEmpty() ? Page.SOURCES : home);
    }
    board.lines().stream()
        .map(line -> awaited.remove(line.file()))
        .filter(Objects::nonNull)
        .forEach(Runnable::run);
  }

  @Override
  public void reopened(Investigation opened, Kept.View view, Board board) {
    whole = opened;
    shell.ended(board);
    Page page = Page.of(view.page()).orElse(Page.SOURCES);
    shell.show(opened, new View(page, view.filters(), view.chosen()));
  }

  @Override
  public void said(String sentence) {
    shell.say(sentence);
  }

  @Override
  public void failed(Throwable failure) {
    shell.say("A bug of ours, please report it: " + failure);
  }

  /// How the window stands, to be kept.
  WindowState state(double width, double height, boolean isMaximized) {
    return new WindowState(
        width,
        height,
        isMaximized,
        shell.theme() == Theme.LIGHT,
        shell.page().id(),
        shell.dividers());
  }

  /// Stops everything that is under way, and lets a kept investigation go as it is looked at.
  void end() {
    live.close();
    desk.close(kept(shell.view()));
  }
}
