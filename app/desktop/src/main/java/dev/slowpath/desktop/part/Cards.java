package dev.slowpath.desktop.part;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
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
    Label name = Parts.label(noun, "s12", "strong");
    name.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(Parts.icon(icon), name, Parts.gap(), joined);
    head.getStyleClass().add("card-head");
    VBox content = new VBox(body.toArray(Node[]::new));
    content.getStyleClass().add("card-body");
    ScrollPane scroll = scroll(content);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox card = new VBox(head, scroll);
    card.getStyleClass().add("card");
    if (!foot.isEmpty()) {
      HBox line = new HBox(Parts.locator(foot));
      line.getStyleClass().add("card-foot");
      card.getChildren().add(line);
    }
    return card;
  }

  /// Puts a link below what scrolls in a card, where it is always seen.
  public static VBox offering(VBox card, Hyperlink link) {
    HBox line = new HBox(link);
    line.getStyleClass().add("card-offer");
    card.getChildren().add(2, line);
    return card;
  }

  /// Lets the place that stands below a card lead to its file.
  public static VBox leading(VBox card, Runnable open) {
    if (card.getChildren().getLast() instanceof HBox foot
        && foot.getChildren().getFirst() instanceof Label place) {
      Hyperlink link = Parts.link(place.getText(), open);
      link.getStyleClass().add("locator");
      link.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
      foot.getChildren().setAll(link);
    }
    return card;
  }

  /// Evidence that nobody gave: what is missing, and what would bring it.
  public static VBox missing(String icon, String noun, String text, Node... actions) {
    HBox buttons = new HBox(8, actions);
    VBox card =
        evidence(
            icon,
            noun,
            Parts.tag("missing", false),
            List.of(Parts.paragraph(text, "t2", "s12"), buttons),
            "");
    card.getStyleClass().add("missing");
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

  /// What stands on a page that has nothing to show: what belongs here, what to do, and the command
  /// that does the same.
  public static VBox empty(String icon, String title, String text, Node action, String command) {
    var picture = Parts.icon(icon);
    picture.getStyleClass().add("large");
    Label words = Parts.paragraph(text, "t2", "centred");
    words.setMaxWidth(520);
    VBox empty =
        new VBox(16, picture, Parts.label(title, "empty-title"), words, action, command(command));
    empty.setAlignment(Pos.CENTER);
    VBox.setVgrow(empty, Priority.ALWAYS);
    return empty;
  }

  /// The one thing to do on an empty page.
  public static Button addFiles(Runnable action) {
    return Parts.button("Add files", "p-plus", "primary", action);
  }

  /// A command to copy.
  public static HBox command(String command) {
    Label words = Parts.label(command, "mono", "t2");
    words.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(8, words, Parts.copy("Copy the command", () -> command));
    box.getStyleClass().add("code-box");
    box.setAlignment(Pos.CENTER);
    box.setMaxWidth(Region.USE_PREF_SIZE);
    return box;
  }

  /// A statement that can be copied.
  public static VBox sql(String sql) {
    Button copy = Parts.button("Copy", "c-content-copy", "plain", () -> Parts.toClipboard(sql));
    copy.getStyleClass().add("small");
    copy.setAccessibleText("Copy the statement");
    VBox box = new VBox(8, new SqlText(sql), copy);
    box.getStyleClass().add("code-box");
    return box;
  }
}
