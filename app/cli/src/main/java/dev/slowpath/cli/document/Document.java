package dev.slowpath.cli.document;

import dev.slowpath.cli.table.MarkdownTable;
import dev.slowpath.cli.table.Table;
import java.io.IOException;

/// What a verb answers, in every kind of output.
public interface Document {

  /// Writes the whole JSON document; `docs/json.md` describes it.
  void json(Json json);

  void text(Page page);

  /// The one table that CSV and Markdown hold.
  Table table();

  /// The whole as Markdown; the one table where nothing else is said.
  default void markdown(Appendable to) throws IOException {
    MarkdownTable.write(table(), to);
  }
}
