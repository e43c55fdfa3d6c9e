package dev.slowpath.desktop.flame;

import dev.slowpath.analysis.marks.Library;
import dev.slowpath.desktop.flame.FlameSteps.Kind;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.FrameTree;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/// What can be done with a frame of a flame graph: by the menu on it, and by single keys while the
/// graph has the focus (`f` focus, `s` callers, `m` take out, `c` without callees, `d` leave out,
/// `o` own code; with Shift on the path or the library instead of the function), and by a click
/// with Ctrl or Alt, which leaves the frame out where it stands.
final class FlameMenu {
  private static final double WIDTH = 300;

  private final FlamePicture picture;
  private final Does does;
  private final ContextMenu menu = new ContextMenu();

  /// What a page does for its menu.
  interface Does {
    void step(Kind kind, String frame);

    /// Finds a function everywhere.
    void find(String name);

    /// Shows a function between its callers and its callees.
    void sandwich(String name);

    /// Looks at samples one after another, left heavy, or at one function between its callers and
    /// its callees.
    void mode(FlameMode mode);

    void searchFrom(int step);

    void mergeRecursion();

    void turn();

    /// Shows the graph as a table.
    void showTable();

    /// Offers what the graph can be saved as.
    void save();

    /// Forgets what was searched for.
    ///
    /// @return false where nothing was
    boolean clearSearch();
  }

  FlameMenu(FlamePicture picture, Does does) {
    this.picture = picture;
    this.does = does;
    fill();
  }

  private void fill() {
    menu.getItems()
        .addAll(
            item("Zoom to it", "Enter", () -> picture.zoom(picture.selected())),
            item("Between its callers and callees", "3", () -> does.sandwich(name())),
            item("Focus on this function", "F", () -> step(Kind.FOCUS)),
            item("Focus on it on this path only", "Shift+F", () -> step(Kind.FOCUS_PATH)),
            item("Show its callers", "S", () -> step(Kind.CALLERS)),
            new SeparatorMenuItem(),
            item("Take it out: its work is its callers'", "M", () -> step(Kind.HIDE)),
            item("Take it out on this path only", "Shift+M", () -> step(Kind.HIDE_PATH)),
            item("Count what it calls as its own", "C", () -> step(Kind.LEAF)),
            item("Collapse its library or package", "Shift+C", () -> step(Kind.LIBRARY)),
            item("Merge recursion", "R", does::mergeRecursion),
            item("Leave out all samples with it", "D", () -> step(Kind.DROP)),
            item("Leave it out on this path only", "Shift+D", () -> step(Kind.DROP_PATH)),
            item("Show own code only", "O", () -> step(Kind.OWN_CODE)),
            new SeparatorMenuItem(),
            item("Find it everywhere, in the table too", "", () -> does.find(name())),
            item("Copy its name", "Ctrl+C", this::copyName),
            item("Copy its stack", "Ctrl+Shift+C", this::copyStack),
            item("Copy its place in the source", "", this::copyPlace),
            new SeparatorMenuItem(),
            item("Save the graph as a file …", "Alt+S", does::save));
  }

  private static MenuItem item(String name, String key, Runnable action) {
    HBox row = new HBox(24, Parts.label(name), Parts.gap(), Parts.label(key, "t3", "s11"));
    row.setMinWidth(WIDTH);
    MenuItem item = new CustomMenuItem(row);
    item.setOnAction(_ -> action.run());
    return item;
  }

  void listen() {
    picture.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && does.clearSearch()) {
            event.consume();
          }
        });
    picture.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    picture.setOnContextMenuRequested(this::open);
    picture.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
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

  /// As in async-profiler's pages: what was just chosen goes, and the rest is drawn anew.
  private void click(MouseEvent event) {
    if ((event.isAltDown() || event.isShortcutDown()) && event.getClickCount() == 1) {
      step(Kind.DROP_PATH);
    }
  }

  private void press(KeyEvent event) {
    boolean isCopy = event.isShortcutDown() && !event.isAltDown();
    boolean isUsed =
        (picture.selected() > 0 && (isCopy ? copies(event) : steps(event))) || looks(event);
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
    if (event.isAltDown()) {
      return false;
    }
    boolean isShifted = event.isShiftDown();
    switch (event.getCode()) {
      case F -> step(isShifted ? Kind.FOCUS_PATH : Kind.FOCUS);
      case S -> step(Kind.CALLERS);
      case M -> step(isShifted ? Kind.HIDE_PATH : Kind.HIDE);
      case C -> step(isShifted ? Kind.LIBRARY : Kind.LEAF);
      case D -> step(isShifted ? Kind.DROP_PATH : Kind.DROP);
      case O -> step(Kind.OWN_CODE);
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Keys that need no chosen frame.
  private boolean looks(KeyEvent event) {
    if (event.isAltDown() || event.isShortcutDown()) {
      return false;
    }
    switch (event.getCode()) {
      case DIGIT1, NUMPAD1 -> does.mode(FlameMode.TIME_ORDER);
      case DIGIT2, NUMPAD2 -> does.mode(FlameMode.LEFT_HEAVY);
      case DIGIT3, NUMPAD3 -> does.mode(FlameMode.SANDWICH);
      case N -> does.searchFrom(event.isShiftDown() ? -1 : 1);
      case R -> does.mergeRecursion();
      case I -> does.turn();
      case T -> does.showTable();
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Takes a step with the chosen frame.
  void step(Kind kind) {
    if (picture.selected() > 0 || kind == Kind.OWN_CODE) {
      String about =
          switch (kind) {
            case OWN_CODE -> "";
            case FOCUS_PATH, HIDE_PATH, DROP_PATH -> path();
            case LIBRARY -> Library.of(picture.tree().frame(picture.selected()));
            default -> name();
          };
      if (!about.isEmpty() || kind == Kind.OWN_CODE) {
        does.step(kind, about);
      }
    }
  }

  private String path() {
    return picture.tree().path(picture.selected()).stream()
        .map(Frame::name)
        .collect(Collectors.joining(FlameSteps.BELOW));
  }

  private String name() {
    return picture.tree().frame(picture.selected()).name();
  }

  private void copyName() {
    Parts.toClipboard(name());
  }

  /// File and line, as editors open them; the name where the profile tells neither.
  private void copyPlace() {
    Frame frame = picture.tree().frame(picture.selected());
    String line = frame.line() > 0 ? ":" + frame.line() : "";
    Parts.toClipboard(frame.file().isEmpty() ? frame.name() : frame.file() + line);
  }

  /// Root first, as collapsed stacks have it.
  private void copyStack() {
    FrameTree tree = picture.tree();
    Parts.toClipboard(
        tree.path(picture.selected()).stream().map(Frame::name).collect(Collectors.joining(";")));
  }
}
