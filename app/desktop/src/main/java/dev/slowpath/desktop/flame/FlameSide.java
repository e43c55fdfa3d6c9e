package dev.slowpath.desktop.flame;

import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.part.Figures;
import dev.slowpath.desktop.part.Figures.Figure;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Hues;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.Segments;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.FrameTree;
import dev.slowpath.model.profile.LineWeights.Line;
import dev.slowpath.workbench.layout.SampleTimes;
import dev.slowpath.workbench.wording.FrameKinds;
import dev.slowpath.workbench.wording.Metrics;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.Shortened;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final Label hint = Parts.label("", "t3", "s11");

  private final ThreadList threads;
  private final Segments<Boolean> kinds;
  private final Segments<String> states;
  private boolean hasStates;

  /// What the frame with most weight of its own has of all: a bar as long as there is room.
  private double most = 1;

  /// @param find is told a frame to be found in the graph
  /// @param thread is told what the names of the threads hold that were chosen
  /// @param state is told what threads did whose samples are chosen; empty for all
  FlameSide(
      Palette palette, Consumer<Frame> find, Consumer<String> thread, Consumer<String> state) {
    states = new Segments<>(word -> word.isEmpty() ? "All states" : word, state);
    states.setPadding(new Insets(0, 16, 8, 16));
    threads = new ThreadList(thread);
    kinds = new Segments<>(isThreads -> isThreads ? "Threads" : "Frames", this::turn);
    kinds.show(List.of(false, true));
    table =
        new Grid<FlameModel.FrameTime>("Frames by self time", 24)
            .wide("Frame", 130, () -> new FrameName(palette), FrameName::show)
            .nodes(
                "",
                40,
                () -> new Bar(palette, 28, 8),
                (bar, row) ->
                    bar.show(
                        List.of(
                            new Bar.Part(row.selfShare() / most, Hues.of(row.frame().kind()), 1))))
            .figures(
                "Self %", 62, FlameModel.FrameTime::self, row -> Numbers.percent(row.selfShare()))
            .falling()
            .figures(
                "Total %",
                56, FlameModel.FrameTime::total, row -> Numbers.percent(row.totalShare()));
    table.onSelect(row -> find.accept(row.frame()));
    HBox head = new HBox(12, kinds, hint);
    head.getStyleClass().add("page-head");
    head.setMinHeight(40);
    chosen.setPadding(new Insets(12, 16, 12, 16));
    chosen.setMinHeight(Region.USE_PREF_SIZE);
    VBox.setVgrow(table.view(), Priority.ALWAYS);
    VBox.setVgrow(threads.view(), Priority.ALWAYS);
    getStyleClass().add("side");
    getChildren().addAll(head, states, table.view(), threads.view(), Parts.rule(), chosen);
    turn(false);
    setPrefWidth(320);
    setMinWidth(300);
  }

  private void turn(boolean isThreads) {
    hint.setText(isThreads ? "one holds every page to it" : "itself, and with what it calls");
    table.view().setVisible(!isThreads);
    table.view().setManaged(!isThreads);
    states.setVisible(isThreads && hasStates);
    states.setManaged(isThreads && hasStates);
    threads.view().setVisible(isThreads);
    threads.view().setManaged(isThreads);
  }

  /// Shows frames or threads, whichever are not shown.
  void next() {
    kinds.next();
  }

  void show(SampleTimes times) {
    threads.show(times);
    hasStates = times.states().size() > 1;
    List<String> words = new ArrayList<>(List.of(""));
    times.states().forEach(one -> words.add(one.id()));
    states.show(hasStates ? words : List.of());
    turn(Boolean.TRUE.equals(kinds.chosen()));
  }

  void show(FlameModel.Shown shown) {
    most = shown.frames().isEmpty() ? 1 : shown.frames().getFirst().selfShare();
    table.show(shown.frames());
  }

  /// Says what is known of a node.
  void choose(FlameModel.Shown shown, FrameTree tree, int node) {
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
    double self = all.stream().mapToDouble(FlameModel.FrameTime::selfShare).sum();
    long paths = all.stream().mapToLong(FlameModel.FrameTime::paths).sum();
    double whole = Math.max(1, tree.total(0));
    List<Figure> figures =
        List.of(
            new Figure("Here, with callees", share(tree.total(node) / whole), "of all"),
            new Figure("Here, itself", share(tree.self(node) / whole), "of all"),
            new Figure("Everywhere, itself", share(self), "of all"),
            new Figure("Call paths", Numbers.count(paths), ""));
    Label name = Parts.label(Shortened.method(frame.name()), "pane-title");
    Parts.tip(name, frame.name());
    String weight = Metrics.text(shown.tree().unit(), (double) tree.total(node));
    String place = frame.file().isEmpty() ? "" : " · " + frame.file();
    chosen.getChildren().setAll(name, Parts.label(weight + place, "locator"), new Figures(figures));
    String ran = FrameKinds.shares(tree.ran(node));
    if (!ran.isEmpty()) {
      chosen.getChildren().add(2, Parts.paragraph("Ran " + ran, "t2", "s11"));
    }
    double everything = Math.max(1, shown.tree().total(0));
    lines.show(() -> shown.lines(frame.name()), found -> addLines(found, everything));
  }

  /// The lines that most samples were at, of a function everywhere it is called.
  private void addLines(List<Line> found, double whole) {
    List<Figure> figures =
        found.stream()
            .sorted(Comparator.comparingLong(Line::total).reversed())
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
