package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.analysis.link.SpanTree;
import dev.slowpath.analysis.ranking.Coverage;
import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Bar;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.part.WaterfallCanvas;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.desktop.theme.Token;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.trace.TraceSet;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The home page: the ranking above, the evidence of the chosen bottleneck below.
public final class BottlenecksView implements PageView {
  private static final String CHANGE = "change";
  private static final String WITHOUT = "without";
  private static final double ABOVE = 396;
  private static final double HEADS = 40 + 28 + 2;

  private final BorderPane root = new BorderPane();
  private final SplitPane split = new SplitPane();
  private final Label summary = Parts.label("");
  private final Label explained = Parts.label("", "t2", "s12");
  private final HBox beside = new HBox(8);
  private final Bar coverage;
  private final RankingGrid ranking;
  private final Label title = Parts.label("", "pane-title");
  private final HBox more = new HBox(16);
  private final ToggleButton evidenceTab = new ToggleButton("Evidence");
  private final ToggleButton changeTab = new ToggleButton("What to change");
  private final ToggleButton withoutTab = new ToggleButton("What if");
  private final Removing removing = new Removing(this::put);
  private final HBox cards = new HBox(12);
  private final Beside looking = new Beside();
  private final Palette palette;
  private final Links links;
  private Investigation investigation = Investigation.empty();
  private @Nullable Chain chain;
  private @Nullable Trees trees;

  /// The children of all spans, worked out once for a set of traces; used beside the screen only.
  private static final class Trees {
    private final TraceSet traces;
    private @Nullable SpanTree tree;

    Trees(TraceSet traces) {
      this.traces = traces;
    }

    SpanTree tree() {
      SpanTree known = tree;
      if (known == null) {
        known = new SpanTree(traces);
        tree = known;
      }
      return known;
    }
  }

