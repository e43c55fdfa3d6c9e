package dev.slowpath.desktop.statements;

import dev.slowpath.analysis.link.Linked.KnownCatalog;
import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.analysis.statement.StatementFigure;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Aligned;
import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Figures;
import dev.slowpath.desktop.part.Figures.Figure;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.LoggedWords;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One statement: its text, where a call's time goes, its figures, who calls it and which plans
/// show it.
final class StatementDetail extends VBox {
  private static final double COURSE = 280;
  private static final String DEVIATION = "Of the executions in the window, from sums of squares";

  private final Palette palette;
  private final Links links;
  private final Investigation investigation;
  private final StatementsModel.Row row;

  StatementDetail(
      Palette palette, Links links, Investigation investigation, StatementsModel.Row row) {
    this.palette = palette;
    this.links = links;
    this.investigation = investigation;
    this.row = row;
    getStyleClass().add("detail");
    String id = row.server().change().key().queryId();
    HBox head =
        id.isEmpty()
            ? new HBox(Parts.label("No queryid is known", "pane-title"))
            : new HBox(
                8,
                Parts.label("queryid " + id, "pane-title"),
                Parts.gap(),
                Parts.copy("Copy the queryid", () -> id));
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, Cards.sql(row.server().change().text()));
    rank();
    around();
    time();
    getChildren().addAll(Parts.rule(), new Figures(figures()), Parts.rule());
    logged();
    callers();
    plans();
    if (!row.tables().isEmpty()) {
      getChildren()
          .add(
              new TableFacts(
                  row.tables(), investigation.linked().catalog().map(KnownCatalog::catalog)));
    }
  }

  /// What a server's log holds of it.
  private void logged() {
    row.logged()
        .ifPresent(one -> {
          Hyperlink source =
              Parts.link(one.at().source().file(), () -> links.toSource(one.at().source().file()));
          Parts.tip(source, one.at().source().file());
          getChildren()
              .addAll(
                  Parts.label("In the log", "pane-title"),
                  Parts.paragraph(LoggedWords.text(one), "t2", "s12"),
                  Parts.paragraph(
                      "A lower bound: executions below the log's threshold are not in it.",
                      "t3",
                      "s11"),
                  source);
        });
  }

  private void rank() {
    List<Bottleneck> known =
        investigation.ranking().bottlenecks().stream()
            .filter(one -> one.where().statement().equals(row.form().text()))
            .toList();
    known.forEach(one ->
        getChildren()
            .add(
                Parts.link(
                    "Rank %d: %s".formatted(investigation.rank(one), Causes.title(one.cause())),
                    () -> links.toBottleneck(one.id()))));
  }

  /// One step of a call's time.
  private record Part(String name, double ms, Token hue, double from) {}

  private List<Part> parts() {
    double client = row.clientMs();
    double server = row.perCall(Counter.TOTAL_EXEC_MS);
    List<Part> parts = new ArrayList<>();
    if (!Double.isNaN(client)) {
      parts.add(new Part("Seen by the client", client, Token.OWN, 0));
    }
    String of = row.isOfLog() ? "Executed, of what is logged" : "Executed by PostgreSQL";
    parts.add(new Part(of, server, Token.DB, 0));
    if (client >= server && !row.isOfLog()) {
      parts.add(new Part("Network and driver", client - server, Token.HTTP, server));
    }
    return parts;
  }

  private void time() {
    HBox head =
        new HBox(
            8,
            Parts.label("Where a call's time goes", "pane-title"),
            Parts.gap(),
            Parts.label("ms, mean", "t3", "s11"));
    head.setAlignment(Pos.BASELINE_LEFT);
    getChildren().add(head);
    List<Part> parts = parts();
    double most = parts.stream().mapToDouble(Part::ms).max().orElse(1);
    List<String> figures = Aligned.of(parts.stream().map(part -> Numbers.ms(part.ms())).toList());
    for (int at = 0; at < parts.size(); at++) {
      Part part = parts.get(at);
      Bar bar = Bar.growing(palette, 6);
      bar.show(
          List.of(
              new Bar.Part(part.from() / most, Token.TRACK, 0),
              new Bar.Part(part.ms() / most, part.hue(), 1)));
      HBox line =
          new HBox(
              8,
              Parts.label(part.name(), "t2", "s12"),
              Parts.gap(),
              Parts.label(figures.get(at), "figure"));
      getChildren().add(new VBox(3, line, bar));
    }
    if (row.callers().isEmpty()) {
      getChildren()
          .add(
              Parts.paragraph(
                  "What clients see is not known: no span carries this statement.", "t3", "s11"));
    }
  }

  private List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("Calls", Numbers.count(row.of(Counter.CALLS)), ""));
    figures.add(new Figure("Load in the database", Numbers.load(row.load()), "s/s"));
    figures.add(
        new Figure(
            row.isOfLog() ? "Slowest" : "Slowest, since reset",
            Numbers.ms(row.latest(Counter.MAX_EXEC_MS)),
            "ms"));
    figures.add(
        new Figure(
            "Deviation", Numbers.ms(row.perCall(StatementFigure.DEVIATION_MS)), "ms", DEVIATION));
    if (!row.isOfLog()) {
      counters(figures);
    }
    return figures;
  }

  /// What a snapshot counts and a log does not.
  private void counters(List<Figure> figures) {
    figures.add(new Figure("Planning", Numbers.ms(row.perCall(Counter.TOTAL_PLAN_MS)), "ms/call"));
    figures.add(new Figure("Rows", Numbers.count(row.perCall(Counter.ROWS)), "per call"));
    figures.add(
        new Figure("Blocks hit", Numbers.count(row.perCall(Counter.SHARED_BLKS_HIT)), "per call"));
    figures.add(
        new Figure(
            "Blocks read", Numbers.count(row.perCall(Counter.SHARED_BLKS_READ)), "per call"));
    figures.add(
        new Figure(
            "Temp blocks", Numbers.count(row.perCall(Counter.TEMP_BLKS_WRITTEN)), "per call"));
    figures.add(
        new Figure("WAL", Numbers.count(row.perCall(StatementFigure.WAL_BYTES)), "bytes/call"));
    figures.add(new Figure("JIT", Numbers.ms(row.perCall(StatementFigure.JIT_MS)), "ms/call"));
    figures.add(
        new Figure(
            "Waiting for blocks", Numbers.ms(row.perCall(StatementFigure.IO_MS)), "ms/call"));
  }

  /// Who asks, and the load over time where several snapshots tell it.
  private void around() {
    if (!row.owner().isEmpty()) {
      getChildren().add(Parts.label(row.owner(), "t2", "s12"));
    }
    if (row.hasCourse()) {
      getChildren()
          .addAll(
              Parts.label("Load from snapshot to snapshot", "pane-title"),
              new Course(palette, row.course(), COURSE));
    }
  }

  private void callers() {
    getChildren().add(Parts.label("Called by", "pane-title"));
    for (StatementUse use : row.callers()) {
      Hyperlink link = Parts.link(use.endpoint().name(), () -> links.toEndpoint(use.endpoint()));
      HBox.setHgrow(link, Priority.SOMETIMES);
      Label figure = Parts.label(Numbers.count(StatementsModel.perRequest(use)), "figure");
      HBox line = new HBox(8, link, Parts.gap(), figure, Parts.label("a request", "t3", "s11"));
      line.setAlignment(Pos.CENTER_LEFT);
      getChildren().add(line);
    }
    if (row.callers().isEmpty()) {
      getChildren().add(Parts.paragraph(StatementsModel.callers(row), "t2", "s12"));
    }
  }

  private void plans() {
    getChildren().add(Parts.label("Plans", "pane-title"));
    for (KnownPlan plan : row.plans()) {
      String name =
          "%s, one run of %s ms"
              .formatted(plan.plan().root().type(), Numbers.ms(plan.plan().executionMs()));
      Label joined = Parts.tag("same SQL", true);
      joined.setMinWidth(Region.USE_PREF_SIZE);
      Parts.tip(joined, "The same canonical SQL");
      HBox line =
          new HBox(
              8,
              Parts.link(name, () -> links.toPlan(plan.source().file(), plan.number())),
              Parts.gap(),
              joined);
      line.setAlignment(Pos.CENTER_LEFT);
      getChildren().add(line);
    }
    getChildren()
        .add(
            Parts.button(
                "EXPLAIN on a server", "d-database-search-outline", "plain", this::explain));
    if (row.plans().isEmpty()) {
      String explain = "EXPLAIN (ANALYZE, BUFFERS) " + row.server().change().text() + ";";
      getChildren()
          .addAll(
              Parts.paragraph("None read: EXPLAIN it, or switch on auto_explain.", "t2", "s12"),
              Parts.button(
                  "Copy the EXPLAIN", "c-content-copy", "plain", () -> Parts.toClipboard(explain)));
    }
  }

  /// Asks the connected server for its plan, as if the index were there that it may lack.
  void explain() {
    links
        .servers()
        .explain(row.server().change().text(), StatementsModel.index(investigation, row));
  }

  Twin twin() {
    List<List<String>> rows =
        parts().stream().map(part -> List.of(part.name(), Numbers.ms(part.ms()))).toList();
    return new Twin("Where a call's time goes", List.of("Part", "ms, mean"), rows);
  }
}
