package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.part.Figures;
import dev.slowpath.desktop.part.Figures.Figure;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.profile.CallTree;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.LineWeights.Line;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What stands beside a flame graph: its frames by their own time, and the chosen one.
final class FlameSide extends VBox {
  private static final int LINES = 4;

  private final Grid<FlameModel.FrameTime> table;
  private final VBox chosen = new VBox(8);
  private final Beside lines = new Beside();

  FlameSide(Palette palette, Consumer<Frame> find) {
    table =
        new Grid<FlameModel.FrameTime>("Frames by self time", 24)
            .wide("Frame", 130, () -> new FrameName(palette), FrameName::show)
            .nodes(
                "",
                40,
                () -> new Bar(palette, 28, 8),
                (bar, row) ->
                    bar.show(
                        List.of(new Bar.Part(row.selfShare(), Hues.of(row.frame().kind()), 1))))
            .figures(
                "Self %", 62, FlameModel.FrameTime::self, row -> Numbers.percent(row.selfShare()))
            .falling()
            .figures(
                "Total %",
                56, FlameModel.FrameTime::total, row -> Numbers.percent(row.totalShare()));
    table.onSelect(row -> find.accept(row.frame()));
    Label title = Parts.label("Frames", "pane-title");
    Label hint = Parts.label("itself, and with what it calls", "t3", "s11");
    HBox head = new HBox(12, title, hint);
    head.getStyleClass().add("page-head");
    head.setMinHeight(40);
    chosen.setPadding(new Insets(12, 16, 12, 16));
    chosen.setMinHeight(Region.USE_PREF_SIZE);
    VBox.setVgrow(table.view(), Priority.ALWAYS);
    getStyleClass().add("side");
    getChildren().addAll(head, table.view(), Parts.rule(), chosen);
    setPrefWidth(320);
    setMinWidth(300);
  }

  Grid<FlameModel.FrameTime> table() {
    return table;
  }

  void show(FlameModel.Shown shown) {
    table.show(shown.frames());
  }

  /// Says what is known of a node.
  void choose(FlameModel.Shown shown, int node) {
    CallTree tree = shown.tree();
    lines.drop();
    if (node == 0) {
      chosen
          .getChildren()
          .setAll(
              Parts.label("All frames", "pane-title"),
              Parts.paragraph(
                  "Click a frame to choose it, double-click or Enter to zoom. Esc returns.",
                  "t2",
                  "s12"));
      return;
    }
    Frame frame = tree.frame(node);
    List<FlameModel.FrameTime> all =
        shown.frames().stream().filter(one -> one.frame().equals(frame)).toList();
    double whole = Math.max(1, tree.total(0));
    long paths = 0;
    for (int at = 1; at < tree.size(); at++) {
      paths += tree.frame(at).equals(frame) ? 1 : 0;
    }
    List<Figure> figures =
        List.of(
            new Figure("Here, with callees", share(tree.total(node) / whole), "of all"),
            new Figure("Here, itself", share(tree.self(node) / whole), "of all"),
            new Figure("Everywhere, itself", share(all.getFirst().selfShare()), "of all"),
            new Figure("Call paths", Numbers.count(paths), ""));
    Label name = Parts.label(Shortened.method(frame.name()), "pane-title");
    Parts.tip(name, frame.name());
    String weight = Metrics.text(tree.unit(), (double) tree.total(node));
    String place = frame.file().isEmpty() ? "" : " · " + frame.file();
    chosen.getChildren().setAll(name, Parts.label(weight + place, "locator"), new Figures(figures));
    lines.show(() -> shown.lines(frame.name()), found -> addLines(found, whole));
  }

  /// The lines that most samples were at, of a function everywhere it is called.
  private void addLines(List<Line> found, double whole) {
    List<Figure> figures =
        found.stream()
            .limit(LINES)
            .map(line ->
                new Figure(
                    "Line " + line.line(),
                    share(line.total() / whole),
                    "of all",
                    share(line.self() / whole) + " of all at the line itself"))
            .toList();
    if (!figures.isEmpty()) {
      chosen.getChildren().addAll(Parts.rule(), new Figures(figures));
    }
  }

  private static String share(double share) {
    return Numbers.percent(share) + " %";
  }

  /// A frame in a row: class and method, the whole name where the pointer rests.
  private static final class FrameName extends HBox {
    private final Bar swatch;
    private final Label method = Parts.label("", "s12");

    FrameName(Palette palette) {
      super(6);
      swatch = new Bar(palette, 8, 8);
      setAlignment(Pos.CENTER_LEFT);
      method.setMinWidth(40);
      getChildren().addAll(swatch, method);
    }

    void show(FlameModel.FrameTime row) {
      String name = row.frame().name();
      String shown = Shortened.method(name);
      swatch.show(List.of(new Bar.Part(1, Hues.of(row.frame().kind()), 1)));
      method.setText(shown);
      Parts.tip(method, name);
    }
  }
}
