package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.workbench.screen.Filter;
import dev.slowpath.workbench.screen.Investigation;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

/// The window's content: pages in their frame, where one is and has been, in a theme.
public final class Shell implements Links, Frame.Actions {
  private final StackPane root = new StackPane();
  private final Scene scene;
  private final History<Page> history = new History<>();
  private final Files files;
  private Theme theme;
  private Investigation investigation = Investigation.empty();
  private Page page = Page.SOURCES;
  private Pages pages;
  private Frame frame;

  /// Where files come from.
  public interface Files {
    void choose();

    void sample();

    void read(List<Path> files);
  }

  public Shell(Theme theme, double width, double height, Files files) {
    this.theme = theme;
    this.files = files;
    scene = new Scene(root, width, height);
    theme.dress(scene);
    pages = new Pages(Palette.of(theme), this);
    frame = new Frame(pages.views(), this);
    root.getChildren().setAll(frame);
    acceptDrops();
    keys();
    go(Page.SOURCES);
  }

  public Scene scene() {
    return scene;
  }

  public Page page() {
    return page;
  }

  /// Shows an investigation, and its ranking first.
  public void show(Investigation shown) {
    investigation = shown;
    frame.describe(shown);
    pages.views().values().forEach(view -> view.show(shown));
  }

  /// Says what is being done right now.
  public void say(String text) {
    frame.say(text);
  }

  @Override
  public void go(Page wanted) {
    history.visit(wanted);
    put(wanted);
  }

  private void put(Page wanted) {
    PageView view = pages.views().get(wanted);
    if (view == null) {
      throw new IllegalArgumentException("no page " + wanted);
    }
    page = wanted;
    frame.put(wanted, view.root());
    frame.history(history);
  }

  @Override
  public void back() {
    history.back().ifPresent(this::put);
  }

  @Override
  public void forward() {
    history.forward().ifPresent(this::put);
  }

  @Override
  public void addFiles() {
    files.choose();
  }

  @Override
  public void openSample() {
    files.sample();
  }

  /// The same page and the same investigation in the other theme.
  @Override
  public void otherTheme() {
    theme = theme.other();
    theme.dress(scene);
    pages = new Pages(Palette.of(theme), this);
    frame = new Frame(pages.views(), this);
    root.getChildren().setAll(frame);
    show(investigation);
    put(page);
  }

  @Override
  public void toEndpoint(EndpointKey endpoint) {
    go(Page.ENDPOINTS);
    pages.endpoints().select(endpoint);
  }

  @Override
  public void toStatement(String sql) {
    go(Page.STATEMENTS);
    pages.statements().select(sql);
  }

  @Override
  public void toPlan(String file, int number) {
    go(Page.PLANS);
    pages.plans().select(file, number);
  }

  @Override
  public void toProfile() {
    go(Page.FLAME);
  }

  @Override
  public void toFrame(String name) {
    go(Page.FLAME);
    choose(Page.FLAME, name);
  }

  @Override
  public void toBottleneck(String id) {
    go(Page.BOTTLENECKS);
    choose(Page.BOTTLENECKS, id);
  }

  private void choose(Page wanted, String what) {
    PageView view = pages.views().get(wanted);
    if (view != null) {
      view.choose(what);
    }
  }

  @Override
  public void filter(Filter filter) {
    show(investigation.narrowed(investigation.filters().with(filter)));
  }

  @Override
  public void showTable(Twin twin) {
    say(twin.title());
  }

  private void acceptDrops() {
    scene.setOnDragOver(event -> {
      if (event.getDragboard().hasFiles()) {
        event.acceptTransferModes(TransferMode.COPY);
      }
    });
    scene.setOnDragDropped(this::drop);
  }

  private void drop(DragEvent event) {
    List<Path> dropped = event.getDragboard().getFiles().stream().map(File::toPath).toList();
    if (!dropped.isEmpty()) {
      files.read(dropped);
    }
    event.setDropCompleted(!dropped.isEmpty());
  }

  private void keys() {
    key(new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN), this::back);
    key(new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN), this::forward);
    key(new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN), this::addFiles);
    key(new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN), this::otherTheme);
    int number = 0;
    for (Page section : pages.views().keySet()) {
      KeyCode digit = KeyCode.getKeyCode(Integer.toString(++number));
      key(new KeyCodeCombination(digit, KeyCombination.SHORTCUT_DOWN), () -> go(section));
    }
  }

  private void key(KeyCombination keys, Runnable action) {
    scene.getAccelerators().put(keys, action);
  }

  /// Runs something with each page, for tests that walk them all.
  public void eachPage(Consumer<Page> visit) {
    pages.views().keySet().forEach(visit);
  }
}
