package dev.slowpath.desktop.flame;

import dev.slowpath.workbench.layout.FlameLayout;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What the keys do in a flame graph: arrows move the selection to caller, heaviest callee and
/// siblings, with Shift they pan, as w a s d do; plus and minus zoom at the pointer, Enter zooms to
/// what is chosen; 0 and Escape return.
final class FlameKeys {
  /// How far Shift and an arrow pan, of the picture's width.
  private static final double PAN = 0.1;

  private static final int ROWS = 3;

  private final FlamePicture picture;

  FlameKeys(FlamePicture picture) {
    this.picture = picture;
  }

  void listen() {
    picture.setOnKeyPressed(this::press);
  }

  private void press(KeyEvent event) {
    if (event.isAltDown() || event.isShortcutDown()) {
      return;
    }
    if (event.isShiftDown() ? shifted(event) : plain(event)) {
      event.consume();
    }
  }

  private boolean plain(KeyEvent event) {
    FlameLayout layout = picture.window().layout();
    int node = picture.selected();
    boolean isFlame = picture.window().isFlame();
    switch (event.getCode()) {
      case UP -> go(isFlame ? layout.heaviestChild(node) : layout.tree().parent(node));
      case DOWN -> go(isFlame ? layout.tree().parent(node) : layout.heaviestChild(node));
      case LEFT -> go(layout.sibling(node, -1));
      case RIGHT -> go(layout.sibling(node, 1));
      case ENTER -> picture.zoom(node);
      case SPACE -> picture.showTip(node);
      case PLUS, ADD, EQUALS -> picture.magnify(4, picture.anchor());
      case MINUS, SUBTRACT -> picture.magnify(-4, picture.anchor());
      case DIGIT0, NUMPAD0, HOME -> picture.zoom(0);
      case W, A, S, D -> {
        return letter(event.getCode());
      }
      case PAGE_UP -> picture.scrollDown(1 - picture.window().rowsOnScreen());
      case PAGE_DOWN -> picture.scrollDown(picture.window().rowsOnScreen() - 1);
      case TAB -> picture.requestFocusTraversal(TraversalDirection.NEXT);
      case ESCAPE -> {
        return escape();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Letters pan as in speedscope; where a frame is chosen, two of them are steps with it.
  private boolean letter(KeyCode code) {
    boolean isStep = picture.selected() > 0 && (code == KeyCode.S || code == KeyCode.D);
    if (isStep) {
      return false;
    }
    switch (code) {
      case A -> picture.pan(-wide());
      case D -> picture.pan(wide());
      default -> picture.scrollDown(code == KeyCode.W ? -ROWS : ROWS);
    }
    return true;
  }

  private double wide() {
    return picture.window().width() * PAN;
  }

  private boolean shifted(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> picture.pan(-wide());
      case RIGHT -> picture.pan(wide());
      case UP -> picture.scrollDown(-ROWS);
      case DOWN -> picture.scrollDown(ROWS);
      case PLUS, EQUALS -> picture.magnify(4, picture.anchor());
      case TAB -> picture.requestFocusTraversal(TraversalDirection.PREVIOUS);
      default -> {
        return false;
      }
    }
    return true;
  }

  /// From what is chosen to all of it, from what is zoomed to the whole.
  private boolean escape() {
    FlameLayout layout = picture.window().layout();
    boolean isPart =
        picture.window().from() != layout.start(0) || picture.window().to() != layout.end(0);
    if (isPart || picture.window().zoomed() != 0) {
      picture.zoom(0);
      return true;
    }
    if (picture.selected() != 0) {
      picture.select(0);
      return true;
    }
    return false;
  }

  private void go(int node) {
    if (node >= 0) {
      picture.select(node);
    }
  }
}
