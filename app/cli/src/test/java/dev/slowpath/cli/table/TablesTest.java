package dev.slowpath.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.terminal.Ink;
import dev.slowpath.plugin.testkit.Generator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TablesTest {
  private static final Table SMALL =
      new Table(
          List.of(
              Column.of("load", "load"),
              Column.of("bar", ""),
              Column.of("p95Ms", "p95\nms"),
              new Column("text", "statement", Cut.SQL)),
          List.of(
              row(1.5, 0.5, 1234, "select a, \"b\" from t | u"),
              row(0.25, 1, 9.94, "select 1"),
              row(Double.NaN, 0, 0, "")));

  private static List<Cell> row(double load, double solid, double ms, String text) {
    return List.of(
        Cell.figure(load, Quantity.LOAD),
        new Cell.Bar(load, solid, Ink.Role.DATABASE),
        Cell.figure(ms, Quantity.MS),
        Cell.words(text));
  }

  @Test
  void textTableAlignsOnThePointUnderHeadsOfTwoLines() {
    assertEquals(
        """
                              p95
        load                   ms  statement
        1.50  █████░░░░░  1,234    select a, "b" from t | u
        0.25  ██▌             9.9  select 1
        –                     0
        """,
        String.join("\n", TextTable.lines(SMALL, 100, Ink.PLAIN)) + "\n");
  }

  @Test
  void pointsStandBelowEachOtherWhateverTheFigures() {
    Generator.forAll(
        300,
        drawn -> {
          List<List<Cell>> rows = new ArrayList<>();
          for (int row = drawn.between(2, 30); row > 0; row--) {
            double value = Math.pow(10, drawn.fraction() * 9 - 3);
            Quantity quantity = drawn.oneOf(List.of(Quantity.MS, Quantity.LOAD, Quantity.GAIN));
            rows.add(List.of(Cell.figure(drawn.percent(5) ? Double.NaN : value, quantity)));
          }
          List<String> lines =
              TextTable.lines(new Table(List.of(Column.of("x", "x")), rows), 80, Ink.PLAIN);
          int point = lines.stream().mapToInt(line -> line.indexOf('.')).max().orElse(-1);
          for (String line : lines.subList(1, lines.size())) {
            int own = line.indexOf('.') < 0 ? line.length() : line.indexOf('.');
            assertTrue(point < 0 || own == point, () -> String.join("\n", lines));
          }
        });
  }

  @Test
  void narrowTableCutsTheSelectListAndStaysWithinItsWidth() {
    Table table =
        new Table(
            List.of(Column.of("n", "n"), new Column("text", "statement", Cut.SQL)),
            List.of(
                List.of(
                    Cell.figure(1, Quantity.COUNT),
                    Cell.words("select id, name, total from orders where id = ?"))));
    List<String> lines = TextTable.lines(table, 40, Ink.PLAIN);
    assertEquals("1  select … from orders where id = ?", lines.getLast());
    assertTrue(
        TextTable.lines(table, 20, Ink.PLAIN).stream().allMatch(line -> line.length() <= 20));
  }

  @Test
  void escapesOfAFileAreShownAndNotObeyed() {
    Table table =
        new Table(
            List.of(new Column("text", "text", Cut.END)),
            List.of(List.of(Cell.words("a\u001b[31mred\nline"))));
    assertEquals("a\uFFFD[31mred line", TextTable.lines(table, 80, Ink.PLAIN).getLast());
  }

  @Test
  void coloursDoNotMoveColumns() {
    List<String> plain = TextTable.lines(SMALL, 100, Ink.PLAIN);
    List<String> painted =
        TextTable.lines(SMALL, 100, Ink.ANSI).stream()
            .map(line -> line.replaceAll("\u001b\\[\\d*m", "").stripTrailing())
            .toList();
    assertEquals(plain, painted);
    assertTrue(TextTable.lines(SMALL, 100, Ink.ANSI).getFirst().contains("\u001b[1m"));
  }

  @Test
  void csvIsByTheBook() throws IOException {
    StringBuilder csv = new StringBuilder();
    CsvTable.write(SMALL, csv);
    assertEquals(
        """
        load,p95Ms,text
        1.5,1234,"select a, ""b"" from t | u"
        0.25,9.94,select 1
        ,0,
        """
            .replace("\n", "\r\n"),
        csv.toString());
  }

  @Test
  void markdownEscapesWhatWouldEndACell() throws IOException {
    StringBuilder markdown = new StringBuilder();
    MarkdownTable.write(SMALL, markdown);
    assertEquals(
        """
        | load | p95 ms | statement |
        |--:|--:|---|
        | 1.50 | 1,234 | select a, "b" from t \\| u |
        | 0.25 | 9.9 | select 1 |
        | – | 0 |  |
        """,
        markdown.toString());
  }

  @Test
  void barShowsItsCostAndWithinItWhatCanBeRemoved() {
    assertEquals("████▌░░░  ", bar(0.8, 0.5625));
    assertEquals("░         ", bar(0.001, 0.001));
    assertEquals("          ", bar(Double.NaN, 1));
    assertEquals("██████████", bar(5, Double.POSITIVE_INFINITY));
  }

  private static String bar(double whole, double solid) {
    return Bars.draw(new Cell.Bar(whole, solid, Ink.Role.CODE), 10, Ink.PLAIN);
  }

  @Test
  void columnsCanBeLeftOutAndIdleOnesAreKnown() {
    assertEquals(
        List.of("load", "text"),
        SMALL.without(Set.of("bar", "p95Ms")).columns().stream().map(Column::id).toList());
    assertTrue(SMALL.isIdle("text"));
    assertTrue(!SMALL.isIdle("load"));
  }

  @Test
  void rowWithoutACellForEachColumnIsRefused() {
    var columns = List.of(Column.of("a", "a"), Column.of("b", "b"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Table(columns, List.of(List.of(Cell.words("only one")))));
  }
}
