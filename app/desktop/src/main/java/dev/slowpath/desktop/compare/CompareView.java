package dev.slowpath.desktop.compare;

import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.analysis.compare.EndpointChange;
import dev.slowpath.analysis.compare.Verdict;
import dev.slowpath.desktop.page.Command;
import dev.slowpath.desktop.page.Links;
import dev.slowpath.desktop.page.PageView;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Beside;
import dev.slowpath.desktop.part.Cards;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.desktop.theme.Palette;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.screen.Periods;
import dev.slowpath.workbench.wording.ComparisonWords;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Before against after: the two recordings of an investigation, endpoint by endpoint as a forest
/// plot, and what stands behind the chosen verdict.
public final class CompareView implements PageView {
  private static final double SIDE = 312;
  private static final double FOREST = 138;
  private static final int RECORDINGS = 2;

  private final BorderPane root = new BorderPane();
  private final ScrollPane side = new ScrollPane();
  private final Label summary = Parts.label("");
  private final VBox table = new VBox();
  private final Grid<EndpointChange> grid;
  private final Palette palette;
  private final Links links;
  private final Button profiles;
  private final Beside comparing = new Beside();
  private final Beside counting = new Beside();
  private @Nullable Investigation compared;
  private @Nullable Comparison comparison;

  public CompareView(Palette palette, Links links) {
    this.palette = palette;
    this.links = links;
    profiles = Parts.button("Flame graphs", "f-fire", "plain", links::toDifference);
    Parts.tip(profiles, "The last profile held against the first (Alt+F)");
    grid = grid();
    grid.onSelect(this::open);
    VBox.setVgrow(grid.view(), Priority.ALWAYS);
    HBox head = Parts.pageHead(Parts.label("Compare"), summary);
    head.getChildren().addAll(Parts.gap(), profiles);
    table.getChildren().addAll(head, grid.view(), legend());
    side.setFitToWidth(true);
    side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    side.setFocusTraversable(false);
    side.getStyleClass().add("side");
    side.setMinWidth(SIDE);
    side.setPrefWidth(SIDE);
    root.getStyleClass().add("page");
    showNothing();
  }

  private Grid<EndpointChange> grid() {
    return new Grid<EndpointChange>("Before and after", 32)
        .words("Endpoint", 150, row -> row.key().name())
        .figures(
            "Before ms", 70, row -> CompareModel.figure(row, row.before()), CompareView::before)
        .figures("After ms", 64, row -> CompareModel.figure(row, row.after()), CompareView::after)
        .nodes(
            "",
            FOREST + 12,
            () -> new ForestGlyph(palette, FOREST),
            (glyph, row) -> glyph.show(row.decisive(), row.verdict()))
        .head(ForestGlyph.axis(palette, FOREST))
        .by(row -> row.decisive().value())
        .figures(
            "Ratio",
            52,
            row -> row.decisive().value(),
            row -> ComparisonWords.ratio(row.decisive().value()))
        .nodes("95 %", 100, CompareView::interval, CompareView::fillInterval)
        .nodes("Verdict", 134, CompareView::badge, CompareView::fill);
  }

  private static String before(EndpointChange row) {
    return Numbers.ms(CompareModel.figure(row, row.before()));
  }

  private static String after(EndpointChange row) {
    return Numbers.ms(CompareModel.figure(row, row.after()));
  }

  private static Label interval() {
    return Parts.label("", "figure", "t2");
  }

  private static void fillInterval(Label label, EndpointChange row) {
    label.setText(ComparisonWords.interval(row.decisive()));
  }

  private static Label badge() {
    return Parts.badge("", "e-equal", "same");
  }

  private static void fill(Label badge, EndpointChange row) {
    badge.setText(ComparisonWords.word(row.verdict()));
    badge.setGraphic(Parts.icon(icon(row.verdict())));
    badge.getStyleClass().removeAll("good", "bad", "same", "nodata");
    badge.getStyleClass().add(ForestGlyph.token(row.verdict()).id());
  }

