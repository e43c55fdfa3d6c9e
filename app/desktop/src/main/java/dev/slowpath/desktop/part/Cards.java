package dev.slowpath.desktop.part;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The larger parts: evidence cards, remarks, figures with a name, empty pages.
public final class Cards {

  private Cards() {}

  /// A piece of evidence: noun and how it is joined above, where it stands below.
  public static VBox evidence(String icon, String noun, Node joined, List<Node> body, String foot) {
    HBox head = new HBox(Parts.icon(icon), Parts.label(noun, "s12", "strong"), Parts.gap(), joined);
    head.getStyleClass().add("card-head");
    VBox content = new VBox(body.toArray(Node[]::new));
    content.getStyleClass().add("card-body");
    ScrollPane scroll = scroll(content);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox card = new VBox(head, scroll);
    card.getStyleClass().add("card");
    if (!foot.isEmpty()) {
      Label place = Parts.label(foot, "locator");
      HBox line = new HBox(place);
      line.getStyleClass().add("card-foot");
      card.getChildren().add(line);
    }
    return card;
  }

  public static ScrollPane scroll(Region content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    return scroll;
  }

  /// A name, its figure, and the unit of the figure.
  public static HBox figure(String name, String figure, String unit) {
    Label value = Parts.label(figure, "figure");
    value.setMinWidth(Region.USE_PREF_SIZE);
    Label after = Parts.label(unit, "t3", "s11");
    after.setMinWidth(46);
    HBox row = new HBox(8, Parts.label(name, "t2", "s12"), Parts.gap(), value, after);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// A remark that asks for attention.
  public static HBox remark(String text) {
    Label words = Parts.paragraph(text, "s12");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox remark = new HBox(Parts.icon("a-alert-outline"), words);
    remark.getStyleClass().add("note");
    return remark;
  }

  /// What stands on a page that has nothing to show: what belongs here, what to do.
  public static VBox empty(String icon, String title, String text, Node action) {
    var picture = Parts.icon(icon);
    picture.getStyleClass().add("large");
    Label words = Parts.paragraph(text, "t2");
    words.setMaxWidth(520);
    words.setStyle("-fx-text-alignment: center; -fx-alignment: center;");
    VBox empty = new VBox(16, picture, Parts.label(title, "empty-title"), words, action);
    empty.setAlignment(Pos.CENTER);
    VBox.setVgrow(empty, Priority.ALWAYS);
    return empty;
  }

  /// A command to copy.
  public static HBox command(String command) {
    HBox box = new HBox(Parts.label(command, "mono", "t2"));
    box.getStyleClass().add("code-box");
    box.setMaxWidth(Region.USE_PREF_SIZE);
    return box;
  }
}
