package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.page.Page;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.screen.Investigation;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/// What surrounds every page: header, navigation, filters, status line.
final class Frame extends BorderPane {
  private final Label name = Parts.label("", "s12", "strong");
  private final Label captured = Parts.label("", "s11", "t2");
  private final HBox filters = new HBox();
  private final Label status = Parts.label("");
  private final Map<Page, ToggleButton> sections = new EnumMap<>(Page.class);
  private final Map<Page, Label> counts = new EnumMap<>(Page.class);
  private final BorderPane centre = new BorderPane();
  private final Map<Page, PageView> pages;
  private final Button back;
  private final Button forward;

  /// What the buttons of the frame do.
  interface Actions {
    void go(Page page);

    void back();

    void forward();

    void addFiles();

    void otherTheme();
  }

  Frame(Map<Page, PageView> pages, Actions actions) {
    this.pages = pages;
    back = Parts.iconButton("Back (Alt+Left)", "a-arrow-left", actions::back);
    forward = Parts.iconButton("Forward (Alt+Right)", "a-arrow-right", actions::forward);
    setTop(header(actions));
    setLeft(navigation(actions::go));
    filters.getStyleClass().add("filters");
    filters.setMinHeight(40);
    centre.setTop(filters);
    centre.getStyleClass().add("page");
    setCenter(centre);
    setBottom(statusBar());
  }

  private HBox header(Actions actions) {
    HBox logo = new HBox(8, bars(), Parts.label("Slowpath", "page-title"));
    logo.setStyle("-fx-alignment: center-left;");
    logo.setMinWidth(172);
    VBox title = new VBox(name, captured);
    title.setStyle("-fx-alignment: center-left;");
    Button theme =
        Parts.iconButton("Light or dark (Ctrl+L)", "t-theme-light-dark", actions::otherTheme);
    Button add = Parts.button("Add files", "p-plus", "plain", actions::addFiles);
    HBox header = new HBox(logo, back, forward, title, Parts.gap(), theme, add);
    header.getStyleClass().add("header");
    header.setMinHeight(48);
    header.setMaxHeight(48);
    return header;
  }

  private static VBox bars() {
    VBox bars =
        new VBox(
            3,
            new Rectangle(18, 3, Color.web("#5B9BF5")),
            new Rectangle(12, 3, Color.web("#DFAE42")),
            new Rectangle(7, 3, Color.web("#F57F45")));
    bars.setStyle("-fx-alignment: center-left;");
    return bars;
  }

  private VBox navigation(Consumer<Page> go) {
    VBox navigation = new VBox(Parts.label("Evidence", "nav-head"));
    navigation.getStyleClass().add("nav");
    navigation.setMinWidth(200);
    navigation.setMaxWidth(200);
    ToggleGroup one = new ToggleGroup();
    for (Page page : pages.keySet()) {
      ToggleButton section = section(page);
      section.setToggleGroup(one);
      section.setOnAction(_ -> go.accept(page));
      sections.put(page, section);
      navigation.getChildren().add(section);
    }
    return navigation;
  }

  private ToggleButton section(Page page) {
    Label count = Parts.label("", "nav-count");
    counts.put(page, count);
    HBox inside =
        new HBox(
            8, Parts.icon(page.icon()), Parts.label(page.title(), "nav-name"), Parts.gap(), count);
    inside.setStyle("-fx-alignment: center-left;");
    inside.setPrefWidth(164);
    ToggleButton section = new ToggleButton("", inside);
    section.getStyleClass().add("nav-item");
    section.setAccessibleText(page.title());
    section.setMinHeight(28);
    section.setMaxHeight(28);
    section.setMaxWidth(Double.MAX_VALUE);
    return section;
  }

  private HBox statusBar() {
    HBox bar = new HBox(status, Parts.gap(), Parts.label("Local only"));
    bar.getStyleClass().add("status");
    bar.setMinHeight(24);
    bar.setMaxHeight(24);
    return bar;
  }

  void describe(Investigation investigation) {
    name.setText(investigation.name());
    captured.setText(Words.captured(investigation));
    status.setText(Words.status(investigation));
    filters.getChildren().clear();
    investigation
        .linked()
        .window()
        .ifPresent(
            range -> filters.getChildren().add(Parts.chip("Time", Words.window(range), true)));
    boolean hasFilters = !filters.getChildren().isEmpty();
    filters
        .getChildren()
        .addAll(
            Parts.gap(),
            Parts.label(
                hasFilters ? "Load = seconds of wall time spent per second observed" : "",
                "t3",
                "s11"));
    filters.setVisible(hasFilters);
    filters.setManaged(hasFilters);
    pages.forEach((page, view) -> {
      int count = view.count(investigation);
      Label shown = counts.get(page);
      ToggleButton section = sections.get(page);
      if (shown != null && section != null) {
        shown.setText(count == 0 ? "" : Integer.toString(count));
        section.getStyleClass().removeAll("empty");
        if (count == 0 && page != Page.SOURCES) {
          section.getStyleClass().add("empty");
        }
      }
    });
  }

  /// Says what is being done right now.
  void say(String text) {
    status.setText(text);
  }

  void put(Page page, Region content) {
    centre.setCenter(content);
    ToggleButton section = sections.get(page);
    if (section != null) {
      section.setSelected(true);
    }
  }

  void history(History<Page> history) {
    back.setDisable(!history.hasBack());
    forward.setDisable(!history.hasForward());
  }
}
