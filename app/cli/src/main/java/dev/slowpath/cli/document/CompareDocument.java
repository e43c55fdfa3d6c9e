package dev.slowpath.cli.document;

import dev.slowpath.analysis.compare.Comparison;
import dev.slowpath.cli.table.Table;
import dev.slowpath.workbench.intake.Outcome;
import java.io.IOException;
import java.util.List;

/// Before against after.
///
/// @param before how the files of before were read
/// @param after how the files of after were read
public record CompareDocument(List<Outcome> before, List<Outcome> after, Comparison comparison)
    implements Document {

  public CompareDocument {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  @Override
  public void json(Json json) {
    json.document(() -> new CompareJson(json, comparison).members(before, after));
  }

  @Override
  public void text(Page page) {
    new CompareText(comparison, page).write();
  }

  @Override
  public Table table() {
    return CompareTables.endpoints(comparison);
  }

  @Override
  public void markdown(Appendable to) throws IOException {
    new CompareMarkdown(comparison, to).write();
  }
}
