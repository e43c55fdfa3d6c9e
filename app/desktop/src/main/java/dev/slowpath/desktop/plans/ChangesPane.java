package dev.slowpath.desktop.plans;

import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.plan.PlanDiff;
import dev.slowpath.analysis.plan.PlanLedger;
import dev.slowpath.analysis.plan.PlanTime;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.workbench.layout.PlanLayout;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.PlanChanges;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Two plans of a statement against each other: both as pictures, and what became of each step.
final class ChangesPane extends VBox {
  private final PlanIcicle before;
  private final PlanIcicle after;
  private final Label nameBefore = Parts.label("", "t3", "s11");
  private final Label nameAfter = Parts.label("", "t3", "s11");
  private final Label summary = Parts.paragraph("", "s12", "t2");
  private final Grid<PlanDiff.Change> grid = grid();
  private final IntConsumer chosen;
  private String text = "";

  /// @param chosen told the step of the later plan that is chosen
  ChangesPane(Palette palette, IntConsumer chosen) {
    this.chosen = chosen;
    before = new PlanIcicle(palette, node -> choose(node, true));
    after = new PlanIcicle(palette, node -> choose(node, false));
    grid.onSelect(this::mark);
    HBox said =
        new HBox(8, summary, Parts.gap(), Parts.copy("Copy the changes as text", () -> text));
    HBox.setHgrow(summary, Priority.ALWAYS);
    said.setAlignment(Pos.CENTER_LEFT);
    VBox pictures = new VBox(6, nameBefore, before, nameAfter, after, said);
    pictures.setPadding(new Insets(0, 16, 8, 16));
    VBox.setVgrow(grid.view(), Priority.ALWAYS);
    getChildren().addAll(pictures, grid.view());
  }

  private static Grid<PlanDiff.Change> grid() {
    return new Grid<PlanDiff.Change>("What changed between the plans", 28)
        .figures("± ms", 68, PlanDiff.Change::deltaMs, one -> Numbers.gain(-one.deltaMs()))
        .falling()
        .words("What", 120, PlanDiff.Change::role, "s12", "strong")
        .words("How", 130, PlanChanges::types, "s12", "t2")
        .figures("Rows", 56, part(PlanDiff.Effects::rowsMs), ms(PlanDiff.Effects::rowsMs))
        .figures("Loops", 56, part(PlanDiff.Effects::loopsMs), ms(PlanDiff.Effects::loopsMs))
        .figures("Per row", 62, part(PlanDiff.Effects::perRowMs), ms(PlanDiff.Effects::perRowMs))
        .figures("Cache", 56, part(PlanDiff.Effects::cacheMs), ms(PlanDiff.Effects::cacheMs))
        .figures("Spill", 56, part(PlanDiff.Effects::spillMs), ms(PlanDiff.Effects::spillMs))
        .figures("Workers", 64, part(PlanDiff.Effects::workersMs), ms(PlanDiff.Effects::workersMs));
  }

  private static ToDoubleFunction<PlanDiff.Change> part(ToDoubleFunction<PlanDiff.Effects> effect) {
    return change -> effect.applyAsDouble(change.effects());
  }

  private static java.util.function.Function<PlanDiff.Change, String> ms(
      ToDoubleFunction<PlanDiff.Effects> effect) {
    return change -> Numbers.gain(-effect.applyAsDouble(change.effects()));
  }

  /// @param all the plans that the names tell them from
  void show(KnownPlan earlier, KnownPlan later, PlanTime time, List<KnownPlan> all) {
    PlanDiff diff = PlanDiff.of(earlier.plan(), later.plan());
    String first = PlansModel.shortName(earlier, all);
    String second = PlansModel.shortName(later, all);
    nameBefore.setText("Before: " + first);
    nameAfter.setText("After: " + second + ", on the same scale");
    double msBefore = picture(before, earlier, time);
    double msAfter = picture(after, later, time);
    before.scale(msBefore / Math.max(msBefore, msAfter));
    after.scale(msAfter / Math.max(msBefore, msAfter));
    summary.setText(PlanChanges.summary(diff));
    text = PlanChanges.text(diff, first, second);
    grid.show(PlanChanges.largestFirst(diff));
    grid.select(0);
  }

  /// What its steps took together.
  private static double picture(PlanIcicle icicle, KnownPlan known, PlanTime time) {
    List<PlansModel.Step> steps = PlansModel.steps(known, time);
    icicle.show(PlanLayout.of(known.plan(), time), node -> steps.get(node - 1).words());
    return Math.max(1e-6, steps.stream().mapToDouble(PlansModel.Step::ownMs).sum());
  }

  private void mark(PlanDiff.Change change) {
    before.mark(change.before().map(line -> line.node().id()).orElse(0));
    int node = change.after().map(line -> line.node().id()).orElse(0);
    after.mark(node);
    if (node > 0) {
      chosen.accept(node);
    }
  }

  private void choose(int node, boolean isBefore) {
    List<PlanDiff.Change> changes = grid.view().getItems();
    for (int row = 0; row < changes.size(); row++) {
      Optional<PlanLedger.Line> line =
          isBefore ? changes.get(row).before() : changes.get(row).after();
      if (line.isPresent() && line.get().node().id() == node) {
        grid.select(row);
      }
    }
  }

  /// The changes as text, for a ticket.
  String text() {
    return text;
  }

  Twin twin() {
    List<List<String>> rows =
        grid.view().getItems().stream()
            .map(one ->
                List.of(
                    Numbers.gain(-one.deltaMs()),
                    one.role(),
                    PlanChanges.types(one),
                    PlanChanges.parts(one.effects())))
            .toList();
    return new Twin("What changed", List.of("± ms", "What", "How", "By"), rows);
  }
}