  private static String icon(Verdict verdict) {
    return switch (verdict) {
      case IMPROVED -> "a-arrow-down";
      case REGRESSED -> "a-arrow-up";
      case NO_CHANGE -> "e-equal";
      case NOT_ENOUGH_DATA -> "h-help";
    };
  }

  private static HBox legend() {
    HBox legend =
        new HBox(
            Parts.label("Band: ±5 %, smaller changes are not called", "t2", "s11"),
            Parts.gap(),
            Parts.label("Dashed: interval too wide to tell", "t2", "s11"));
    legend.getStyleClass().add("foot");
    legend.setMinHeight(36);
    return legend;
  }

  @Override
  public Region root() {
    return root;
  }

  /// The recordings that are held against one another, as far as they are known.
  @Override
  public int count(Investigation shown) {
    return comparison == null || !shown.equals(compared) ? 0 : RECORDINGS;
  }

  @Override
  public void count(Investigation shown, IntConsumer told) {
    counting.show(() -> Periods.of(shown).isPresent() ? RECORDINGS : 0, told::accept);
  }

  @Override
  public void show(Investigation shown) {
    if (shown.equals(compared)) {
      return;
    }
    compared = shown;
    comparison = null;
    if (shown.ranking().endpoints().isEmpty()) {
      comparing.drop();
      showNothing();
      return;
    }
    root.setRight(null);
    root.setCenter(Parts.paragraph("Comparing the recordings …", "t2", "centred"));
    comparing.show(() -> CompareModel.compared(shown), this::shown);
  }

  private void shown(Optional<Comparison> found) {
    comparison = found.orElse(null);
    if (found.isEmpty()) {
      showNothing();
      return;
    }
    Comparison both = found.get();
    summary.setText(CompareModel.counts(both));
    boolean hasProfiles = compared != null && compared.linked().profiles().size() > 1;
    profiles.setVisible(hasProfiles);
    profiles.setManaged(hasProfiles);
    root.setCenter(table);
    root.setRight(side);
    grid.show(both.endpoints());
    grid.select(0);
  }

  private void showNothing() {
    root.setRight(null);
    root.setCenter(
        Cards.empty(
            "c-compare-horizontal",
            "Nothing to compare yet",
            "Add two recordings, one before a change and one after it: traces with some time"
                + " between them. The earlier is held against the later.",
            Cards.addFiles(links::addFiles),
            "slowpath compare --before before/ --after after/"));
  }

  private void open(EndpointChange row) {
    Comparison both = comparison;
    if (both != null) {
      side.setContent(new ChangeDetail(both, row));
      side.setVvalue(0);
    }
  }

  @Override
  public String chosen() {
    EndpointChange row = grid.view().getSelectionModel().getSelectedItem();
    return row == null ? "" : name(row);
  }

  private static String name(EndpointChange row) {
    return row.key().service() + " " + row.key().name();
  }

  @Override
  public void choose(String what) {
    List<EndpointChange> rows = grid.view().getItems();
    for (int row = 0; row < rows.size(); row++) {
      if (name(rows.get(row)).equals(what)) {
        grid.select(row);
      }
    }
  }

  @Override
  public List<Command> commands() {
    return List.of(
        new Command("Show the endpoint of this comparison", "Alt+E", this::toEndpoint),
        new Command("Hold the last profile against the first", "Alt+F", links::toDifference));
  }

  private void toEndpoint() {
    EndpointChange row = grid.view().getSelectionModel().getSelectedItem();
    if (row != null) {
      links.toEndpoint(row.key());
    }
  }

  @Override
  public List<Twin> twins() {
    Comparison both = comparison;
    return both == null ? List.of() : List.of(CompareModel.twin(both));
  }

  @Override
  public String note() {
    return "95 % intervals by drawing blocks of time; at most 1 call in 20 is chance";
  }

  @Override
  public String spoken() {
    return summary.getText();
  }
}
