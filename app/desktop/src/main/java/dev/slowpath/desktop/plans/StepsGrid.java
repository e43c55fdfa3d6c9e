package dev.slowpath.desktop.plans;

import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.plan.Buffers;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The table of a plan's steps.
final class StepsGrid {

  private StepsGrid() {}

  static Grid<PlansModel.Step> of(Palette palette) {
    return new Grid<PlansModel.Step>("Steps of the plan", 28)
        .figures(
            "#",
            32,
            step -> step.line().node().id(),
            step -> Integer.toString(step.line().node().id()))
        .wide("Node", 180, () -> new StepName(palette), StepName::show)
        .nodes("Own time", 62, () -> new Bar(palette, 46, 12), StepsGrid::own)
        .figures("ms", 72, PlansModel.Step::ownMs, PlansModel::exclusive)
        .figures(
            "Est. rows",
            74,
            PlansModel::estimated,
            step -> Numbers.count(PlansModel.estimated(step)))
        .figures("Rows", 74, PlansModel::actual, step -> Numbers.count(PlansModel.actual(step)))
        .nodes("Estimate off by", 116, () -> new Off(palette), Off::show)
        .by(PlansModel::offBy)
        .figures("Loops", 48, PlansModel::loops, step -> Numbers.count(PlansModel.loops(step)))
        .figures("Hit", 54, step -> blocks(step, true), step -> count(step, true))
        .figures("Read", 50, step -> blocks(step, false), step -> count(step, false));
  }

  private static void own(Bar bar, PlansModel.Step step) {
    double share = Double.isNaN(step.share()) ? 0 : step.share();
    bar.show(List.of(new Bar.Part(share, Token.HEAT, 1)));
  }

  private static double blocks(PlansModel.Step step, boolean isHit) {
    return PlansModel.blocks(step, isHit ? Buffers::sharedHit : Buffers::sharedRead);
  }

  private static String count(PlansModel.Step step, boolean isHit) {
    return Numbers.count(blocks(step, isHit));
  }

  /// How far an estimate was off: a bar on a logarithmic scale, and the factor.
  private static final class Off extends HBox {
    private final Bar bar;
    private final Label factor = Parts.label("", "figure");

    Off(Palette palette) {
      super(6);
      setAlignment(Pos.CENTER_LEFT);
      bar = new Bar(palette, 30, 8);
      factor.setMinWidth(Region.USE_PREF_SIZE);
      getChildren().addAll(bar, factor);
    }

    void show(PlansModel.Step step) {
      double share = PlansModel.offShare(step);
      bar.setVisible(share > 0);
      bar.setManaged(share > 0);
      bar.show(List.of(new Bar.Part(share, Token.HEAT, 1)));
      factor.setText(PlansModel.offByText(step));
      factor.getStyleClass().removeAll("t3", "s11");
      if (share == 0) {
        factor.getStyleClass().addAll("t3", "s11");
      }
    }
  }
}
