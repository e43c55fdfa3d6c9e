package dev.slowpath.desktop.flame;

import dev.slowpath.workbench.layout.FlameLayout;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyEvent;

/// What the keys do in a flame graph: arrows move the selection to caller, heaviest callee and
/// siblings, Enter zooms, 0 and Escape return.
final class FlameKeys {
  private final FlamePicture picture;

  FlameKeys(FlamePicture picture) {
    this.picture = picture;
  }

  void listen() {
    picture.setOnKeyPressed(this::press);
  }

  private void press(KeyEvent event) {
    FlameLayout layout = picture.window().layout();
    int node = picture.selected();
    boolean isFlame = picture.window().isFlame();
    boolean isUsed = true;
    switch (event.getCode()) {
      case UP -> go(isFlame ? layout.heaviestChild(node) : layout.tree().parent(node));
      case DOWN -> go(isFlame ? layout.tree().parent(node) : layout.heaviestChild(node));
      case LEFT -> go(layout.sibling(node, -1));
      case RIGHT -> go(layout.sibling(node, 1));
      case ENTER -> picture.zoom(node);
      case DIGIT0, NUMPAD0, HOME -> picture.zoom(0);
      case TAB ->
          picture.requestFocusTraversal(
              event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      case ESCAPE -> isUsed = escape();
      default -> isUsed = false;
    }
    if (isUsed && !event.isAltDown() && !event.isShortcutDown()) {
      event.consume();
    }
  }

  private boolean escape() {
    boolean isZoomed = picture.window().zoomed() != 0;
    if (isZoomed) {
      picture.zoom(0);
    }
    return isZoomed;
  }

  private void go(int node) {
    if (node >= 0) {
      picture.select(node);
    }
  }
}
