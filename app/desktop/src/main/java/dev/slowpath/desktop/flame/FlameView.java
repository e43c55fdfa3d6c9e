package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.flame.FlameSteps.Kind;
import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.Segments;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.profile.EstimatedTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Lens;
import dev.slowpath.model.profile.Metric;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Samples;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.FrameKinds;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The flame graph of a profile, one metric at a time, and its frames by self time.
public final class FlameView implements PageView {
  /// The table of a picture holds this many of the heaviest frames.
  private static final int TABLED = 2_000;

  private final BorderPane root = new BorderPane();

  private final MetricChooser metrics = new MetricChooser(this::work);
  private final Segments<Boolean> turn;
  private final ToggleButton merge = new ToggleButton("Merge recursion");
  private final ToggleButton inverted = new ToggleButton("Callers");
  private final HBox crumbs = new HBox(6);
  private final FlameSteps steps = new FlameSteps(this::work);
  private final Label quality = Parts.label("", "t3", "s11");
  private final FlowPane legend = new FlowPane(16, 4);
  private final FlameSearch search = new FlameSearch();
  private final FlameSide side;
  private final BorderPane middle = new BorderPane();
  private final Beside offering = new Beside();
  private final Beside working = new Beside();
  private final Palette palette;
  private final Links links;
  private Investigation investigation = Investigation.empty();
  private FlameModel.@Nullable Shown shown;
  private @Nullable FlamePicture picture;
  private @Nullable FlameMenu menu;
  private Optional<Predicate<FlameModel.Choice>> wanted = Optional.empty();

