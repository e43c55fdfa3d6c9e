package dev.slowpath.desktop.part;

import dev.slowpath.model.bottleneck.Lever;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.Proofs;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/// The small parts that pages are made of: labels, badges, chips, buttons.
public final class Parts {

  private Parts() {}

  public static Label label(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    tipWhenCut(label);
    return label;
  }

  /// Lets what does not fit be read in full where the pointer rests.
  static void tipWhenCut(Labeled label) {
    Tooltip whole = tooltip("");
    label
        .textTruncatedProperty()
        .addListener((_, _, isCut) -> {
          whole.setText(label.getText());
          boolean hasOwn = label.getTooltip() != null && !whole.equals(label.getTooltip());
          if (!hasOwn) {
            label.setTooltip(isCut ? whole : null);
          }
        });
    label.textProperty().addListener((_, _, text) -> whole.setText(text));
  }

  /// A tip that leaves Escape to what it was pressed for.
  private static Tooltip tooltip(String text) {
    Tooltip tip = new Tooltip(text);
    tip.setHideOnEscape(false);
    return tip;
  }

  /// What is said of a part where the pointer rests.
  public static void tip(Control part, String text) {
    part.setTooltip(tooltip(text));
  }

  /// A label that breaks into lines and is as high as these need.
  public static Label paragraph(String text, String... styles) {
    Label label = label(text, styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  public static FontIcon icon(String name) {
    return new FontIcon("mdi2" + name);
  }

  public static Label badge(String text, String icon, String hue) {
    Label badge = label(text, "badge", hue);
    badge.setGraphic(icon(icon));
    badge.setMinWidth(Region.USE_PREF_SIZE);
    return badge;
  }

  public static Label badge(Lever lever) {
    return badge(Causes.name(lever), Hues.icon(lever), Hues.of(lever).id());
  }

  /// A word with an icon and no ground.
  public static Label mark(String text, String icon, String hue) {
    Label mark = label(text, "mark", hue);
    mark.setGraphic(icon(icon));
    return mark;
  }

  public static Label mark(Proof proof) {
    return switch (proof) {
      case Proof.Proved _ -> mark(Proofs.id(proof), "s-shield-check-outline", "good");
      case Proof.Consistent _ -> mark(Proofs.id(proof), "a-approximately-equal", "same");
    };
  }

  public static Label tag(String text, boolean isJoined) {
    Label tag = label(text, "tag");
    if (isJoined) {
      tag.getStyleClass().add("joined");
    }
    tag.setMinWidth(40);
    return tag;
  }

  /// A filter in force: what of, and its value.
  public static HBox chip(String key, String value, boolean isOfWholeWindow) {
    HBox chip = new HBox(label(key, "chip-key"), label(value));
    chip.getStyleClass().add("chip");
    if (isOfWholeWindow) {
      chip.getStyleClass().add("whole");
      chip.getChildren().addFirst(icon("c-clock-outline"));
    }
    return chip;
  }

  public static Button button(String text, String icon, String style, Runnable action) {
    Button button = new Button(text, icon(icon));
    button.getStyleClass().add(style);
    button.setOnAction(_ -> action.run());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  /// A button that is only an icon: its name is read out and shown as a tip.
  public static Button iconButton(String name, String icon, Runnable action) {
    Button button = new Button("", icon(icon));
    button.getStyleClass().addAll("plain", "quiet");
    button.setAccessibleText(name);
    button.setAccessibleRole(AccessibleRole.BUTTON);
    button.setTooltip(tooltip(name));
    button.setOnAction(_ -> action.run());
    return button;
  }

  public static Hyperlink link(String text, Runnable action) {
    Hyperlink link = new Hyperlink(text);
    tipWhenCut(link);
    link.setOnAction(_ -> action.run());
    return link;
  }

  /// A button that copies a text.
  public static Button copy(String name, Supplier<String> text) {
    return iconButton(name, "c-content-copy", () -> toClipboard(text.get()));
  }

  /// Copies a text.
  public static void toClipboard(String text) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
  }

  /// Where something stands in a file; the file's folders go first where there is no room.
  public static Label locator(String place) {
    Label locator = label(place, "locator");
    locator.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    return locator;
  }

  public static Region rule() {
    Region rule = new Region();
    rule.getStyleClass().add("rule");
    return rule;
  }

  /// What pushes its neighbours apart.
  public static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  /// The head of a page: its title and one line about what it shows.
  public static HBox pageHead(Label title, Label summary) {
    title.getStyleClass().add("page-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    summary.getStyleClass().addAll("t2", "s12");
    HBox head = new HBox(title, summary);
    head.getStyleClass().add("page-head");
    head.setMinHeight(40);
    return head;
  }

  /// A remark as a sentence of its own begins.
  public static String capital(String remark) {
    return Character.toUpperCase(remark.charAt(0)) + remark.substring(1);
  }
}
