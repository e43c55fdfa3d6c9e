package dev.slowpath.desktop.plans;

import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.SqlText;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The plans: which one on the left, its steps in the middle, what is remarkable on the right.
public final class PlansView implements PageView {
  private final BorderPane root = new BorderPane();
  private final Label summary = Parts.label("");
  private final Grid<KnownPlan> list;
  private final Grid<PlansModel.Step> steps;
  private final VBox detail = new VBox();
  private final SplitPane middle = new SplitPane();
  private final Palette palette;
  private final Links links;

  public PlansView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    list =
        new Grid<KnownPlan>("Plans", 40)
            .wide("Plan", 130, () -> new TwoPlanLines(), TwoPlanLines::show)
            .figures(
                "ms",
                64,
                plan -> plan.plan().executionMs(),
                plan -> Numbers.ms(plan.plan().executionMs()));
    steps = steps();
    list.onSelect(this::open);
    VBox tree = new VBox(Parts.pageHead(Parts.label("Plans"), summary), steps.view());
    VBox.setVgrow(steps.view(), Priority.ALWAYS);
    list.view().setMinWidth(200);
    middle.getItems().addAll(list.view(), tree);
    middle.setDividerPositions(0.27);
    detail.getStyleClass().add("detail");
    ScrollPane side = Cards.scroll(detail);
    side.getStyleClass().add("side");
    side.setPrefWidth(290);
    side.setMinWidth(280);
    root.setRight(side);
    root.getStyleClass().add("page");
    show(Investigation.empty());
  }

  private Grid<PlansModel.Step> steps() {
    return new Grid<PlansModel.Step>("Steps of the plan", 28)
        .figures(
            "#",
            34,
            step -> step.line().node().id(),
            step -> Integer.toString(step.line().node().id()))
        .wide("Node", 110, StepName::new, StepName::show)
        .nodes(
            "Exclusive",
            80,
            () -> new Bar(palette, 64, 12),
            (bar, step) -> bar.show(List.of(new Bar.Part(share(step), Token.HEAT, 1))))
        .figures("ms", 66, step -> step.line().exclusiveMs(), PlansModel::exclusive)
        .figures(
            "Est. rows",
            70,
            PlansModel::estimated,
            step -> Numbers.count(PlansModel.estimated(step)))
        .figures(
            "Rows/loop", 70, PlansModel::actual, step -> Numbers.count(PlansModel.actual(step)))
        .figures("Estimate off", 106, PlansModel::offBy, PlansModel::offByText)
        .figures("Loops", 56, PlansModel::loops, step -> Numbers.count(PlansModel.loops(step)));
  }

  private static double share(PlansModel.Step step) {
    return Double.isNaN(step.share()) ? 0 : step.share();
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation investigation) {
    return PlansModel.plans(investigation).size();
  }

  @Override
  public void show(Investigation investigation) {
    List<KnownPlan> plans = PlansModel.plans(investigation);
    root.getRight().setVisible(!plans.isEmpty());
    if (plans.isEmpty()) {
      root.setCenter(
          Cards.empty(
              "f-file-tree",
              "No plans yet",
              "Plans come from EXPLAIN (ANALYZE, BUFFERS) as text or JSON, or from the log of"
                  + " auto_explain.",
              Cards.addFiles(links::addFiles),
              "slowpath plan plan.json"));
      return;
    }
    root.setCenter(middle);
    list.show(plans);
    list.select(0);
  }

  /// Chooses a plan.
  public void select(String file, int number) {
    List<KnownPlan> plans = list.view().getItems();
    for (int row = 0; row < plans.size(); row++) {
      KnownPlan plan = plans.get(row);
      if (plan.source().file().equals(file) && plan.number() == number) {
        list.select(row);
      }
    }
  }

  private void open(KnownPlan known) {
    summary.setText(
        "Execution %s ms · planning %s ms · unexplained %s ms"
            .formatted(
                Numbers.ms(known.plan().executionMs()),
                Numbers.ms(known.plan().planningMs()),
                Numbers.ms(PlanLedger.unexplainedMs(known.plan()))));
    steps.show(PlansModel.steps(known));
    detail.getChildren().setAll(Parts.label("Observations", "page-title"));
    List<String> remarks = PlansModel.remarks(known);
    remarks.forEach(remark -> detail.getChildren().add(Cards.remark(remark)));
    if (remarks.isEmpty()) {
      detail.getChildren().add(Parts.paragraph("Nothing remarkable in this plan.", "t2", "s12"));
    }
    if (!known.plan().statement().isEmpty()) {
      VBox code = new VBox(new SqlText(known.plan().statement()));
      code.getStyleClass().add("code-box");
      detail
          .getChildren()
          .addAll(
              Parts.rule(),
              Parts.label("Statement", "pane-title"),
              code,
              Parts.link("Open statement", () -> links.toStatement(known.plan().statement())));
    }
    detail.getChildren().add(Parts.paragraph(known.source().file(), "locator"));
  }

  /// A plan in the list: where it begins, and the file.
  private static final class TwoPlanLines extends VBox {
    private final Label node = Parts.label("", "s12", "strong");
    private final Label file = Parts.label("", "locator");

    TwoPlanLines() {
      setAlignment(Pos.CENTER_LEFT);
      getChildren().addAll(node, file);
    }

    void show(KnownPlan known) {
      String statement = known.plan().statement();
      node.setText(statement.isEmpty() ? known.plan().root().type() : Shortened.sql(statement, 34));
      file.setText(known.source().file().substring(known.source().file().lastIndexOf('/') + 1));
    }
  }

  /// The name of a step, indented, with guide lines.
  private static final class StepName extends HBox {
    private final Label type = Parts.label("", "s12", "strong");
    private final Label object = Parts.label("", "s12", "t2");
    private final Node warning = Parts.mark("", "a-alert-outline", "warn");

    StepName() {
      super(6);
      setAlignment(Pos.CENTER_LEFT);
      type.setMinWidth(Region.USE_PREF_SIZE);
      getChildren().addAll(type, object, warning);
    }

    void show(PlansModel.Step step) {
      PlanNode node = step.line().node();
      setPadding(new Insets(0, 0, 0, step.depth() * 16.0));
      type.setText(node.type());
      object.setText(PlansModel.object(node));
      warning.setVisible(step.isRemarked());
    }
  }
}
