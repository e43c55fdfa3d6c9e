package dev.slowpath.desktop.findings;

import dev.slowpath.desktop.page.Twin;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.finding.Frozen;
import dev.slowpath.workbench.finding.WorkPlan;
import dev.slowpath.workbench.wording.Numbers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the page of findings shows, in figures and words.
final class FindingsModel {

  private FindingsModel() {}

  /// A finding and its place in the plan; empty where nothing is to do any more.
  record Row(Finding finding, Optional<WorkPlan.Step> step) {

    String plan() {
      return step.map(one -> one.month().words()).orElse("");
    }

    String now() {
      return finding.checks().isEmpty() ? "" : finding.checks().getLast().answer().word();
    }

    String due() {
      return finding.handling().due().map(LocalDate::toString).orElse("");
    }
  }

  /// What is to do in the order of the plan, then what is not any more.
  static List<Row> rows(Casebook casebook) {
    List<Row> rows = new ArrayList<>();
    WorkPlan.of(casebook.findings(), from(casebook))
        .forEach(step -> rows.add(new Row(step.finding(), Optional.of(step))));
    casebook.findings().stream()
        .filter(one -> !one.handling().status().isToDo())
        .forEach(one -> rows.add(new Row(one, Optional.empty())));
    return rows;
  }

  private static LocalDate from(Casebook casebook) {
    return casebook.findings().stream()
        .map(Finding::kept)
        .min(Comparator.naturalOrder())
        .map(first -> first.atZone(ZoneOffset.UTC).toLocalDate())
        .orElse(LocalDate.EPOCH);
  }

  static String summary(List<Row> rows) {
    long toDo = rows.stream().filter(row -> row.step().isPresent()).count();
    return toDo + " to do · " + (rows.size() - toDo) + " settled";
  }

  static String place(Frozen frozen) {
    return frozen.place().endpoint().isEmpty() ? frozen.place().frame() : frozen.place().endpoint();
  }

  static Twin twin(List<Row> rows) {
    return new Twin(
        "Findings",
        List.of("Id", "Finding", "Plan", "Status", "Owner", "Due", "Load", "At most less", "Now"),
        rows.stream()
            .map(row ->
                List.of(
                    row.finding().id(),
                    row.finding().title(),
                    row.plan(),
                    row.finding().handling().status().word(),
                    row.finding().handling().owner(),
                    row.due(),
                    Numbers.load(row.finding().frozen().figures().load()),
                    Numbers.load(row.finding().frozen().gainLoad()),
                    row.now()))
            .toList());
  }
}
