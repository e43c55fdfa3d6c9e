package dev.slowpath.desktop;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Theme;
import dev.slowpath.workbench.screen.Investigation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.text.Text;

/// A page of the window as somebody in front of it would use it, without a display: what is done is
/// done on the screen's thread, and waited for.
final class Stage {
  private final PageView view;
  private final Scene scene;
  private final List<String> led;

  private Stage(PageView view, Scene scene, List<String> led) {
    this.view = view;
    this.scene = scene;
    this.led = led;
  }

  /// Shows a page.
  static Stage of(BiFunction<Palette, Links, PageView> page, Investigation investigation) {
    Platforms.startWithoutDisplay();
    List<String> led = new ArrayList<>();
    Links links =
        (Links)
            Proxy.newProxyInstance(
                Links.class.getClassLoader(),
                new Class<?>[] {Links.class},
                (_, method, given) -> {
                  led.add(method.getName() + (given == null ? "" : " " + given[0]));
                  return null;
                });
    Stage stage =
        Platforms.onScreen(() -> {
          PageView view = page.apply(Palette.of(Theme.DARK), links);
          Scene scene = new Scene(view.root(), 1080, 688);
          Theme.DARK.dress(scene);
          view.show(investigation);
          return new Stage(view, scene, led);
        });
    stage.settle();
    return stage;
  }

  private void settle() {
    Platforms.settle(scene);
    Platforms.onScreen(() -> Picture.laidOut(scene));
  }

  PageView view() {
    return view;
  }

  /// The page alone, for hands that need a window around it.
  Scene scene() {
    return scene;
  }

  /// Where clicks led, each as the name of the link and what it named.
  List<String> led() {
    return List.copyOf(led);
  }

  /// Does something and waits for what comes of it.
  void act(Runnable action) {
    Platforms.onScreen(() -> {
      action.run();
      return 0;
    });
    settle();
  }

  /// Presses the button or link of that name.
  void press(String name) {
    act(() ->
        all(ButtonBase.class).stream()
            .filter(one -> name.equals(one.getText()) || name.equals(one.getAccessibleText()))
            .filter(Stage::isShown)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no button " + name))
            .fire());
  }

  /// Clicks into the first node of a kind, at a place within it.
  <N extends Node> void click(Class<N> kind, double x, double y) {
    act(() -> {
      N node = all(kind).stream().filter(Stage::isShown).findFirst().orElseThrow();
      Point2D at = node.localToScene(x, y);
      PickResult picked = new PickResult(node, at.getX(), at.getY());
      node.fireEvent(
          new MouseEvent(
              MouseEvent.MOUSE_CLICKED,
              at.getX(),
              at.getY(),
              at.getX(),
              at.getY(),
              MouseButton.PRIMARY,
              1,
              false,
              false,
              false,
              false,
              true,
              false,
              false,
              true,
              false,
              true,
              picked));
    });
  }

  /// Writes into the field of that name.
  void type(String name, String text) {
    act(() ->
        all(TextField.class).stream()
            .filter(one -> name.equals(one.getAccessibleText()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no field " + name))
            .setText(text));
  }

  /// Chooses from the list of that name what is shown by these words.
  void choose(String name, String words) {
    act(() ->
        all(ComboBox.class).stream()
            .filter(one -> name.equals(one.getAccessibleText()))
            .findFirst()
            .map(one -> (ComboBox<?>) one)
            .ifPresentOrElse(
                one -> choose(one, words),
                () -> {
                  throw new AssertionError("no list " + name);
                }));
  }

  private static <T> void choose(ComboBox<T> list, String words) {
    T wanted =
        list.getItems().stream()
            .filter(one -> words.equals(list.getConverter().toString(one)))
            .findFirst()
            .orElseThrow(() -> new AssertionError("not in the list: " + words));
    list.setValue(wanted);
  }

  /// Chooses a row of the table of that name, from 1.
  void row(String table, int row) {
    act(() -> table(table).getSelectionModel().clearAndSelect(row - 1));
  }

  TableView<?> table(String name) {
    return all(TableView.class).stream()
        .filter(one -> name.equals(one.getAccessibleText()))
        .findFirst()
        .map(one -> (TableView<?>) one)
        .orElseThrow(() -> new AssertionError("no table " + name));
  }

  /// Every word that is shown.
  Set<String> words() {
    return Platforms.onScreen(() -> {
      Set<String> words = new TreeSet<>();
      all(Labeled.class).stream().filter(Stage::isShown).forEach(one -> add(words, one.getText()));
      all(Text.class).stream().filter(Stage::isShown).forEach(one -> add(words, one.getText()));
      return words;
    });
  }

  private static void add(Set<String> words, String text) {
    if (text != null && !text.isBlank()) {
      words.add(text.replace("\u00A0", "").strip());
    }
  }

  boolean says(String part) {
    return words().stream().anyMatch(word -> word.contains(part));
  }

  /// Labels that are cut and cannot be read in full anywhere.
  Set<String> cutWithoutTip() {
    return Platforms.onScreen(() ->
        all(Labeled.class).stream()
            .filter(Stage::isShown)
            .filter(Labeled::isTextTruncated)
            .filter(one -> one.getTooltip() == null)
            .map(Labeled::getText)
            .collect(Collectors.toSet()));
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private <N extends Node> List<N> all(Class<N> kind) {
    return scene.getRoot().lookupAll("*").stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /// The first node of a style class.
  Node styled(String styleClass) {
    return Platforms.onScreen(() -> scene.getRoot().lookup("." + styleClass));
  }
}
