package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.wording.Numbers;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sections of the window in the order of an audit, each with how much it holds.
final class Navigation extends VBox {
  private static final double WIDE = 200;
  private static final double NARROW = 48;

  /// A section's parts that change.
  private record Section(ToggleButton button, Label count) {}

  private final Map<Page, Section> sections = new EnumMap<>(Page.class);
  private final Label head = Parts.label("Evidence", "nav-head");
  private final Button keys;

  Navigation(Set<Page> pages, Consumer<Page> go, Runnable showKeys) {
    getStyleClass().add("nav");
    getChildren().add(head);
    ToggleGroup one = new ToggleGroup();
    for (Page page : pages) {
      Section section = section(page);
      section.button().setToggleGroup(one);
      section.button().setOnAction(_ -> go.accept(page));
      sections.put(page, section);
      getChildren().add(section.button());
    }
    Region gap = new Region();
    VBox.setVgrow(gap, Priority.ALWAYS);
    keys =
        new Button(
            "",
            inside(
                "k-keyboard-outline",
                Parts.label("Keys", "nav-name"),
                Parts.label("?", "nav-count")));
    keys.getStyleClass().add("nav-item");
    keys.setOnAction(_ -> showKeys.run());
    dress(keys, "Keys (?)");
    getChildren().addAll(gap, keys);
    compact(false);
  }

  private static Section section(Page page) {
    Label name = Parts.label(page.title(), "nav-name");
    Label count = Parts.label("", "nav-count");
    ToggleButton button = new ToggleButton("", inside(page.icon(), name, count));
    button.getStyleClass().add("nav-item");
    dress(button, page.title());
    return new Section(button, count);
  }

  private static HBox inside(String icon, Label name, Label count) {
    HBox inside = new HBox(8, Parts.icon(icon), name, Parts.gap(), count);
    inside.setAlignment(Pos.CENTER_LEFT);
    return inside;
  }

  private static void dress(ButtonBase button, String name) {
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAccessibleText(name);
    button.setMinHeight(28);
    button.setMaxHeight(28);
    button.setMaxWidth(Double.MAX_VALUE);
  }

  /// Icons only, the names as tips, or icons with names and counts.
  void compact(boolean isCompact) {
    double width = isCompact ? NARROW : WIDE;
    setMinWidth(width);
    setMaxWidth(width);
    show(head, !isCompact);
    sections.forEach((page, section) -> {
      fit(section.button(), isCompact);
      section.button().setTooltip(isCompact ? new Tooltip(tip(page, section)) : null);
    });
    fit(keys, isCompact);
    keys.setTooltip(isCompact ? new Tooltip("Keys (?)") : null);
  }

  private static String tip(Page page, Section section) {
    String count = section.count().getText();
    return count.isEmpty() ? page.title() : page.title() + " · " + count;
  }

  private static void fit(ButtonBase button, boolean isCompact) {
    if (button.getGraphic() instanceof HBox inside) {
      // The icon stays; name, gap and count give way.
      inside.getChildren().stream().skip(1).forEach(part -> show(part, !isCompact));
      inside.setPrefWidth(isCompact ? 16 : 168);
    }
  }

  private static void show(Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  /// How much a section holds; one with nothing is dimmed, and can still be gone to. The database
  /// and the JVM are there only where something of them was read.
  void count(Page page, int count) {
    Section section = sections.get(page);
    if (section == null) {
      return;
    }
    boolean isEmpty = count == 0;
    show(section.button(), !isEmpty || !page.isOnDemand());
    section.count().setText(isEmpty ? "" : Numbers.count((long) count));
    section.button().setAccessibleText(page.title() + (isEmpty ? ", nothing yet" : ", " + count));
    section.button().getStyleClass().removeAll("empty");
    if (isEmpty && page != Page.SOURCES) {
      section.button().getStyleClass().add("empty");
    }
  }

  void select(Page page) {
    Section section = sections.get(page);
    if (section != null) {
      section.button().setSelected(true);
    }
  }
}
