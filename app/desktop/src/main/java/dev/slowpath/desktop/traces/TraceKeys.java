package dev.slowpath.desktop.traces;

import dev.slowpath.workbench.layout.TraceLayout;
import javafx.scene.input.KeyEvent;

/// What the keys do in a waterfall: arrows walk the rows, fold and unfold; Enter makes a span as
/// wide as the picture, plus and minus change the time shown, 0 and Escape return to all of it.
final class TraceKeys {
  private final TracePicture picture;

  TraceKeys(TracePicture picture) {
    this.picture = picture;
  }

  void listen() {
    picture.setOnKeyPressed(this::press);
  }

  private void press(KeyEvent event) {
    if (event.isAltDown() || event.isShortcutDown()) {
      return;
    }
    TraceWindow window = picture.window();
    int page = window.rowsOnScreen() - 1;
    boolean isUsed = true;
    switch (event.getCode()) {
      case UP -> go(-1);
      case DOWN -> go(1);
      case PAGE_UP -> go(-page);
      case PAGE_DOWN -> go(page);
      case HOME -> picture.choose(0);
      case END -> picture.choose(window.row(window.count() - 1));
      case LEFT -> left();
      case RIGHT -> right();
      case ENTER -> picture.zoom(picture.chosen());
      case PLUS, ADD, EQUALS -> picture.zoomBy(0.5);
      case MINUS, SUBTRACT -> picture.zoomBy(2);
      case DIGIT0, NUMPAD0 -> picture.wholeTime();
      case ESCAPE -> isUsed = escape();
      default -> isUsed = false;
    }
    if (isUsed) {
      event.consume();
    }
  }

  private boolean escape() {
    boolean isZoomed = !picture.window().isWholeTime();
    picture.wholeTime();
    return isZoomed;
  }

  private void go(int steps) {
    TraceWindow window = picture.window();
    int place = Math.clamp(window.place(picture.chosen()) + steps, 0, window.count() - 1);
    picture.choose(window.row(place));
  }

  private void left() {
    TraceWindow window = picture.window();
    int row = picture.chosen();
    if (window.hasBelow(row) && !window.isFolded(row)) {
      picture.fold(row, true);
    } else if (window.layout().parent(row) >= 0) {
      picture.choose(window.layout().parent(row));
    }
  }

  private void right() {
    TraceWindow window = picture.window();
    int row = picture.chosen();
    if (window.isFolded(row)) {
      picture.fold(row, false);
    } else if (window.hasBelow(row)) {
      picture.choose(row + 1);
    }
  }

  /// Goes along the critical path: to the section after, or before, the first of the chosen row.
  void along(int step) {
    TraceLayout layout = picture.window().layout();
    if (layout.path().isEmpty()) {
      return;
    }
    int row = picture.chosen();
    int at = layout.sections(row) > 0 ? layout.section(row, 0) : step > 0 ? -1 : 0;
    int next = at;
    do {
      next = Math.floorMod(next + step, layout.path().size());
    } while (next != at && layout.row(layout.path().get(next).span()) == row);
    picture.choose(layout.row(layout.path().get(next).span()));
  }
}
