package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.page.PageView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Everything that can be done, with its keys: in the whole window, and on the page shown.
final class Commands {
  private final Scene scene;
  private final List<Command> moving;
  private final List<Command> files;
  private final List<Command> looking;
  private List<Command> ofPage = List.of();

  Commands(Shell shell, World world, Scene scene) {
    this.scene = scene;
    moving = moving(shell);
    files = files(shell, world);
    looking = looking(shell);
    List.of(moving, files, looking).forEach(all -> all.forEach(this::listen));
    scene.addEventHandler(
        KeyEvent.KEY_TYPED,
        event -> {
          if (event.getCharacter().equals("?")
              && !(event.getTarget() instanceof TextInputControl)) {
            shell.showKeys();
            event.consume();
          }
        });
    scene.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          if (event.getButton() == MouseButton.BACK) {
            shell.back();
          } else if (event.getButton() == MouseButton.FORWARD) {
            shell.forward();
          }
        });
  }

  private static List<Command> moving(Shell shell) {
    List<Command> moving = new ArrayList<>();
    moving.add(new Command("Search everything", "Shortcut+K", shell::search));
    moving.add(new Command("Search this page", "Shortcut+F", shell::find));
    moving.add(new Command("Back", "Alt+Left", shell::back));
    moving.add(new Command("Forward", "Alt+Right", shell::forward));
    int number = 0;
    for (Page page : Page.values()) {
      // The pages that are not always there have the last keys.
      String digit =
          switch (page) {
            case DATABASE -> "Shortcut+0";
            case JVM -> "Alt+0";
            default -> "Shortcut+" + ++number;
          };
      moving.add(new Command("Go to " + page.title(), digit, () -> shell.go(page)));
    }
    return moving;
  }

  private static List<Command> files(Shell shell, World world) {
    return List.of(
        new Command("Take back what was done to findings", "Shortcut+Z", shell.book()::undo),
        new Command("Do it again", "Shortcut+Shift+Z", shell.book()::redo),
        new Command("Add files, or open an investigation", "Shortcut+O", world::choose),
        new Command("Connect to a database", "Shortcut+D", shell.servers()::connect),
        new Command("Paste a plan, SQL or stacks", "Shortcut+V", world::paste),
        new Command("Keep the investigation", "Shortcut+S", () -> shell.keep(false)),
        new Command("Keep it in another file", "Shortcut+Shift+S", () -> shell.keep(true)),
        new Command("Start a new investigation", "Shortcut+N", world::clear),
        new Command("Open the sample", world::sample),
        new Command(
            "Show or hide the files read", "Shortcut+J", () -> shell.frame().jobs().toggle()),
        new Command(
            "Cancel all reading", "Shortcut+Shift+C", () -> shell.frame().jobs().cancelAll()),
        new Command("Close the window", "Shortcut+W", world::close));
  }

  private static List<Command> looking(Shell shell) {
    return List.of(
        new Command("Add a filter", "Shortcut+Shift+F", shell::addFilter),
        new Command("Take all filters away", "Shortcut+Shift+A", shell::removeFilters),
        new Command("Show a picture as a table", "Shortcut+T", shell::showTables),
        new Command("Meeting: one finding a page", "F5", shell::meet),
        new Command("Light or dark", "Shortcut+L", shell::otherTheme),
        new Command(
            "Take the notice away", "Shortcut+Shift+X", () -> shell.frame().notices().next()),
        new Command("Show the keys (also ?)", "F1", shell::showKeys));
  }

  private void listen(Command command) {
    if (!command.keys().isEmpty()) {
      scene.getAccelerators().put(KeyCombination.valueOf(command.keys()), command.action());
    }
  }

  /// The keys of a page hold from now on, and no other page's.
  void of(PageView page) {
    for (Command command : ofPage) {
      if (!command.keys().isEmpty()) {
        scene.getAccelerators().remove(KeyCombination.valueOf(command.keys()));
      }
    }
    ofPage = page.commands();
    ofPage.forEach(this::listen);
  }

  /// What can be done right now, the page's own first.
  List<Command> all() {
    List<Command> all = new ArrayList<>(ofPage);
    all.addAll(moving);
    all.addAll(looking);
    all.addAll(files);
    return all;
  }

  /// All commands by the place where their keys hold.
  Map<String, List<Command>> byPlace(Map<Page, PageView> pages) {
    Map<String, List<Command>> places = new LinkedHashMap<>();
    places.put("Moving", moving);
    places.put("Looking", looking);
    places.put("Files", files);
    pages.forEach((page, view) -> places.put("On " + page.title(), view.commands()));
    return places;
  }
}
