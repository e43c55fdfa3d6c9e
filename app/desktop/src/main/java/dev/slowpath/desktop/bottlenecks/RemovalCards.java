package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.analysis.whatif.Prediction;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.model.endpoint.Latency;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Bottlenecks to tick, and beside them the requests as they would be without all that are ticked:
/// gains that overlap are not added up, every request is taken again.
final class RemovalCards {
  private static final List<String> HEADS = List.of("p50 ms", "p95 ms", "p99 ms", "mean ms");
  private static final List<ToDoubleFunction<Latency>> FIGURES =
      List.of(Latency::p50Ms, Latency::p95Ms, Latency::p99Ms, Latency::meanMs);

  private final List<BottlenecksModel.Row> rows;
  private final Set<String> ticked;
  private final Removal.Answer answer;

  /// @param ticked ids of the bottlenecks that are left out
  RemovalCards(List<BottlenecksModel.Row> rows, Set<String> ticked, Removal.Answer answer) {
    this.rows = rows;
    this.ticked = Set.copyOf(ticked);
    this.answer = answer;
  }

  /// @param tick told an id and whether it is ticked now
  List<VBox> all(BiConsumer<String, Boolean> tick) {
    VBox choice = choice(tick);
    choice.setPrefWidth(300);
    choice.setMinWidth(260);
    VBox then = then();
    then.setPrefWidth(700);
    then.setMinWidth(420);
    return List.of(choice, then);
  }

  private VBox choice(BiConsumer<String, Boolean> tick) {
    List<Node> body = new ArrayList<>();
    for (BottlenecksModel.Row row : rows) {
      String id = row.bottleneck().id();
      String where = BottlenecksModel.place(row.bottleneck().where());
      CheckBox box =
          new CheckBox("%d · %s, %s".formatted(row.rank(), BottlenecksModel.cause(row), where));
      box.setSelected(ticked.contains(id));
      box.setDisable(!answer.removable().contains(id));
      box.setOnAction(_ -> tick.accept(id, box.isSelected()));
      box.setMaxWidth(Double.MAX_VALUE);
      Parts.tip(
          box,
          answer.removable().contains(id)
              ? box.getText()
              : box.getText() + ": not a part of the requests' time");
      body.add(box);
    }
    return Cards.evidence(
        "c-checkbox-multiple-marked-outline", "Without these", Parts.label(""), body, "");
  }

  private VBox then() {
    Prediction prediction = answer.prediction();
    Label load =
        Parts.label(
            "load of the requests %s → %s at most"
                .formatted(Numbers.load(prediction.load()), Numbers.load(prediction.loadThen())),
            "figure",
            "t2");
    load.setMinWidth(Region.USE_PREF_SIZE);
    List<Node> body = new ArrayList<>();
    if (prediction.endpoints().isEmpty()) {
      body.add(
          Parts.paragraph(
              ticked.isEmpty()
                  ? "Tick what would be gone: every request is taken again without it."
                  : "No request would change.",
              "t2",
              "s12"));
    } else {
      body.add(grid(prediction));
      body.add(
          Parts.paragraph(
              "At best: each request taken again without all that is ticked, under the same"
                  + " traffic. Queues that stay are not shorter for it.",
              "t3",
              "s11"));
    }
    return Cards.evidence("t-tune-vertical", "The requests then", load, body, "");
  }

  private static GridPane grid(Prediction prediction) {
    GridPane grid = new GridPane();
    grid.setHgap(24);
    grid.setVgap(6);
    ColumnConstraints name = new ColumnConstraints();
    name.setHgrow(Priority.ALWAYS);
    name.setMinWidth(120);
    grid.getColumnConstraints().add(name);
    for (int column = 0; column < HEADS.size(); column++) {
      ColumnConstraints figures = new ColumnConstraints();
      figures.setHalignment(HPos.RIGHT);
      figures.setMinWidth(Region.USE_PREF_SIZE);
      grid.getColumnConstraints().add(figures);
      grid.add(Parts.label(HEADS.get(column), "t3", "s11"), column + 1, 0);
    }
    int row = 1;
    for (Prediction.Change change : prediction.endpoints()) {
      boolean isSent = isSent(change);
      Label endpoint = Parts.label(name(change), "s12");
      grid.add(endpoint, 0, row);
      for (int column = 0; column < FIGURES.size(); column++) {
        double now = FIGURES.get(column).applyAsDouble(isSent ? change.sentNow() : change.now());
        double then = FIGURES.get(column).applyAsDouble(isSent ? change.sentThen() : change.then());
        Label figure = Parts.label(figures(now, then), "figure");
        figure.setMinWidth(Region.USE_PREF_SIZE);
        grid.add(figure, column + 1, row);
      }
      row++;
    }
    return grid;
  }

  /// Where a wait before the request goes, it is measured from when requests were sent.
  private static boolean isSent(Prediction.Change change) {
    return change.sentNow().n() > 0 && change.now().equals(change.then());
  }

  private static String name(Prediction.Change change) {
    return change.endpoint().name() + (isSent(change) ? ", since sent" : "");
  }

  private static String figures(double now, double then) {
    return Double.isNaN(now) ? Numbers.UNKNOWN : Numbers.ms(now) + " → " + Numbers.ms(then);
  }

  Twin twin() {
    List<List<String>> table = new ArrayList<>();
    for (Prediction.Change change : answer.prediction().endpoints()) {
      boolean isSent = isSent(change);
      List<String> row = new ArrayList<>(List.of(name(change)));
      for (ToDoubleFunction<Latency> figure : FIGURES) {
        row.add(
            figures(
                figure.applyAsDouble(isSent ? change.sentNow() : change.now()),
                figure.applyAsDouble(isSent ? change.sentThen() : change.then())));
      }
      table.add(row);
    }
    List<String> heads = new ArrayList<>(List.of("Endpoint"));
    heads.addAll(HEADS);
    return new Twin("The requests without what is ticked", heads, table);
  }
}
