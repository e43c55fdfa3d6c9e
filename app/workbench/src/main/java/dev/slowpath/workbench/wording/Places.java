package dev.slowpath.workbench.wording;

import dev.slowpath.model.source.Locator;
import dev.slowpath.model.source.Place;
import java.util.HexFormat;

/// Names places in files. Digits stand without separators, so that they can be copied into an
/// editor's "go to".
public final class Places {

  private Places() {}

  public static String text(Place place) {
    return switch (place) {
      case Place.Whole() -> "whole file";
      case Place.Line(long line, int column) ->
          column == 0 ? "line " + line : "line " + line + ", column " + column;
      case Place.Span(long line, long id) ->
          (line == 0 ? "" : "line " + line + ", ") + "span " + HexFormat.of().toHexDigits(id);
      case Place.AtByte(long offset) -> "byte " + offset;
      case Place.Row(long row, String column) ->
          column.isEmpty() ? "row " + row : "row " + row + ", column " + column;
      case Place.PlanNode(int plan, int node) -> "plan " + plan + ", node " + node;
      case Place.Frame(String name) -> "frame " + name;
    };
  }

  /// File and place, as below every piece of evidence.
  public static String text(Locator at) {
    return at.source().file() + " : " + text(at.place());
  }
}
