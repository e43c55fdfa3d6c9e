package dev.slowpath.desktop.part;

import dev.slowpath.workbench.wording.SqlLines;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A statement laid out by its clauses: what opens a clause on the left, the clause beside it,
/// keywords and parameters in colour.
public final class SqlText extends GridPane {

  public SqlText(String sql) {
    setHgap(7);
    ColumnConstraints opening = new ColumnConstraints();
    opening.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints clause = new ColumnConstraints();
    clause.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(opening, clause);
    setAccessibleRole(AccessibleRole.TEXT);
    show(sql);
  }

  public void show(String sql) {
    getChildren().clear();
    setAccessibleText(sql);
    List<SqlLines.Line> lines = SqlLines.of(sql);
    for (int row = 0; row < lines.size(); row++) {
      SqlLines.Line line = lines.get(row);
      Text opening = piece(new SqlLines.Piece(line.opening(), SqlLines.Kind.KEYWORD));
      setValignment(opening, VPos.TOP);
      TextFlow clause = new TextFlow();
      line.pieces().forEach(one -> clause.getChildren().add(piece(one)));
      clause.setMinWidth(0);
      addRow(row, opening, clause);
    }
  }

  private static Text piece(SqlLines.Piece one) {
    Text piece = new Text(one.text());
    piece.getStyleClass().add("sql");
    switch (one.kind()) {
      case KEYWORD -> piece.getStyleClass().add("sql-keyword");
      case PARAMETER -> piece.getStyleClass().add("sql-parameter");
      case OTHER -> {}
    }
    return piece;
  }
}
