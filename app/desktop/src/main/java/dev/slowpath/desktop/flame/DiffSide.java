package dev.slowpath.desktop.flame;

import dev.slowpath.analysis.flame.Change;
import dev.slowpath.analysis.flame.FunctionChange;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.workbench.wording.FlameDiffWords;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Beside the difference of two profiles: functions by how much they differ, and the chosen place.
final class DiffSide extends VBox {
  /// The table of a difference holds so many functions.
  private static final int TABLED = 2_000;

  private final Grid<FunctionChange> table;
  private final VBox chosen = new VBox(8);
  private @Nullable Compared shown;

  /// @param find is told the name of a function to be found in the graph
  DiffSide(Consumer<String> find) {
    table =
        new Grid<FunctionChange>("Functions by difference", 24)
            .words("Function", 110, row -> Shortened.method(row.frame().name()))
            .figures("Self %", 66, row -> row.self().delta(), row -> part(row.self()))
            .figures("Total %", 66, row -> row.total().delta(), row -> part(row.total()))
            .words("Change", 66, DiffSide::mark);
    table.onSelect(row -> find.accept(row.frame().name()));
    HBox head =
        new HBox(12, Parts.label("Functions", "pane-title"), Parts.label(HINT, "t3", "s11"));
    head.getStyleClass().add("page-head");
    head.setMinHeight(40);
    chosen.setPadding(new Insets(12, 16, 12, 16));
    chosen.setMinHeight(Region.USE_PREF_SIZE);
    VBox.setVgrow(table.view(), Priority.ALWAYS);
    getStyleClass().add("side");
    getChildren().addAll(head, table.view(), Parts.rule(), chosen);
    setPrefWidth(352);
    setMinWidth(332);
  }

  private static final String HINT = "more or less, of all that was before";

  /// A difference, of all that was before.
  private String part(Change change) {
    Compared both = shown;
    if (both == null) {
      return "";
    }
    double part = change.delta() / both.diff().change(0).rateBefore();
    return (part < 0 ? "−" : "+") + Numbers.percent(Math.abs(part));
  }

  private String delta(Change change) {
    Compared both = shown;
    return both == null
        ? ""
        : FlameDiffWords.signed(change.delta(), both.diff().per(), both.unit());
  }

  private static String mark(FunctionChange row) {
    return FlameDiffWords.mark(isTold(row.self()) ? row.self() : row.total());
  }

  private static boolean isTold(Change change) {
    return change.verdict() != Change.Verdict.NOISE;
  }

  void show(Compared both) {
    shown = both;
    table.show(both.diff().functions());
    choose(both, 0);
  }

  /// Says what is known of a node.
  void choose(Compared both, int node) {
    String name = node == 0 ? "All of both" : both.diff().frame(node).name();
    Label title = Parts.label(Shortened.method(name), "pane-title");
    Parts.tip(title, name);
    chosen
        .getChildren()
        .setAll(
            title,
            Parts.paragraph(
                FlameDiffWords.text(both.diff().change(node), both.diff().per(), both.unit()),
                "t2",
                "s12"));
  }

  /// The same as a table.
  Twin twin(Compared both) {
    return new Twin(
        "Functions by difference, " + FlameDiffWords.text(both.diff().per()),
        List.of("Function", "Itself before", "Itself after", "Difference", "Told", "With callees"),
        both.diff().functions().stream()
            .limit(TABLED)
            .map(row ->
                List.of(
                    row.frame().name(),
                    FlameDiffWords.rate(row.self().rateBefore(), both.diff().per(), both.unit()),
                    FlameDiffWords.rate(row.self().rateAfter(), both.diff().per(), both.unit()),
                    delta(row.self()),
                    FlameDiffWords.verdict(row.self()),
                    delta(row.total())))
            .toList());
  }
}
