package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.meeting.MeetingView;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.workbench.screen.Investigation;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The meeting over the window's content, from F5 until Escape.
final class Meetings {
  private final StackPane root;
  private final Shell shell;
  private @Nullable MeetingView view;

  Meetings(StackPane root, Shell shell) {
    this.root = root;
    this.shell = shell;
  }

  void open(Investigation shown, Palette palette) {
    if (view != null) {
      return;
    }
    if (shown.casebook().findings().isEmpty()) {
      shell.say("No finding yet: keep a bottleneck first (Alt+K)");
      return;
    }
    MeetingView opened = new MeetingView(palette, shell.book(), this::end);
    view = opened;
    opened.show(shown);
    content(false);
    root.getChildren().addFirst(opened);
    opened.requestFocus();
  }

  /// What people wrote changed.
  void show(Investigation shown) {
    if (view != null) {
      view.show(shown);
    }
  }

  private void end() {
    root.getChildren().remove(view);
    view = null;
    content(true);
    root.requestFocus();
  }

  /// What lies below takes no keys while a meeting is on.
  private void content(boolean isShown) {
    for (Node node : root.getChildren()) {
      if (node instanceof Frame) {
        node.setVisible(isShown);
        node.setManaged(isShown);
      }
    }
  }
}
