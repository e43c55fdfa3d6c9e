package dev.slowpath.desktop.plans;

import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.analysis.plan.PlanTime;
import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.Segments;
import dev.slowpath.desktop.part.TwoLines;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.plan.Buffers;
import dev.slowpath.workbench.layout.PlanLayout;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.PlanText;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The plans: the steps of one with their time, rows and blocks, its text, and what is remarkable.
public final class PlansView implements PageView {
  private static final double SIDE = 300;

  private final BorderPane root = new BorderPane();
  private final Label summary = Parts.label("");
  private final Grid<KnownPlan> list;
  private final Grid<PlansModel.Step> steps;
  private final PlanIcicle icicle;
  private final ChangesPane changes;
  private final Segments<PlanTime> time;
  private final Button compare;
  private final BorderPane main = new BorderPane();
  private @Nullable KnownPlan against;
  private final RawText raw = new RawText();
  private final VBox detail = new VBox();
  private final VBox side;
  private final SplitPane middle = new SplitPane();
  private final Palette palette;
  private final Links links;
  private Investigation investigation = Investigation.empty();
  private @Nullable KnownPlan shown;

  public PlansView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    list = list();
    steps = StepsGrid.of(palette);
    icicle = new PlanIcicle(palette, this::chooseStep);
    changes = new ChangesPane(palette, this::chooseStep);
    time = new Segments<>(PlansView::name, _ -> reopen());
    time.show(List.of(PlanTime.values()));
    compare = Parts.button("Compare plans", "v-vector-difference", "plain", this::offerComparison);
    compare.getStyleClass().add("small");
    list.onSelect(this::open);
    steps.onSelect(this::openStep);
    HBox head = Parts.pageHead(Parts.label("Plan"), summary);
    head.getChildren().addAll(Parts.gap(), time, compare);
    main.setTop(head);
    VBox tree = new VBox(legend(), steps.view());
    VBox.setVgrow(steps.view(), Priority.ALWAYS);
    middle.setOrientation(Orientation.VERTICAL);
    middle.getItems().addAll(tree, raw);
    middle.setDividerPositions(0.68);
    detail.getStyleClass().add("detail");
    ScrollPane scroll = Cards.scroll(detail);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    side = new VBox(list.view(), scroll);
    side.getStyleClass().add("side");
    side.setPrefWidth(SIDE);
    side.setMinWidth(SIDE);
    root.getStyleClass().add("page");
    show(Investigation.empty());
  }

  private static String name(PlanTime time) {
    return switch (time) {
      case WALL -> "Wall";
      case PROCESS -> "Process";
      case CRITICAL -> "Critical path";
    };
  }

  private Grid<KnownPlan> list() {
    return new Grid<KnownPlan>("Plans", 40)
        .wide("Plan", 150, () -> new TwoLines("strong", "locator"), this::name)
        .figures(
            "ms", 76, one -> one.plan().executionMs(), one -> Numbers.ms(one.plan().executionMs()))
        .falling();
  }

  private void name(TwoLines cell, KnownPlan known) {
    String sql = known.plan().statement();
    cell.show(
        sql.isEmpty() ? known.plan().root().type() : Shortened.sql(sql, 30),
        PlansModel.shortName(known, PlansModel.plans(investigation)));
  }

  private VBox legend() {
    Bar heat = new Bar(palette, 72, 8);
    heat.show(
        List.of(
            new Bar.Part(0.25, Token.HEAT, 0.25),
            new Bar.Part(0.25, Token.HEAT, 0.5),
            new Bar.Part(0.25, Token.HEAT, 0.75),
            new Bar.Part(0.25, Token.HEAT, 1)));
    HBox words =
        new HBox(
            8,
            Parts.label("Width: own time of a step and of those below. Heat: its own", "t3", "s11"),
            Parts.gap(),
            Parts.label("none", "t3", "s11"),
            heat,
            Parts.label("most", "t3", "s11"));
    words.setAlignment(Pos.CENTER_LEFT);
    VBox picture = new VBox(6, words, icicle);
    picture.setPadding(new Insets(0, 16, 12, 16));
    return picture;
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation of) {
    return of.linked().plans().size();
  }

  @Override
  public void show(Investigation of) {
    String before = chosen();
    investigation = of;
    List<KnownPlan> plans = PlansModel.plans(of);
    shown = null;
    if (plans.isEmpty()) {
      root.setRight(null);
      root.setCenter(
          Cards.empty(
              "f-file-tree",
              "No plans yet",
              "Plans come from EXPLAIN (ANALYZE, BUFFERS) as text or JSON, or from the log of"
                  + " auto_explain.",
              Cards.addFiles(links::addFiles),
              "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) select …"));
      return;
    }
    root.setCenter(main);
    root.setRight(side);
    against = null;
    double height = 28 + 40.0 * Math.min(4, plans.size()) + 2;
    list.view().setMinHeight(height);
    list.view().setMaxHeight(height);
    list.show(plans);
    list.select(0);
    choose(before);
  }

  /// Chooses a plan.
  public void select(String file, int number) {
    choose(file + "#" + number);
  }

  /// Asks for the plan that the one shown is held against.
  private void offerComparison() {
    KnownPlan known = shown;
    if (known == null) {
      return;
    }
    ContextMenu menu = new ContextMenu();
    for (KnownPlan other : PlansModel.others(investigation, known)) {
      MenuItem item =
          new MenuItem("With " + PlansModel.shortName(other, PlansModel.plans(investigation)));
      item.setOnAction(_ -> compareWith(other));
      menu.getItems().add(item);
    }
    if (against != null) {
      MenuItem none = new MenuItem("Show the plan alone");
      none.setOnAction(_ -> compareWith(null));
      menu.getItems().addFirst(none);
    }
    menu.show(compare, Side.BOTTOM, 0, 4);
  }

  private void compareWith(@Nullable KnownPlan other) {
    against = other;
    reopen();
  }

  /// Holds the plan against the next of the others, behind the last against none.
  private void compareNext() {
    KnownPlan known = shown;
    if (known != null) {
      List<KnownPlan> others = PlansModel.others(investigation, known);
      int next = against == null ? 0 : others.indexOf(against) + 1;
      compareWith(next < others.size() ? others.get(next) : null);
    }
  }

  private void reopen() {
    KnownPlan known = shown;
    if (known != null) {
      open(known);
    }
  }

  /// The time looked at: they differ only where processes worked side by side.
  private PlanTime time() {
    PlanTime chosen = time.chosen();
    return chosen == null ? PlanTime.WALL : chosen;
  }

  /// Shows the plan alone, or against another.
  private void arrange(KnownPlan known) {
    KnownPlan other = against;
    compare.setVisible(!PlansModel.others(investigation, known).isEmpty());
    if (other == null || other.equals(known)) {
      main.setCenter(middle);
      return;
    }
    main.setCenter(changes);
    changes.show(other, known, time(), PlansModel.plans(investigation));
  }

  private void open(KnownPlan known) {
    shown = known;
    summary.setText(
        "Execution %s ms · planning %s ms · unexplained %s ms"
            .formatted(
                Numbers.ms(known.plan().executionMs()),
                Numbers.ms(known.plan().planningMs()),
                Numbers.ms(PlanLedger.unexplainedMs(known.plan()))));
    raw.show(PlanText.of(known.plan()), known.source().file());
    List<PlansModel.Step> all = PlansModel.steps(known, time());
    boolean isShared = all.stream().anyMatch(step -> step.line().processes() > 1);
    time.setVisible(isShared);
    time.setManaged(isShared);
    icicle.show(PlanLayout.of(known.plan(), time()), node -> all.get(node - 1).words());
    steps.show(all);
    int hottest = 0;
    for (int at = 1; at < all.size(); at++) {
      hottest = all.get(at).ownMs() > all.get(hottest).ownMs() ? at : hottest;
    }
    steps.select(hottest);
    arrange(known);
  }

  private void chooseStep(int node) {
    List<PlansModel.Step> all = steps.view().getItems();
    for (int at = 0; at < all.size(); at++) {
      if (all.get(at).line().node().id() == node) {
        steps.select(at);
      }
    }
  }

  private void openStep(PlansModel.Step step) {
    KnownPlan known = shown;
    if (known == null) {
      return;
    }
    int node = step.line().node().id();
    icicle.mark(node);
    raw.mark(node);
    PlanDetail beside = new PlanDetail(links, investigation, known, this::chooseStep);
    List<VBox> remarks = beside.observations(node);
    detail.getChildren().setAll(Parts.label("Observations", "pane-title"));
    detail.getChildren().addAll(remarks);
    if (remarks.isEmpty()) {
      Node none = Parts.paragraph("Nothing remarkable in this plan.", "t2", "s12");
      detail.getChildren().add(none);
    }
    detail.getChildren().addAll(beside.step(step.line()), Parts.rule());
    detail.getChildren().add(Parts.label("Statement", "pane-title"));
    detail.getChildren().addAll(beside.statement());
  }

  @Override
  public String chosen() {
    KnownPlan known = shown;
    return known == null ? "" : PlansModel.name(known);
  }

  @Override
  public void choose(String name) {
    List<KnownPlan> plans = list.view().getItems();
    for (int row = 0; row < plans.size(); row++) {
      if (PlansModel.name(plans.get(row)).equals(name)) {
        list.select(row);
      }
    }
  }

  @Override
  public String look() {
    return time().name();
  }

  @Override
  public void look(String as) {
    time.choose(PlanTime.valueOf(as));
  }

  @Override
  public List<Command> commands() {
    return List.of(
        new Command("Show the next plan", "Alt+Down", () -> step(1)),
        new Command("Show the plan before", "Alt+Up", () -> step(-1)),
        new Command("Compare the plan with the next other", this::compareNext),
        new Command("Show wall, process or critical time", time::next),
        new Command("Copy the plan as text", () -> Parts.toClipboard(copied())));
  }

  private String copied() {
    return against == null ? raw.text() : changes.text();
  }

  private void step(int by) {
    list.select(list.view().getSelectionModel().getSelectedIndex() + by);
  }

  @Override
  public List<Twin> twins() {
    List<List<String>> rows =
        steps.view().getItems().stream()
            .map(step ->
                List.of(
                    Integer.toString(step.line().node().id()),
                    "  ".repeat(step.depth()) + step.line().node().type(),
                    PlansModel.object(step.line().node()),
                    PlansModel.exclusive(step),
                    Numbers.ms(step.line().inclusiveMs()),
                    Numbers.count(PlansModel.estimated(step)),
                    Numbers.count(PlansModel.actual(step)),
                    Numbers.count(PlansModel.loops(step)),
                    Numbers.count(PlansModel.blocks(step, Buffers::sharedHit)),
                    Numbers.count(PlansModel.blocks(step, Buffers::sharedRead))))
            .toList();
    List<String> columns =
        List.of(
            "#",
            "Node",
            "On",
            "Own ms",
            "With children ms",
            "Rows est.",
            "Rows",
            "Loops",
            "Hit",
            "Read");
    if (shown == null) {
      return List.of();
    }
    Twin all = new Twin("Steps of the plan", columns, rows);
    return against == null ? List.of(all) : List.of(all, changes.twin());
  }

  @Override
  public String note() {
    return "Own time leaves out children; rows and estimates are per loop";
  }

  @Override
  public String spoken() {
    return summary.getText();
  }
}