  public BottlenecksView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    ranking = new RankingGrid(palette);
    coverage = new Bar(palette, 160, 8);
    ranking.grid().onSelect(this::choose);
    HBox head = Parts.pageHead(Parts.label("Bottlenecks"), summary);
    explained.setMinWidth(Region.USE_PREF_SIZE);
    head.getChildren().addAll(beside, Parts.gap(), explained, coverage);
    VBox above = new VBox(head, ranking.view());
    VBox.setVgrow(ranking.view(), Priority.ALWAYS);
    above.setMinHeight(160);
    split.setOrientation(Orientation.VERTICAL);
    split.getItems().addAll(above, below());
    SplitPane.setResizableWithParent(above, false);
    split
        .heightProperty()
        .addListener((_, before, now) -> {
          if (before.doubleValue() <= 0 && now.doubleValue() > 0) {
            divide();
          }
        });
    root.getStyleClass().add("page");
    show(investigation);
  }

  /// The ranking takes what its rows need, up to a limit; the evidence has the rest.
  private void divide() {
    double height = split.getHeight();
    int rows = Math.max(1, ranking.view().getItems().size());
    double wanted = Math.min(HEADS + rows * RankingGrid.ROW, Math.min(ABOVE, height * 0.52));
    if (height > 0) {
      split.setDividerPositions(wanted / height);
    }
  }

  private VBox below() {
    ToggleGroup tabs = new ToggleGroup();
    for (ToggleButton tab : List.of(evidenceTab, changeTab, withoutTab)) {
      tab.setToggleGroup(tabs);
      tab.getStyleClass().setAll("tab-word");
      tab.setMinWidth(Region.USE_PREF_SIZE);
    }
    tabs.selectToggle(evidenceTab);
    tabs.selectedToggleProperty()
        .addListener((_, before, tab) -> {
          if (tab == null) {
            tabs.selectToggle(before);
          } else {
            showCards();
          }
        });
    more.setMinWidth(Region.USE_PREF_SIZE);
    HBox head = new HBox(16, title, evidenceTab, changeTab, withoutTab, Parts.gap(), more);
    more.getStyleClass().add("line");
    head.setPadding(new Insets(0, 16, 0, 16));
    head.setMinHeight(40);
    head.setStyle("-fx-alignment: center-left;");
    more.setStyle("-fx-alignment: center-right;");
    cards.setPadding(new Insets(0, 16, 16, 16));
    ScrollPane sideways = new ScrollPane(cards);
    sideways.setFitToHeight(true);
    sideways.setFitToWidth(true);
    sideways.setFocusTraversable(false);
    sideways.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(sideways, Priority.ALWAYS);
    VBox below = new VBox(head, sideways);
    below.getStyleClass().add("page");
    below.setMinHeight(200);
    return below;
  }

  @Override
  public Region root() {
    return root;
  }

  @Override
  public int count(Investigation shown) {
    return shown.ranking().bottlenecks().size();
  }

  @Override
  public void show(Investigation shown) {
    String before = chosen();
    investigation = shown;
    trees = new Trees(shown.linked().traces());
    removing.of(shown);
    chain = null;
    List<BottlenecksModel.Row> rows = BottlenecksModel.rows(shown);
    if (rows.isEmpty()) {
      root.setCenter(empty(shown));
      return;
    }
    root.setCenter(split);
    summary.setText(
        "%d ranked over %s"
            .formatted(rows.size(), Numbers.duration(shown.ranking().seconds() * 1e3)));
    explain(shown.ranking().coverage());
    beside.getChildren().clear();
    for (Twin table : Unranked.tables(shown)) {
      Hyperlink link =
          Parts.link(
              "%d %s".formatted(table.rows().size(), table.title().toLowerCase(Locale.ROOT)),
              () -> links.showTable(table));
      link.setMinWidth(Region.USE_PREF_SIZE);
      beside.getChildren().add(link);
    }
    ranking.show(rows);
    divide();
    ranking.grid().select(0);
    choose(before);
  }

  private VBox empty(Investigation shown) {
    HBox actions =
        new HBox(
            8,
            Cards.addFiles(links::addFiles),
            Parts.button("Open the sample", "f-flask-outline", "plain", links::openSample));
    actions.setStyle("-fx-alignment: center;");
    return Cards.empty(
        "f-format-list-numbered",
        shown.isEmpty() ? "Nothing to rank yet" : "Nothing ranks in these files",
        "Bottlenecks are ranked by the time they take, from traces, statement snapshots, plans and"
            + " profiles of one load.",
        actions,
        "slowpath demo");
  }

  /// The part of the load that the ranking explains, overlaps counted once.
  private void explain(Coverage covered) {
    boolean isKnown = covered.load() > 0;
    coverage.setVisible(isKnown);
    explained.setText(
        isKnown
            ? "Explained %s of load %s, overlaps counted once"
                .formatted(Numbers.load(covered.explained()), Numbers.load(covered.load()))
            : "");
    double share = isKnown ? covered.explained() / covered.load() : 0;
    coverage.show(List.of(new Bar.Part(share, Token.ACCENT, 1)));
    coverage.setAccessibleText(explained.getText());
  }

  private void choose(BottlenecksModel.Row row) {
    Trees of = trees;
    Investigation shown = investigation;
    if (of != null) {
      looking.show(() -> Chain.of(shown, row, of.tree()), this::open);
    }
  }

  private void open(Chain found) {
    chain = found;
    Bottleneck bottleneck = found.chosen();
    title.setText("%d · %s".formatted(found.row().rank(), BottlenecksModel.cause(found.row())));
    more.getChildren().clear();
    if (!found.row().caveats().isEmpty()) {
      more.getChildren().add(Caveats.link(found.row(), links));
    }
    EndpointKey endpoint = bottleneck.where().endpoint();
    if (endpoint != null) {
      more.getChildren().add(Parts.link(endpoint.name(), () -> links.toEndpoint(endpoint)));
    }
    more.getChildren().add(Parts.mark(bottleneck.proof()));
    more.getChildren()
        .add(Parts.button("Keep as finding", "b-bookmark-outline", "plain", this::keep));
    showCards();
  }

  private void showCards() {
    Chain shown = chain;
    if (shown == null) {
      return;
    }
    if (withoutTab.isSelected()) {
      removing.show(shown.chosen().id());
      return;
    }
    removing.drop();
    put(
        evidenceTab.isSelected()
            ? new EvidenceCards(palette, links, shown).all()
            : new ChangeCards(links, investigation, shown.chosen()).all());
  }

  private void put(List<VBox> all) {
    all.forEach(card -> HBox.setHgrow(card, Priority.ALWAYS));
    cards.getChildren().setAll(all);
  }

  @Override
  public String chosen() {
    BottlenecksModel.Row row = ranking.view().getSelectionModel().getSelectedItem();
    return row == null ? "" : row.bottleneck().id();
  }

  @Override
  public void choose(String id) {
    List<BottlenecksModel.Row> rows = ranking.view().getItems();
    for (int at = 0; at < rows.size(); at++) {
      if (rows.get(at).bottleneck().id().equals(id)) {
        ranking.grid().select(at);
      }
    }
  }

  @Override
  public String look() {
    return changeTab.isSelected() ? CHANGE : withoutTab.isSelected() ? WITHOUT : "";
  }

  @Override
  public void look(String as) {
    switch (as) {
      case CHANGE -> changeTab.setSelected(true);
      case WITHOUT -> withoutTab.setSelected(true);
      default -> evidenceTab.setSelected(true);
    }
  }

  @Override
  public List<Command> commands() {
    return List.of(
        new Command("Show the evidence", "Alt+E", evidenceTab::fire),
        new Command("Show what to change", "Alt+C", changeTab::fire),
        new Command("Show the requests without some bottlenecks", "Alt+W", withoutTab::fire),
        new Command("Keep as finding", "Alt+K", this::keep),
        new Command("Open the endpoint of the bottleneck", "Alt+Enter", this::openEndpoint));
  }

  private void keep() {
    if (!chosen().isEmpty()) {
      links.book().keep(chosen());
    }
  }

  private void openEndpoint() {
    Chain shown = chain;
    EndpointKey endpoint = shown == null ? null : shown.chosen().where().endpoint();
    if (endpoint != null) {
      links.toEndpoint(endpoint);
    }
  }

  @Override
  public List<Twin> twins() {
    List<Twin> twins = new ArrayList<>();
    Chain shown = chain;
    if (shown != null) {
      shown.request().ifPresent(one -> twins.add(WaterfallCanvas.twin(one.layout())));
      twins.add(gains(shown));
    }
    removing.twin().ifPresent(twins::add);
    twins.addAll(Unranked.tables(investigation));
    return twins;
  }

  private static Twin gains(Chain shown) {
    List<List<String>> rows =
        WhatIf.changes(shown).stream()
            .map(one ->
                List.of(
                    one.name(),
                    Numbers.ms(one.nowMs()),
                    Numbers.ms(one.thenMs()),
                    Numbers.gain(one.gainMs())))
            .toList();
    return new Twin(
        "What removing it gains at most",
        List.of("Percentile", "Now ms", "At best ms", "Gain ms"),
        rows);
  }

  @Override
  public String note() {
    return "Load = seconds of wall time spent per second observed";
  }

  @Override
  public String spoken() {
    return summary.getText() + ". " + title.getText();
  }
}