  public FlameView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    turn = new Segments<>(isFlame -> isFlame ? "Flame" : "Icicle", this::turn);
    turn.show(List.of(false, true));
    for (ToggleButton lens : List.of(merge, inverted)) {
      lens.getStyleClass().setAll("segment", "only");
      lens.setOnAction(_ -> work());
    }
    side = new FlameSide(palette, frame -> search.exactly(frame.name()));
    middle.setTop(head());
    legend.getStyleClass().add("foot");
    legend.setPadding(new Insets(8, 16, 8, 16));
    legend.setMinHeight(32);
    middle.setBottom(legend);
    root.getStyleClass().add("page");
    show(investigation);
  }

  private VBox head() {
    HBox first = Parts.pageHead(Parts.label("Flame graph"), Parts.label(""));
    first.getChildren().setAll(first.getChildren().getFirst(), metrics, Parts.gap());
    first.setMinHeight(48);
    crumbs.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(crumbs, Priority.ALWAYS);
    quality.setMinWidth(60);
    HBox second = new HBox(12, crumbs, quality, search);
    second.setAlignment(Pos.CENTER_LEFT);
    second.setPadding(new Insets(0, 16, 8, 16));
    return new VBox(first, second, steps);
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation of) {
    int paths = of.linked().traces().size() > 0 ? 1 : 0;
    return of.linked().profiles().size() + paths;
  }

  @Override
  public void show(Investigation of) {
    investigation = of;
    offering.show(() -> FlameModel.choices(of), this::offer);
  }

  private void offer(List<FlameModel.Choice> choices) {
    metrics.show(choices);
    wanted.ifPresent(metrics::chooseFirst);
    wanted = Optional.empty();
    if (choices.isEmpty()) {
      working.drop();
      shown = null;
      root.setRight(null);
      root.setCenter(
          Cards.empty(
              "f-fire",
              "No profile yet",
              "A profile shows where the service spends its processor time: a recording of Java"
                  + " Flight Recorder, py-spy, pprof, perf or cProfile.",
              Cards.addFiles(links::addFiles),
              "java -XX:StartFlightRecording=filename=app.jfr …"));
      return;
    }
    root.setCenter(middle);
    root.setRight(side);
    work();
  }

  /// Shows the critical paths of all traces; as soon as they are there.
  public void showPaths() {
    show(choice -> choice.metric() == Metric.CRITICAL_PATH);
  }

  /// Shows a metric of a profile; as soon as it is there.
  public void showMetric(String file, String metric) {
    show(choice ->
        choice.metric().id().equals(metric) && choice.profile().source().file().equals(file));
  }

  private void show(Predicate<FlameModel.Choice> isSo) {
    wanted = metrics.chooseFirst(isSo) ? Optional.empty() : Optional.of(isSo);
  }

  private void work() {
    FlameModel.Choice choice = metrics.chosen();
    if (choice == null) {
      return;
    }
    List<Lens> taken = steps.lenses(choice.profile().profile());
    FlameModel.Switches switches =
        new FlameModel.Switches(merge.isSelected(), inverted.isSelected());
    List<Lens> lenses = FlameModel.lenses(investigation.filters(), taken, switches);
    working.show(() -> FlameModel.shown(choice, lenses), this::open);
  }

  private void open(FlameModel.Shown ready) {
    shown = ready;
    FlamePicture before = picture;
    boolean hadFocus = before != null && before.isFocused();
    FlamePicture made = new FlamePicture(palette, ready.layout(), this::told);
    picture = made;
    FlameMenu actions = new FlameMenu(made, steps::add, search::exactly);
    actions.listen();
    menu = actions;
    made.turn(Boolean.TRUE.equals(turn.chosen()));
    HBox framed = new HBox(made);
    HBox.setHgrow(made, Priority.ALWAYS);
    framed.setPadding(new Insets(0, 8, 0, 16));
    middle.setCenter(framed);
    side.show(ready);
    search.of(made);
    told(0);
    if (before != null && hadFocus) {
      made.requestFocus();
      made.chooseAs(before);
    }
    quality.setText(quality(ready));
    legend
        .getChildren()
        .setAll(ready.kinds().stream().sorted().map(kind -> (Node) key(kind)).toList());
    legend.getChildren().add(Parts.label(width(ready.choice().metric()), "t3", "s11"));
  }

  private static String width(Metric metric) {
    return metric == Metric.CRITICAL_PATH
        ? "Width is wall time that requests wait for; callers above callees"
        : "Width is weight, not time; callers above callees";
  }

  /// What was lost and cut, and what the filters leave of the profile.
  private static String quality(FlameModel.Shown ready) {
    FlameModel.Choice choice = ready.choice();
    Samples samples = choice.profile().profile().samples(choice.metric()).orElseThrow();
    Samples.Losses losses = samples.losses();
    List<String> parts = new ArrayList<>();
    boolean isOfPaths = choice.metric() == Metric.CRITICAL_PATH;
    parts.add(Numbers.count(ready.tree().samples()) + (isOfPaths ? " paths" : " samples"));
    if (EstimatedTree.isEstimated(choice.profile().profile())) {
      parts.add("tree estimated from callers");
    }
    Optional.ofNullable(choice.profile().profile().facts().get(Profile.MODE)).ifPresent(parts::add);
    if (losses.lost() > 0) {
      parts.add(Numbers.count(losses.lost()) + " lost");
    }
    if (losses.truncated() > 0) {
      parts.add(Numbers.count(losses.truncated()) + " cut");
    }
    if (ready.tree().samples() < samples.size()) {
      parts.add("of " + Numbers.count((long) samples.size()) + ", filtered");
    }
    return String.join(" · ", parts);
  }

  private HBox key(Frame.Kind kind) {
    Rectangle swatch = new Rectangle(8, 8, palette.color(Hues.of(kind)));
    HBox key = new HBox(6, swatch, Parts.label(FrameKinds.name(kind), "t2", "s11"));
    key.setAlignment(Pos.CENTER_LEFT);
    return key;
  }

  private void told(int node) {
    FlameModel.Shown ready = shown;
    FlamePicture of = picture;
    if (ready == null || of == null) {
      return;
    }
    side.choose(ready, node);
    Button all = crumb("all", 0, of);
    crumbs.getChildren().setAll(all);
    int zoomed = of.window().zoomed();
    if (zoomed > 0) {
      double share = ready.tree().total(zoomed) / (double) ready.tree().total(0);
      String name = Shortened.method(ready.tree().frame(zoomed).name());
      crumbs
          .getChildren()
          .addAll(
              Parts.label("›", "t3"),
              crumb(name, zoomed, of),
              Parts.label(Numbers.share(share), "figure", "t2"));
    }
  }

  private static Button crumb(String name, int node, FlamePicture of) {
    Button crumb = new Button(name);
    crumb.getStyleClass().setAll("crumb");
    crumb.setAccessibleText("Zoom to " + name);
    crumb.setOnAction(_ -> of.zoom(node));
    return crumb;
  }

  private void turn(boolean isFlame) {
    FlamePicture of = picture;
    if (of != null) {
      of.turn(isFlame);
    }
  }

  @Override
  public boolean find() {
    search.focus();
    return true;
  }

  @Override
  public String chosen() {
    return search.text();
  }

  /// Finds frames of one name, or what was searched for.
  @Override
  public void choose(String what) {
    FlameModel.Shown ready = shown;
    boolean isFrame =
        ready != null && ready.frames().stream().anyMatch(one -> one.frame().name().equals(what));
    if (isFrame || (ready == null && !what.isEmpty())) {
      search.exactly(what);
    } else {
      search.type(what);
    }
  }

  @Override
  public List<Command> commands() {
    return List.of(
        new Command("Search the frames", "/", search::focus),
        new Command("Go to the next match", "Alt+N", () -> search.go(1)),
        new Command("Go to the match before", "Alt+P", () -> search.go(-1)),
        new Command("Return to all frames", "Alt+0", () -> zoom(0)),
        new Command("Turn the graph over", "Alt+I", turn::next),
        new Command("Merge or split recursion", "Alt+R", merge::fire),
        new Command("Show callers below callees", "Alt+C", inverted::fire),
        new Command("Focus on the chosen function", "Alt+F", () -> step(Kind.FOCUS)),
        new Command("Show the callers of the chosen function", "Alt+B", () -> step(Kind.CALLERS)),
        new Command("Take the chosen function out", "Alt+M", () -> step(Kind.HIDE)),
        new Command(
            "Leave out all samples with the chosen function", "Alt+D", () -> step(Kind.DROP)),
        new Command("Show own code only", "Alt+O", () -> step(Kind.OWN_CODE)),
        new Command("Take the last of these steps back", "Alt+Z", steps::undo));
  }

  private void step(Kind kind) {
    FlameMenu actions = menu;
    if (actions != null) {
      actions.step(kind);
    }
  }

  @Override
  public String look() {
    return steps.look();
  }

  @Override
  public void look(String as) {
    steps.look(as);
  }

  private void zoom(int node) {
    FlamePicture of = picture;
    if (of != null) {
      of.zoom(node);
    }
  }

  @Override
  public List<Node> switches() {
    return List.of(merge, inverted, turn);
  }

  @Override
  public List<Twin> twins() {
    FlameModel.Shown ready = shown;
    if (ready == null) {
      return List.of();
    }
    var tree = ready.tree();
    List<List<String>> rows =
        IntStream.range(1, Math.min(TABLED, tree.size()))
            .mapToObj(node ->
                List.of(
                    tree.frame(node).name(),
                    Integer.toString(ready.layout().row(node)),
                    tree.parent(node) == 0 ? "all" : tree.frame(tree.parent(node)).name(),
                    Metrics.text(tree.unit(), (double) tree.total(node)),
                    Metrics.text(tree.unit(), (double) tree.self(node)),
                    Numbers.share(tree.total(node) / (double) Math.max(1, tree.total(0)))))
            .toList();
    List<String> columns = List.of("Frame", "Depth", "Called by", "Total", "Self", "Share of all");
    return List.of(new Twin("Frames by depth, the heaviest first", columns, rows));
  }

  @Override
  public String note() {
    return "Metrics are never added to one another";
  }

  @Override
  public String spoken() {
    return quality.getText();
  }
}
