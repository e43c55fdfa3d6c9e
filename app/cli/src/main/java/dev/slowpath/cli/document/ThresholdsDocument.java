package dev.slowpath.cli.document;

import dev.slowpath.analysis.policy.Policy;
import dev.slowpath.analysis.policy.Setting;
import dev.slowpath.analysis.policy.Threshold;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.cli.table.TextTable;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.PolicyWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Every threshold with its value and where that comes from.
public record ThresholdsDocument(Policy policy) implements Document {

  @Override
  public void json(Json json) {
    json.document(() -> {
      json.array("thresholds", Arrays.asList(Threshold.values()), one -> threshold(json, one));
      PolicyJson.settings(json, policy);
    });
  }

  private void threshold(Json json, Threshold one) {
    json.text("id", one.id());
    json.number("value", policy.of(one));
    json.number("usual", one.usual());
    json.text("from", from(one));
    json.text("meaning", PolicyWords.text(one));
  }

  /// The last place that sets it for all endpoints, else who uses the usual value.
  private String from(Threshold threshold) {
    Optional<Setting> own =
        policy.settings().stream()
            .filter(one -> one.threshold() == threshold && one.route().isEmpty())
            .reduce((_, last) -> last);
    return own.map(PolicyWords::text).orElseGet(() -> PolicyWords.text(threshold.origin()));
  }

  @Override
  public void text(Page page) {
    TextTable.lines(table().without(Set.of("usual")), page.width(), page.ink()).forEach(page::line);
  }

  @Override
  public Table table() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Threshold one : Threshold.values()) {
      rows.add(row(one, policy.of(one), from(one)));
      for (Setting setting : policy.settings()) {
        if (setting.threshold() == one && !setting.route().isEmpty()) {
          rows.add(row(one, setting.value(), PolicyWords.text(setting)));
        }
      }
    }
    return new Table(
        List.of(
            Column.of("id", "threshold"),
            Column.of("value", "value"),
            Column.of("usual", "usual"),
            new Column("from", "from", Cut.END),
            new Column("meaning", "what is measured", Cut.END)),
        rows);
  }

  private static List<Cell> row(Threshold one, double value, String from) {
    return List.of(
        Cell.words(one.id()),
        Cell.words(plain(value)),
        Cell.words(plain(one.usual())),
        Cell.words(from),
        Cell.quiet(PolicyWords.text(one)));
  }

  /// As it is written in a file.
  private static String plain(double value) {
    return value == Math.rint(value) ? Numbers.count(value) : Double.toString(value);
  }
}
