package dev.slowpath.desktop.statements;

import dev.slowpath.desktop.part.Parts;
import dev.slowpath.model.catalog.Catalog;
import dev.slowpath.model.catalog.Index;
import dev.slowpath.model.catalog.Table;
import dev.slowpath.workbench.wording.Numbers;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The tables that a statement names, each with its indexes and how often these were used, as far
/// as a catalog was read.
final class TableFacts extends VBox {

  TableFacts(Set<String> tables, Optional<Catalog> catalog) {
    super(2);
    getChildren().add(Parts.label(tables.size() == 1 ? "Its table" : "Its tables", "pane-title"));
    for (String name : tables) {
      Optional<Table> known = catalog.flatMap(one -> one.table(name));
      getChildren().add(line(name, known.map(TableFacts::size).orElse(""), "s12"));
      known.stream()
          .flatMap(table -> table.indexes().stream())
          .forEach(index -> getChildren().add(line(keys(index), uses(index), "s11")));
    }
    if (catalog.isEmpty()) {
      getChildren()
          .add(Parts.paragraph("No catalog read: sizes and indexes are not known.", "t3", "s11"));
    }
  }

  private static HBox line(String name, String figure, String size) {
    Label left = Parts.label(name, "t2", size);
    Parts.tip(left, name);
    HBox.setHgrow(left, Priority.SOMETIMES);
    left.setMinWidth(60);
    Label right = Parts.label(figure, "t3", "s11");
    right.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(8, left, Parts.gap(), right);
    line.setAlignment(Pos.BASELINE_LEFT);
    return line;
  }

  private static String size(Table table) {
    String rows = Double.isNaN(table.rows()) ? "" : Numbers.count(table.rows()) + " rows";
    String bytes = Double.isNaN(table.bytes()) ? "" : Numbers.bytes(table.bytes());
    return rows.isEmpty() || bytes.isEmpty() ? rows + bytes : rows + " · " + bytes;
  }

  /// What it is of: the part of its definition in brackets, and its name before it.
  private static String keys(Index index) {
    int from = index.definition().indexOf('(');
    String columns = from < 0 ? "" : " " + index.definition().substring(from);
    return index.name() + columns;
  }

  private static String uses(Index index) {
    if (!index.isValid()) {
      return "invalid";
    }
    return Double.isNaN(index.scans()) ? "" : Numbers.count(index.scans()) + " scans";
  }
}
