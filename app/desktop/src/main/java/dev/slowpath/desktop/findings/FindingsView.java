package dev.slowpath.desktop.findings;

import dev.slowpath.desktop.findings.FindingsModel.Row;
import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What people kept of the ranking: the findings as a plan, and all about the chosen one.
public final class FindingsView implements PageView {
  private static final double SIDE = 372;

  private final BorderPane root = new BorderPane();
  private final Label summary = Parts.label("");
  private final VBox table;
  private final ScrollPane side = new ScrollPane();
  private final Grid<Row> grid;
  private final FindingDetail detail;
  private final Links links;
  private Casebook casebook = Casebook.EMPTY;

  public FindingsView(Palette palette, Links links) {
    this.links = links;
    detail = new FindingDetail(palette, links);
    grid = grid();
    grid.onSelect(row -> detail.show(row.finding(), casebook));
    VBox.setVgrow(grid.view(), Priority.ALWAYS);
    HBox head = Parts.pageHead(Parts.label("Findings"), summary);
    head.getChildren()
        .addAll(
            Parts.gap(),
            Parts.button("Check", "c-check-all", "plain", () -> links.book().check()),
            Parts.button("Meeting", "p-presentation-play", "plain", () -> links.book().meet()));
    table = new VBox(head, grid.view());
    side.setFitToWidth(true);
    side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    side.setFocusTraversable(false);
    side.getStyleClass().add("side");
    side.setMinWidth(SIDE);
    side.setPrefWidth(SIDE);
    side.setContent(detail);
    root.getStyleClass().add("page");
    showNothing();
  }

  private static Grid<Row> grid() {
    return new Grid<Row>("Findings", 32)
        .words("", 28, row -> row.finding().id())
        .words("Finding", 216, row -> row.finding().title())
        .words("Plan", 96, Row::plan)
        .words("Status", 56, row -> row.finding().handling().status().word())
        .words("Owner", 48, row -> row.finding().handling().owner())
        .figures(
            "At most less",
            86,
            row -> row.finding().frozen().gainLoad(),
            row -> Numbers.load(row.finding().frozen().gainLoad()))
        .words("Now", 52, Row::now);
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation investigation) {
    return investigation.casebook().findings().size();
  }

  @Override
  public void show(Investigation investigation) {
    String before = chosen();
    casebook = investigation.casebook();
    List<Row> rows = FindingsModel.rows(casebook);
    if (rows.isEmpty()) {
      showNothing();
      return;
    }
    summary.setText(FindingsModel.summary(rows));
    root.setCenter(table);
    root.setRight(side);
    grid.show(rows);
    grid.select(0);
    choose(before);
    Row chosen = grid.view().getSelectionModel().getSelectedItem();
    if (chosen != null) {
      detail.show(chosen.finding(), casebook);
    }
  }

  private void showNothing() {
    root.setRight(null);
    root.setCenter(
        Cards.empty(
            "b-bookmark-outline",
            "No finding yet",
            "Keep a bottleneck as a finding (Alt+K on its page): its figures are frozen, and who"
                + " does what until when is written beside them.",
            Parts.button(
                "To the bottlenecks",
                "f-format-list-numbered",
                "primary",
                () -> links.toBottleneck("")),
            "slowpath finding keep week.slowpath 1"));
  }

  @Override
  public String chosen() {
    Row row = grid.view().getSelectionModel().getSelectedItem();
    return row == null ? "" : row.finding().id();
  }

  @Override
  public void choose(String id) {
    List<Row> rows = grid.view().getItems();
    for (int at = 0; at < rows.size(); at++) {
      if (rows.get(at).finding().id().equals(id)) {
        grid.select(at);
      }
    }
  }

  @Override
  public List<Command> commands() {
    return List.of(
        new Command("Write to the owner's line", "Alt+O", detail::write),
        new Command("Name an experiment", "Alt+X", detail::nameExperiment),
        new Command("Measure the last experiment", "Alt+M", detail::measure),
        new Command("Check findings against newer captures", "Alt+R", () -> links.book().check()),
        new Command("Show its bottleneck", "Alt+B", detail::toBottleneck),
        new Command("Copy it as the text of an issue", "Alt+I", detail::copyIssue),
        new Command("Remove the finding", "Alt+Delete", detail::remove));
  }

  @Override
  public List<Twin> twins() {
    return casebook.findings().isEmpty()
        ? List.of()
        : List.of(FindingsModel.twin(FindingsModel.rows(casebook)));
  }

  @Override
  public String note() {
    return "Ordered by what a day of work takes off the load at most";
  }

  @Override
  public String spoken() {
    return summary.getText();
  }
}
