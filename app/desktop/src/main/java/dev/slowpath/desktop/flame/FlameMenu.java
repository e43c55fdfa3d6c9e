package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.flame.FlameSteps.Kind;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// What can be done with a frame of a flame graph: by the menu on it, and by single keys while the
/// graph has the focus (`f` focus, `s` callers, `m` take out, `d` leave out, `o` own code).
final class FlameMenu {
  private static final double WIDTH = 300;

  private final FlamePicture picture;
  private final BiConsumer<Kind, String> step;
  private final Consumer<String> find;
  private final ContextMenu menu = new ContextMenu();

  /// @param find is told the name of a function to be found everywhere
  FlameMenu(FlamePicture picture, BiConsumer<Kind, String> step, Consumer<String> find) {
    this.picture = picture;
    this.step = step;
    this.find = find;
    fill();
  }

  private void fill() {
    menu.getItems()
        .addAll(
            item("Zoom to it", "Enter", () -> picture.zoom(picture.selected())),
            item("Focus on this function", "F", () -> step(Kind.FOCUS)),
            item("Show its callers", "S", () -> step(Kind.CALLERS)),
            item("Take it out: its work is its callers'", "M", this::hide),
            item("Leave out all samples with it", "D", () -> step(Kind.DROP)),
            item("Show own code only", "O", () -> step(Kind.OWN_CODE)),
            new SeparatorMenuItem(),
            item("Find it everywhere", "", () -> find.accept(name())),
            item("Copy its name", "Ctrl+C", this::copyName),
            item("Copy its stack", "Ctrl+Shift+C", this::copyStack));
  }

  private static MenuItem item(String name, String key, Runnable action) {
    HBox row = new HBox(24, Parts.label(name), Parts.gap(), Parts.label(key, "t3", "s11"));
    row.setMinWidth(WIDTH);
    MenuItem item = new CustomMenuItem(row);
    item.setOnAction(_ -> action.run());
    return item;
  }

  void listen() {
    picture.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    picture.setOnContextMenuRequested(this::open);
  }

  /// At the pointer, or where the keyboard asks for it, at the chosen frame.
  private void open(ContextMenuEvent event) {
    int node = picture.window().at(event.getX(), event.getY());
    if (!event.isKeyboardTrigger() && node > 0) {
      picture.select(node);
    }
    if (picture.selected() > 0) {
      Point2D at =
          event.isKeyboardTrigger()
              ? picture.localToScreen(picture.getWidth() / 2, picture.getHeight() / 2)
              : new Point2D(event.getScreenX(), event.getScreenY());
      menu.show(picture, at.getX(), at.getY());
    }
    event.consume();
  }

  private void press(KeyEvent event) {
    boolean isCopy = event.isShortcutDown() && !event.isAltDown();
    boolean isUsed = picture.selected() > 0 && (isCopy ? copies(event) : steps(event));
    if (isUsed) {
      event.consume();
    }
  }

  private boolean copies(KeyEvent event) {
    if (event.getCode() != KeyCode.C) {
      return false;
    }
    if (event.isShiftDown()) {
      copyStack();
    } else {
      copyName();
    }
    return true;
  }

  private boolean steps(KeyEvent event) {
    if (event.isAltDown() || event.isShiftDown()) {
      return false;
    }
    switch (event.getCode()) {
      case F -> step(Kind.FOCUS);
      case S -> step(Kind.CALLERS);
      case M -> hide();
      case D -> step(Kind.DROP);
      case O -> step(Kind.OWN_CODE);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void hide() {
    step(Kind.HIDE);
  }

  /// Takes a step with the chosen frame.
  void step(Kind kind) {
    if (picture.selected() > 0 || kind == Kind.OWN_CODE) {
      step.accept(kind, kind == Kind.OWN_CODE ? "" : name());
    }
  }

  private String name() {
    return picture.tree().frame(picture.selected()).name();
  }

  private void copyName() {
    Parts.toClipboard(name());
  }

  /// Root first, as collapsed stacks have it.
  private void copyStack() {
    CallTree tree = picture.tree();
    Parts.toClipboard(
        tree.path(picture.selected()).stream().map(Frame::name).collect(Collectors.joining(";")));
  }
}
