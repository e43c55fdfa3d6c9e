package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.TwoLines;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.bottleneck.Cost;
import dev.slowpath.model.bottleneck.Lever;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The table of ranked bottlenecks.
final class RankingGrid {
  static final double ROW = 36;

  /// Below this width of the table, levers are icons only.
  private static final double WIDE = 1_200;

  private static final double LEVER = 156;
  private static final double LEVER_ICON = 44;

  private final Palette palette;
  private final Grid<BottlenecksModel.Row> grid;
  private final TableColumn<?, ?> lever;
  private boolean isWide = true;
  private double most = 1;

  RankingGrid(Palette palette) {
    this.palette = palette;
    grid = made();
    lever = grid.view().getColumns().get(2);
    grid.view().widthProperty().addListener((_, _, width) -> fit(width.doubleValue()));
  }

  Grid<BottlenecksModel.Row> grid() {
    return grid;
  }

  TableView<BottlenecksModel.Row> view() {
    return grid.view();
  }

  void show(List<BottlenecksModel.Row> rows) {
    most =
        rows.stream().mapToDouble(row -> cost(row).load()).filter(load -> load > 0).max().orElse(1);
    grid.show(rows);
  }

  private void fit(double width) {
    boolean nowWide = width >= WIDE;
    if (nowWide != isWide && width > 0) {
      isWide = nowWide;
      double wanted = nowWide ? LEVER : LEVER_ICON;
      lever.setMinWidth(wanted);
      lever.setMaxWidth(wanted);
      lever.setPrefWidth(wanted);
      lever.setText(nowWide ? "Lever" : "");
      view().refresh();
    }
  }

  private Grid<BottlenecksModel.Row> made() {
    return new Grid<BottlenecksModel.Row>("Ranked bottlenecks", ROW)
        .figures("#", 36, BottlenecksModel.Row::rank, row -> Integer.toString(row.rank()))
        .wide("Cause", 236, () -> new TwoLines("strong", "t2"), RankingGrid::cause)
        .nodes("Lever", LEVER, () -> Parts.badge(Lever.CODE), this::lever)
        .wide("Where", 180, () -> new TwoLines("strong", "locator"), RankingGrid::where)
        .nodes("Solid = removable", 108, () -> new Bar(palette, 96, 12), this::bar)
        .figures("Load", 58, row -> cost(row).load(), row -> Numbers.load(cost(row).load()))
        .falling()
        .nodes("Share", 88, () -> new TwoLines("figure", "t3").right(), RankingGrid::share)
        .by(row -> cost(row).share())
        .right()
        .figures(
            "ms/request",
            76,
            row -> cost(row).perRequestMs(),
            row -> Numbers.ms(cost(row).perRequestMs()))
        .nodes(
            "Gain if removed", 140, () -> new TwoLines("figure", "t3").right(), RankingGrid::gain)
        .by(row -> row.bottleneck().bound().p95Ms())
        .right()
        .nodes("Proof", 106, ProofCell::new, ProofCell::show);
  }

  private static Cost cost(BottlenecksModel.Row row) {
    return row.bottleneck().cost();
  }

  private static void cause(TwoLines cell, BottlenecksModel.Row row) {
    cell.show(BottlenecksModel.cause(row), BottlenecksModel.causeDetail(row));
  }

  private static void where(TwoLines cell, BottlenecksModel.Row row) {
    cell.show(
        BottlenecksModel.place(row.bottleneck().where()),
        BottlenecksModel.subject(row.bottleneck().where()));
  }

  private static void share(TwoLines cell, BottlenecksModel.Row row) {
    cell.show(Numbers.share(cost(row).share()), BottlenecksModel.shareOf(row));
  }

  private static void gain(TwoLines cell, BottlenecksModel.Row row) {
    cell.show(BottlenecksModel.gain(row), BottlenecksModel.gainOf(row));
  }

  private void lever(Label badge, BottlenecksModel.Row row) {
    Lever of = row.bottleneck().cause().lever();
    Label made = Parts.badge(of);
    badge.setText(made.getText());
    badge.setGraphic(made.getGraphic());
    badge.getStyleClass().setAll(made.getStyleClass());
    badge.setContentDisplay(isWide ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
    if (!isWide) {
      badge.getStyleClass().add("narrow");
    }
    Parts.tip(badge, Causes.name(of));
  }

  private void bar(Bar bar, BottlenecksModel.Row row) {
    double share = cost(row).load() / most;
    if (Double.isNaN(share)) {
      bar.clear();
      return;
    }
    double solid = share * BottlenecksModel.removable(row);
    Token hue = Hues.of(row.bottleneck().cause().lever());
    bar.show(List.of(new Bar.Part(solid, hue, 1), new Bar.Part(share - solid, hue, 0.42)));
    bar.setAccessibleText(
        "%s of the load at most, of %s"
            .formatted(Numbers.load(solid * most), Numbers.load(cost(row).load())));
  }
}
