package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.FramePaint;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.profile.FrameTree;
import dev.slowpath.workbench.wording.Numbers;
import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Window;
import javafx.util.Duration;

/// The flame graph: frames as a raster, above it what a search found, above that outlines, each
/// painted only when it changes; its own scroll bar, and what the pointer and the keys do.
final class FlamePicture extends Pane {
  private static final double BAR = 8;

  /// So much of a turn of the wheel zooms by a tenth.
  private static final double STEP = 0.9;

  private final FlameRaster raster;
  private final FlameRaster found = new FlameRaster(0);
  private final ImageView frames = new ImageView();
  private final ImageView hits = new ImageView();
  private final FlameOutlines outlines;
  private final ScrollBar scroll = new ScrollBar();
  private final FrameTip tip = new FrameTip();
  private final PauseTransition pause = new PauseTransition(Duration.millis(200));
  private final Palette palette;
  private final FrameLook look;
  private final IntConsumer told;
  private final Subject subject;
  private FlameWindow window;
  private Matches matches;
  private int hovered = -1;
  private int selected;

  /// @param told of each node that is newly selected or zoomed to
  FlamePicture(Palette palette, Subject subject, IntConsumer told) {
    this.palette = palette;
    this.subject = subject;
    this.told = told;
    look = FrameLook.of(subject, palette);
    raster = new FlameRaster(Pixels.argb(palette.color(Token.BG)));
    outlines = new FlameOutlines(palette);
    window = FlameWindow.from(subject.least(), subject.layout());
    matches = Matches.none(subject.tree());
    scroll.setOrientation(Orientation.VERTICAL);
    scroll.setFocusTraversable(false);
    scroll.valueProperty().addListener((_, _, row) -> look(window.scrolledTo(row.intValue())));
    frames.setPickOnBounds(true);
    hits.setMouseTransparent(true);
    getChildren().addAll(frames, hits, outlines, scroll, tip);
    setMinSize(120, 80);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getStyleClass().add("flame-picture");
    frames.setOnMouseMoved(this::hover);
    frames.setOnMouseExited(_ -> unhover());
    frames.setOnMouseClicked(this::click);
    frames.setOnScroll(this::turnWheel);
    pause.setOnFinished(_ -> showTip());
    new FlameKeys(this).listen();
  }

  FlameWindow window() {
    return window;
  }

  int selected() {
    return selected;
  }

  Subject subject() {
    return subject;
  }

  FrameTree tree() {
    return subject.tree();
  }

  @Override
  protected void layoutChildren() {
    int width = (int) Math.max(1, Math.floor(getWidth() - BAR));
    int height = (int) Math.max(1, Math.floor(getHeight()));
    double scale = scale();
    boolean isResized = !raster.hasSize(width, height, scale);
    if (isResized) {
      show(frames, raster.resized(width, height, scale), width, height);
      hits.setImage(null);
      outlines.clip(width, height);
    }
    scroll.resizeRelocate(width, 0, BAR, height);
    FlameWindow sized = window.sized(width, height).scrolledTo(window.top());
    if (isResized || !sized.equals(window)) {
      window = sized;
      bounds();
      paint();
    }
  }

  /// So many pixels of the screen are one of JavaFX.
  private double scale() {
    Window shown = getScene() == null ? null : getScene().getWindow();
    return shown == null ? 1 : Math.max(1, shown.getOutputScaleX());
  }

  private static void show(ImageView view, Image image, double width, double height) {
    view.setImage(image);
    view.setFitWidth(width);
    view.setFitHeight(height);
  }

  private void bounds() {
    int hidden = window.hidden();
    scroll.setMin(window.least());
    scroll.setMax(window.least() + hidden);
    scroll.setVisibleAmount(
        hidden * window.rowsOnScreen() / (double) (hidden + window.rowsOnScreen()));
    scroll.setVisible(hidden > 0);
  }

  private void look(FlameWindow at) {
    if (!at.equals(window)) {
      window = at;
      tip.setVisible(false);
      paint();
    }
  }

  /// Makes a node as wide as the picture; what calls it stays above it.
  void zoom(int node) {
    selected = node;
    look(window.zoomedTo(node));
    reveal(node);
    outlines.show(window, selected, hovered);
    told.accept(node);
  }

  /// Zooms in, or out, at a point.
  ///
  /// @param steps to the closer, from the closer where they are negative
  void magnify(double steps, double x) {
    int before = window.zoomed();
    look(window.stretched(Math.pow(STEP, steps), x));
    if (window.zoomed() != before) {
      told.accept(selected);
    }
  }

  /// Where the pointer is, else the middle of what is chosen, else that of the picture.
  double anchor() {
    int node = hovered >= 0 ? hovered : selected;
    double middle = window.x(node) + window.width(node) / 2;
    return middle > 0 && middle < window.width() ? middle : window.width() / 2;
  }

