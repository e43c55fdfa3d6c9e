package dev.slowpath.desktop.bottlenecks;

import dev.slowpath.analysis.policy.Suppressed;
import dev.slowpath.desktop.page.Twin;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Causes;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.PolicyWords;
import java.util.ArrayList;
import java.util.List;

/// What stands beside the ranking: repeats too seldom to rank, and what somebody suppressed.
final class Unranked {

  private Unranked() {}

  /// A table for each of them that is not empty.
  static List<Twin> tables(Investigation shown) {
    List<Twin> tables = new ArrayList<>();
    List<Bottleneck> minor = shown.ranking().minor();
    if (!minor.isEmpty()) {
      tables.add(
          new Twin(
              "Minor",
              List.of("Cause", "Where", "What", "Load", "ms/request"),
              minor.stream().map(Unranked::row).toList()));
    }
    List<Suppressed> suppressed = shown.ranking().suppressed();
    if (!suppressed.isEmpty()) {
      tables.add(
          new Twin(
              "Suppressed",
              List.of("Cause", "Where", "What", "Load", "ms/request", "Why", "Id"),
              suppressed.stream().map(Unranked::row).toList()));
    }
    return tables;
  }

  private static List<String> row(Bottleneck one) {
    return List.of(
        Causes.title(one.cause()),
        BottlenecksModel.place(one.where()),
        BottlenecksModel.subject(one.where()),
        Numbers.load(one.cost().load()),
        Numbers.ms(one.cost().perRequestMs()));
  }

  private static List<String> row(Suppressed one) {
    List<String> row = new ArrayList<>(row(one.bottleneck()));
    row.add(PolicyWords.text(one.by()));
    row.add(one.bottleneck().id());
    return row;
  }
}
