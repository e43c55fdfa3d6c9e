package dev.slowpath.cli.table;

import dev.slowpath.workbench.wording.Shortened;
import java.util.Objects;

/// A column of a table.
///
/// @param id the name in CSV, that of the JSON member
/// @param head what people read above it, with the unit; a line break makes it two lines
/// @param cut how its texts give way where the table is too wide
public record Column(String id, String head, Cut cut) {

  public Column {
    Objects.requireNonNull(id);
    Objects.requireNonNull(head);
    Objects.requireNonNull(cut);
  }

  /// Figures, or short texts that are never cut.
  public static Column of(String id, String head) {
    return new Column(id, head, Cut.NEVER);
  }

  /// What goes first of a text that is too long.
  public enum Cut {
    NEVER,
    END,
    SQL,
    FRAME,
    PATH;

    String to(String text, int width) {
      return switch (this) {
        case NEVER -> text;
        case END -> Shortened.text(text, width);
        case SQL -> Shortened.sql(text, width);
        case FRAME -> Shortened.frame(text, width);
        case PATH -> Shortened.path(text, width);
      };
    }
  }
}
