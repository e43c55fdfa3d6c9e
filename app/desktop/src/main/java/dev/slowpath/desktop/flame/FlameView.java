package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.workbench.layout.FlameLayout;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The flame graph of a profile, one metric at a time, and its frames by self time.
public final class FlameView implements PageView {
  private final BorderPane root = new BorderPane();
  private final HBox metrics = new HBox();
  private final TextField search = new TextField();
  private final Label matched = Parts.label("", "figure");
  private final Label hovered =
      Parts.label("Click a frame to zoom, the top one to return", "t2", "s12");
  private final ScrollPane picture = new ScrollPane();
  private final VBox middle = new VBox();
  private final Grid<FlameModel.SelfTime> table;
  private final Palette palette;
  private final Links links;
  private @Nullable CallTree tree;
  private @Nullable FlameCanvas canvas;

  public FlameView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    table =
        new Grid<FlameModel.SelfTime>("Frames by self time", 24)
            .words("Frame", 120, row -> Shortened.frame(row.frame().name(), 40))
            .nodes(
                "",
                52,
                () -> new Bar(palette, 40, 8),
                (bar, row) ->
                    bar.show(List.of(new Bar.Part(row.share(), Hues.of(row.frame().kind()), 1))))
            .figures("Self", 70, FlameModel.SelfTime::share, row -> Numbers.share(row.share()));
    search.setPromptText("Search frames");
    search.setAccessibleText("Search frames");
    search.getStyleClass().add("search-field");
    search.setPrefWidth(220);
    search.textProperty().addListener((_, _, text) -> find(text));
    picture.setFitToWidth(true);
    picture.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(picture, Priority.ALWAYS);
    HBox head = Parts.pageHead(Parts.label("Flame graph"), Parts.label(""));
    head.getChildren().addAll(metrics, Parts.gap(), matched, search);
    HBox foot = new HBox(hovered);
    foot.getStyleClass().add("foot");
    foot.setMinHeight(32);
    picture.setPadding(new Insets(0, 16, 0, 16));
    middle.getChildren().addAll(head, picture, foot);
    VBox side = new VBox(sideHead(), table.view());
    side.getStyleClass().add("side");
    VBox.setVgrow(table.view(), Priority.ALWAYS);
    side.setPrefWidth(300);
    side.setMinWidth(280);
    root.setRight(side);
    root.getStyleClass().add("page");
    show(Investigation.empty());
  }

  private static HBox sideHead() {
    HBox head = new HBox(Parts.label("Self time", "pane-title"));
    head.getStyleClass().add("page-head");
    head.setMinHeight(40);
    return head;
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation investigation) {
    return investigation.linked().profiles().size();
  }

  @Override
  public void show(Investigation investigation) {
    List<FlameModel.Choice> choices = FlameModel.choices(investigation);
    root.getRight().setVisible(!choices.isEmpty());
    metrics.getChildren().clear();
    if (choices.isEmpty()) {
      root.setCenter(
          Cards.empty(
              "f-fire",
              "No profile yet",
              "A recording of Java Flight Recorder shows where the service spends its processor"
                  + " time: java -XX:StartFlightRecording=filename=app.jfr …",
              Cards.addFiles(links::addFiles),
              "slowpath flame app.jfr"));
      return;
    }
    root.setCenter(middle);
    ToggleGroup one = new ToggleGroup();
    for (FlameModel.Choice choice : choices) {
      ToggleButton button = new ToggleButton(FlameModel.name(choice));
      button.getStyleClass().add("segment");
      button.setToggleGroup(one);
      button.setOnAction(_ -> open(choice));
      metrics.getChildren().add(button);
    }
    one.selectToggle(one.getToggles().getFirst());
    open(choices.getFirst());
  }

  private void open(FlameModel.Choice choice) {
    CallTree opened = CallTree.of(choice.profile().profile(), choice.metric(), List.of());
    tree = opened;
    FlameCanvas painted = new FlameCanvas(palette, FlameLayout.of(opened), this::hover);
    canvas = painted;
    picture.setContent(painted);
    table.show(FlameModel.selfTimes(opened));
    find(search.getText());
  }

  private void hover(int node) {
    CallTree shown = tree;
    if (shown == null || node <= 0) {
      return;
    }
    hovered.setText(
        "%s · %s of all · %s · self %s"
            .formatted(
                shown.frame(node).name(),
                Numbers.share(shown.total(node) / (double) shown.total(0)),
                Metrics.text(shown.unit(), (double) shown.total(node)),
                Metrics.text(shown.unit(), (double) shown.self(node))));
  }

  private void find(String text) {
    CallTree shown = tree;
    FlameCanvas painted = canvas;
    if (shown == null || painted == null) {
      return;
    }
    painted.find(text);
    matched.setText(
        text.isEmpty() ? "" : Numbers.share(FlameModel.matched(shown, text)) + " matched");
  }
}
