package dev.slowpath.desktop;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.shell.Shell;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/// Hands at the keyboard and the mouse of a window that is really shown, on the platform without a
/// display.
final class Hands implements AutoCloseable {
  private final Stage stage;
  private final Robot robot;

  Hands(Scene scene) {
    stage =
        Platforms.onScreen(() -> {
          Stage shown = new Stage();
          shown.setScene(scene);
          shown.setX(0);
          shown.setY(0);
          shown.show();
          shown.requestFocus();
          return shown;
        });
    robot = Platforms.onScreen(Robot::new);
    // What pops up closes when the window loses the focus: it has to have it first.
    await(stage::isFocused);
  }

  /// Lets what was asked for happen: work beside the screen, layout, and what is posted behind it.
  void settle() {
    Platforms.settle(stage.getScene());
    Platforms.onScreen(() -> Picture.laidOut(stage.getScene()));
  }

  /// Presses keys together, the last one last.
  void press(KeyCode... keys) {
    Platforms.onScreen(() -> {
      for (KeyCode key : keys) {
        robot.keyPress(key);
      }
      for (int at = keys.length - 1; at >= 0; at--) {
        robot.keyRelease(keys[at]);
      }
      return 0;
    });
    settle();
  }

  /// Types lower-case words where the cursor is.
  void type(String words) {
    for (int at = 0; at < words.length(); at++) {
      char sign = words.charAt(at);
      KeyCode key =
          switch (sign) {
            case ' ' -> KeyCode.SPACE;
            case '/' -> KeyCode.SLASH;
            default -> KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(sign)));
          };
      press(key);
    }
  }

  void click(Node node) {
    click(node, MouseButton.PRIMARY);
  }

  /// The node is where it stands once all that changed is laid out.
  void click(Node node, MouseButton button) {
    Platforms.onScreen(() -> {
      stage.getScene().getRoot().applyCss();
      stage.getScene().getRoot().layout();
      Bounds at = node.localToScreen(node.getBoundsInLocal());
      robot.mouseMove(at.getCenterX(), at.getCenterY());
      robot.mousePress(button);
      robot.mouseRelease(button);
      return 0;
    });
    settle();
  }

  Node owner() {
    return Platforms.onScreen(() -> stage.getScene().getFocusOwner());
  }

  Node find(String selector) {
    return Platforms.onScreen(() -> {
      Node found = stage.getScene().getRoot().lookup(selector);
      if (found == null) {
        throw new AssertionError("nothing is " + selector + " among " + read());
      }
      return found;
    });
  }

  boolean isThere(String selector) {
    return Platforms.onScreen(() -> stage.getScene().getRoot().lookup(selector) != null);
  }

  /// The control whose name, as it is read out, begins with some words.
  Node named(String words) {
    return Platforms.onScreen(() ->
        all(stage.getScene().getRoot()).stream()
            .filter(node -> name(node).startsWith(words))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no control named " + words)));
  }

  /// What a control is called when it is read out.
  static String name(Node node) {
    String said = node.getAccessibleText();
    if (said != null && !said.isEmpty()) {
      return said;
    }
    return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
  }

  /// Whether a control of that name is there; asked on the screen's thread.
  boolean isNamed(String words) {
    return all(stage.getScene().getRoot()).stream().anyMatch(node -> name(node).startsWith(words));
  }

  /// Every text on the screen; asked on the screen's thread.
  Set<String> readNow() {
    return words(stage.getScene().getRoot());
  }

  /// Every text of what popped up beside the window's own content.
  Set<String> popped() {
    return Platforms.onScreen(() ->
        popups().stream()
            .flatMap(popup -> words(popup.getRoot()).stream())
            .collect(Collectors.toSet()));
  }

  /// Presses the button or link of that name in what popped up.
  void pressPopped(String name) {
    Platforms.onScreen(() -> {
      popups().stream()
          .flatMap(popup -> all(popup.getRoot()).stream())
          .filter(ButtonBase.class::isInstance)
          .map(ButtonBase.class::cast)
          .filter(one -> name.equals(one.getText()))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no button " + name))
          .fire();
      return 0;
    });
    settle();
  }

  private static List<Scene> popups() {
    return Window.getWindows().stream()
        .filter(PopupWindow.class::isInstance)
        .map(Window::getScene)
        .toList();
  }

  /// Every text on the screen.
  Set<String> read() {
    return Platforms.onScreen(() -> words(stage.getScene().getRoot()));
  }

  static Set<String> words(Parent root) {
    return all(root).stream()
        .filter(Labeled.class::isInstance)
        .filter(node -> node.isVisible())
        .map(node -> ((Labeled) node).getText())
        .filter(text -> text != null && !text.isEmpty())
        .collect(Collectors.toSet());
  }

  private static List<Node> all(Parent root) {
    List<Node> found = new ArrayList<>();
    Deque<Node> waiting = new ArrayDeque<>(List.of(root));
    while (!waiting.isEmpty()) {
      Node node = waiting.removeFirst();
      if (!node.isVisible()) {
        continue;
      }
      found.add(node);
      if (node instanceof Parent parent) {
        waiting.addAll(parent.getChildrenUnmodifiable());
      }
    }
    return found;
  }

  /// Waits until something is so, looking after each pulse.
  void await(BooleanSupplier isSo) {
    for (int look = 0; look < 2_000; look++) {
      settle();
      if (Platforms.onScreen(isSo::getAsBoolean)) {
        return;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
    throw new AssertionError("waited in vain; the screen says " + read());
  }

  static void go(Shell shell, Page page) {
    Platforms.onScreen(() -> {
      shell.go(page);
      return 0;
    });
  }

  @Override
  public void close() {
    Platforms.onScreen(() -> {
      stage.hide();
      return 0;
    });
  }
}