  void pan(double pixels) {
    look(window.shifted(pixels));
  }

  void scroll(int rows) {
    scroll.setValue(Math.clamp(scroll.getValue() + rows, scroll.getMin(), scroll.getMax()));
  }

  /// Down on the screen: in a flame that is towards the root.
  void scrollDown(int rows) {
    scroll(window.isFlame() ? -rows : rows);
  }

  void select(int node) {
    selected = node;
    tip.setVisible(false);
    reveal(node);
    outlines.show(window, selected, hovered);
    name();
    told.accept(node);
  }

  /// Selects the first node of the function that another picture has selected, where it is there.
  void chooseAs(FlamePicture before) {
    if (before.selected > 0) {
      choose(before.tree().frame(before.selected).name());
    }
  }

  /// Selects the first node of a function, where it is there.
  void choose(String name) {
    for (int node = 1; node < tree().size(); node++) {
      if (tree().frame(node).name().equals(name)) {
        select(node);
        return;
      }
    }
  }

  private void reveal(int node) {
    int row = window.layout().row(node);
    if (row < window.top() || row >= window.top() + window.rowsOnScreen()) {
      scroll.setValue(Math.max(window.least(), row - window.rowsOnScreen() / 2));
    }
    boolean isCaller = row < window.layout().row(window.zoomed());
    if (!window.shows(node) && !isCaller) {
      look(window.zoomedTo(0));
    }
  }

  void turn(boolean isFlame) {
    // The bar's beginning is where the root is.
    scroll.setRotate(isFlame ? 180 : 0);
    look(window.turned(isFlame));
  }

  /// Shows what a search found: the frames themselves are not painted anew.
  void mark(Matches newly) {
    matches = newly;
    paintHits();
  }

  private void hover(MouseEvent event) {
    int node = window.at(event.getX(), event.getY());
    if (node == hovered) {
      return;
    }
    hovered = node;
    tip.setVisible(false);
    pause.stop();
    if (node >= 0) {
      tip.setLayoutX(event.getX() + 12);
      pause.playFromStart();
    }
    outlines.show(window, selected, hovered);
  }

  private void unhover() {
    hovered = -1;
    pause.stop();
    tip.setVisible(false);
    outlines.show(window, selected, hovered);
  }

  private void showTip() {
    if (hovered >= 0) {
      showTip(hovered);
    }
  }

  /// Says what is known of a node: beside the pointer, and never over the row of its frame.
  void showTip(int node) {
    tip.show(subject, node, window.zoomed());
    double row = window.y(window.layout().row(node));
    double below = row + FramePaint.ROW + 6;
    boolean fitsBelow = below + tip.getHeight() < getHeight();
    tip.setLayoutY(fitsBelow ? below : Math.max(0, row - tip.getHeight() - 6));
    tip.setLayoutX(Math.clamp(tip.getLayoutX(), 0, Math.max(0, getWidth() - tip.getWidth() - 12)));
  }

  private void click(MouseEvent event) {
    requestFocus();
    int node = window.at(event.getX(), event.getY());
    if (node < 0) {
      return;
    }
    boolean isAncestor = window.layout().row(node) < window.layout().row(window.zoomed());
    if (event.getClickCount() > 1 || isAncestor) {
      zoom(node);
    } else {
      select(node);
    }
  }

  /// The wheel scrolls, to the side it pans; with Ctrl it zooms at the pointer.
  private void turnWheel(ScrollEvent event) {
    if (event.isShortcutDown()) {
      magnify(Math.signum(event.getDeltaY()) * 2, event.getX());
    } else if (event.getDeltaX() != 0) {
      pan(-event.getDeltaX());
    } else {
      scrollDown((int) (-Math.signum(event.getDeltaY()) * 3));
    }
    event.consume();
  }

  private void paint() {
    raster.paint(window, look);
    paintHits();
    outlines.show(window, selected, hovered);
    name();
  }

  private void paintHits() {
    hits.setVisible(!matches.isEmpty());
    if (matches.isEmpty()) {
      return;
    }
    double scale = scale();
    if (hits.getImage() == null || !found.hasSize(window.width(), window.height(), scale)) {
      Image image = found.resized(window.width(), window.height(), scale);
      show(hits, image, window.width(), window.height());
    }
    found.paint(window, FrameLook.of(matches, subject, palette), matches::visible);
  }

  private void name() {
    setAccessibleText(
        "Flame graph of %s frames; chosen is %s with %s of all"
            .formatted(
                Numbers.count((long) tree().size()),
                selected == 0 ? "all" : tree().frame(selected).name(),
                Numbers.share(subject.share(selected))));
  }
}
