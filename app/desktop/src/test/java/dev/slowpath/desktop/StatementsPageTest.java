package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.statements.StatementsView;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/// The page of statements: the honest difference, client against server, who calls.
final class StatementsPageTest {
  private static final double SMOOTH_MS = 16;

  /// Some frames: the rows are given to the table at once.
  private static final double SORTED_MS = 50;

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
    // The least called stand first now, and only what fits is made of cells.
    assertTrue(table.lookupAll(".table-row-cell").size() < 40);
    stage.act(() -> table.getSelectionModel().clearAndSelect(0));
    String least = stage.view().chosen();
    int id = Integer.parseInt(least.substring(least.lastIndexOf(" t") + 2));
    assertEquals(0, id % 97, least);
  }

  @Test
  void hundredThousandRowsScrollAndSortWithoutHoldingTheScreen() {
    Stage stage = Stage.of(StatementsView::new, Drawn.statements(100_000));
    TableView<?> table = stage.table("Statements");
    double scrolling = Double.MAX_VALUE;
    double sorting = Double.MAX_VALUE;
    for (String column : List.of("Calls", "Mean ms", "Load")) {
      Watchdog watchdog = new Watchdog();
      for (int step = 1; step <= 30; step++) {
        int row = 50_000 + step * 3;
        watchdog.execute(() -> {
          table.scrollTo(row);
          table.layout();
        });
      }
      Platforms.onScreen(() -> 0);
      assertEquals(30, watchdog.pieces());
      scrolling = Math.min(scrolling, watchdog.longestMs());
      double before = Watchdog.screenMs();
      stage.act(() -> sort(table, column));
      sorting = Math.min(sorting, Watchdog.screenMs() - before);
    }
    assertTrue(scrolling < SMOOTH_MS, scrolling + " ms for one step");
    assertTrue(sorting < SORTED_MS, sorting + " ms of the screen's thread for one sort");
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
    assertTrue(stage.words().contains("in the log, at least"), () -> stage.words().toString());
    assertTrue(stage.says("1 wait for locks"), () -> stage.words().toString());
    stage.press("server.log");
    assertEquals(List.of("toSource server.log"), stage.led());
  }

  @Test
  void nothingIsCutThatCannotBeReadInFull() {
    assertEquals(Set.of(), Stage.of(StatementsView::new, Drawn.shop()).cutWithoutTip());
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
