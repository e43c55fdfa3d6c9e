package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.statements.StatementsView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/// The page of statements: the honest difference, client against server, who calls.
final class StatementsPageTest {
  private static final double SMOOTH_MS = 16;

  @Test
  void clientsTimeIsDividedIntoTheServersAndTheRest() {
    Stage stage = Stage.of(StatementsView::new, Drawn.shop());
    Set<String> words = stage.words();
    // Spans of 12 ms; 3,300 ms for 300 calls in the server.
    assertTrue(words.contains("12.0"), words::toString);
    assertTrue(words.contains("11.0"), words::toString);
    assertTrue(words.contains("1.0"), words::toString);
    assertTrue(words.contains("full window"), words::toString);
    assertTrue(stage.says("over 40.0 s"), words::toString);
  }

  @Test
  void callersAreLinksWithTheirCallsInARequest() {
    Stage stage = Stage.of(StatementsView::new, Drawn.shop());
    assertTrue(stage.words().contains("a request"));
    stage.press("GET /orders");
    assertTrue(stage.led().getFirst().startsWith("toEndpoint "), stage.led()::toString);
  }

  @Test
  void searchNarrowsAndThePlanIsALink() {
    Stage stage = Stage.of(StatementsView::new, Drawn.shop());
    stage.type("Search statements", "CUSTOMER");
    assertEquals(1, stage.table("Statements").getItems().size());
    stage.press("Sort, one run of 212 ms");
    assertEquals(List.of("toPlan plan.json"), stage.led());
  }

  @Test
  void hundredThousandRowsAreSortedBesideTheScreenInRowsOfOneHeight() {
    Stage stage = Stage.of(StatementsView::new, Drawn.statements(100_000));
    TableView<?> table = stage.table("Statements");
    assertEquals(100_000, table.getItems().size());
    assertEquals(40, table.getFixedCellSize());
    String heaviest = stage.view().chosen();
    stage.act(() -> sort(table, "Calls"));
    assertEquals(100_000, table.getItems().size());
    assertEquals(heaviest, stage.view().chosen());
    holdsNobodyUp(table);
    stage.act(() -> sort(table, "Calls"));
    // The least called stand first now, and only what fits is made of cells.
    assertTrue(table.lookupAll(".table-row-cell").size() < 40);
    stage.act(() -> table.getSelectionModel().clearAndSelect(0));
    String least = stage.view().chosen();
    int id = Integer.parseInt(least.substring(least.lastIndexOf(" t") + 2));
    assertEquals(0, id % 97, least);
  }

  @Test
  void aRowThatIsFilledAnewAsksForNoLayoutOfItsOwn() {
    Stage stage = Stage.of(StatementsView::new, Drawn.statements(300));
    TableRow<?> row = (TableRow<?>) stage.table("Statements").lookup(".table-row-cell");
    List<Boolean> asked = new ArrayList<>();
    stage.act(() -> {
      row.updateIndex(row.getIndex() + 40);
      // The table would style every node of the row again.
      asked.add(row.isNeedsLayout());
      row.updateIndex(row.getIndex() - 40);
    });
    assertEquals(List.of(false), asked);
  }

  @Test
  void aChosenFigureIsShownAndSortedByTheLargestFirst() {
    Stage stage = Stage.of(StatementsView::new, Drawn.statements(300));
    stage.choose("The figure shown beside the mean", "Blocks read");
    TableView<?> table = stage.table("Statements");
    assertEquals("Read/call", table.getColumns().get(5).getText());
    assertEquals(List.of(table.getColumns().get(5)), table.getSortOrder());
  }

  @Test
  void usersAndDatabasesAreAChoiceWhereThereAreSeveral() {
    Stage stage = Stage.of(StatementsView::new, Drawn.twoDatabases());
    assertEquals(3, stage.table("Statements").getItems().size());
    stage.choose("Whose statements are shown", "Database web · load 0.05");
    assertEquals(1, stage.table("Statements").getItems().size());
    assertEquals("select b from web", stage.view().chosen());
  }

  @Test
  void aLogAloneIsListedAsALowerBound() {
    Stage stage = Stage.of(StatementsView::new, Drawn.logged());
    assertEquals(1, stage.table("Statements").getItems().size());
    assertTrue(stage.says("Database load at least"), () -> stage.words().toString());
    assertTrue(stage.words().contains("logged, at least"), () -> stage.words().toString());
    assertTrue(stage.says("1 wait for locks"), () -> stage.words().toString());
    stage.press("server.log");
    assertEquals(List.of("toSource server.log"), stage.led());
  }

  @Test
  void whatTheCaptureItselfCostAndWhatIsNotMeasuredAreSaid() {
    Stage stage = Stage.of(StatementsView::new, Drawn.captured());
    assertTrue(
        stage.says("40.0 ms of it is Slowpath's own capture: 1 entry"),
        () -> stage.words().toString());
    assertTrue(stage.says("Reading blocks is not timed"), () -> stage.words().toString());
  }

  @Test
  void nothingIsCutThatCannotBeReadInFull() {
    assertEquals(Set.of(), Stage.of(StatementsView::new, Drawn.shop()).cutWithoutTip());
  }

  /// Scrolls over all rows and asks for other orders: none of it may take a frame.
  private static void holdsNobodyUp(TableView<?> table) {
    ScrollBar bar = (ScrollBar) table.lookup(".scroll-bar:vertical");
    double place = bar.getValue();
    double least = Double.MAX_VALUE;
    for (int reading = 0; reading < 3; reading++) {
      Watchdog watchdog = new Watchdog();
      for (int step = 0; step < 200; step++) {
        double next = bar.getMax() * step / 200;
        watchdog.execute(() -> bar.setValue(next));
      }
      watchdog.execute(() -> sort(table, "Mean ms"));
      watchdog.execute(() -> sort(table, "Calls"));
      watchdog.execute(() -> bar.setValue(place));
      Platforms.onScreen(() -> 0);
      assertEquals(203, watchdog.pieces());
      least = Math.min(least, watchdog.longestMs());
    }
    assertTrue(least < SMOOTH_MS, least + " ms for one step");
  }

  private static <R> void sort(TableView<R> table, String column) {
    for (TableColumn<R, ?> one : table.getColumns()) {
      if (one.getText().equals(column)) {
        one.setSortType(TableColumn.SortType.ASCENDING);
        table.getSortOrder().setAll(List.of(one));
      }
    }
  }
}
