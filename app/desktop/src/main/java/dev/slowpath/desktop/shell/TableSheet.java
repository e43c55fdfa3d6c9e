package dev.slowpath.desktop.shell;

import dev.slowpath.desktop.page.Twin;
import dev.slowpath.desktop.part.Grid;
import dev.slowpath.desktop.part.Parts;
import dev.slowpath.plugin.Format;
import dev.slowpath.workbench.wording.Numbers;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The table of a picture, to walk with the keyboard and to copy.
final class TableSheet extends VBox {
  private final Grid<List<String>> grid;

  /// A sheet.
  ///
  /// @param copied takes the table as CSV
  TableSheet(Twin twin, Consumer<String> copied, Runnable closed) {
    getStyleClass().add("table-sheet");
    setMaxSize(920, 600);
    HBox head =
        new HBox(
            8,
            Parts.label(twin.title(), "page-title"),
            Parts.label(Numbers.count((long) twin.rows().size()) + " rows", "t2", "s12"),
            Parts.gap(),
            Parts.button("Copy as CSV", "c-content-copy", "plain", () -> copied.accept(csv(twin))),
            Parts.iconButton("Close (Esc)", "c-close", closed));
    head.getStyleClass().add("sheet-head");
    grid = new Grid<>(twin.title(), 28);
    for (int column = 0; column < twin.columns().size(); column++) {
      int at = column;
      String title = twin.columns().get(at);
      if (isFigures(twin, at)) {
        grid.figures(title, 110, row -> figure(row.get(at)), row -> row.get(at));
      } else {
        grid.words(title, 160, row -> row.get(at));
      }
    }
    grid.show(twin.rows());
    grid.select(0);
    VBox.setVgrow(grid.view(), Priority.ALWAYS);
    getChildren().addAll(head, grid.view());
  }

  /// All that can be read, as a table.
  static Twin formats(List<Format> formats) {
    List<List<String>> rows =
        formats.stream()
            .map(one -> List.of(one.name(), one.id(), String.join(" ", one.extensions())))
            .toList();
    return new Twin("What can be read", List.of("Format", "--as", "Usual endings"), rows);
  }

  TableView<?> table() {
    return grid.view();
  }

  private static boolean isFigures(Twin twin, int column) {
    return !twin.rows().isEmpty()
        && twin.rows().stream()
            .map(row -> row.get(column))
            .allMatch(text -> text.equals(Numbers.UNKNOWN) || !Double.isNaN(figure(text)));
  }

  /// The figure at the start of words, for sorting; NaN where there is none.
  private static double figure(String text) {
    String digits = text.replace(",", "").replace('−', '-').strip();
    int end = 0;
    while (end < digits.length() && "+-.0123456789".indexOf(digits.charAt(end)) >= 0) {
      end++;
    }
    try {
      return Double.parseDouble(digits.substring(0, end));
    } catch (NumberFormatException words) {
      return Double.NaN;
    }
  }

  /// The table as RFC 4180 has it.
  static String csv(Twin twin) {
    StringBuilder csv = new StringBuilder();
    line(csv, twin.columns());
    twin.rows().forEach(row -> line(csv, row));
    return csv.toString();
  }

  private static void line(StringBuilder csv, List<String> cells) {
    for (int at = 0; at < cells.size(); at++) {
      String cell = cells.get(at);
      boolean isPlain = cell.chars().noneMatch(sign -> ",\"\r\n".indexOf(sign) >= 0);
      csv.append(at == 0 ? "" : ",");
      csv.append(isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
    }
    csv.append("\r\n");
  }
}
