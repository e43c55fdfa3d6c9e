package dev.slowpath.cli.document;

import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Cell.Quantity;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.workbench.finding.Casebook;
import dev.slowpath.workbench.finding.Check;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.finding.Frozen;
import dev.slowpath.workbench.finding.WorkPlan;
import dev.slowpath.workbench.report.IssueText;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The findings of an investigation, as a plan and in full.
///
/// @param plan of what is still to do
/// @param from the first day of the plan
public record FindingsDocument(Casebook casebook, List<WorkPlan.Step> plan, LocalDate from)
    implements Document {

  public FindingsDocument {
    Objects.requireNonNull(casebook);
    plan = List.copyOf(plan);
    Objects.requireNonNull(from);
  }

  @Override
  public void json(Json json) {
    json.document(() -> {
      json.text("from", from.toString());
      json.array("findings", casebook.findings(), finding -> finding(json, finding));
    });
  }

  private void finding(Json json, Finding finding) {
    Finding.Handling handling = finding.handling();
    json.text("id", finding.id());
    json.text("title", finding.title());
    json.text("kept", finding.kept().toString());
    json.text("status", handling.status().word());
    json.text("priority", handling.priority().word());
    json.textOrNull("owner", handling.owner());
    json.textOrNull("decision", handling.decision());
    json.textOrNull("expected", handling.expected());
    json.textOrNull("rollback", handling.rollback());
    json.textOrNull("due", handling.due().map(LocalDate::toString).orElse(""));
    json.number("effortDays", handling.effortDays());
    json.textOrNull("plan", step(finding).map(one -> one.month().words()).orElse(""));
    json.number("gainLoadPerDay", step(finding).map(WorkPlan.Step::gainADay).orElse(Double.NaN));
    json.object("measured", () -> measured(json, finding.frozen()));
    json.array(
        "comments",
        finding.comments(),
        comment -> {
          json.text("at", comment.at().toString());
          json.textOrNull("who", comment.who());
          json.text("text", comment.text());
        });
    json.texts("links", finding.links());
    json.array(
        "checks",
        finding.checks(),
        check -> {
          json.text("at", check.at().toString());
          json.text("answer", check.answer().word());
          json.text("words", check.words());
          files(json, "files", check.files());
        });
    json.texts(
        "experiments", casebook.of(finding).stream().map(experiment -> experiment.id()).toList());
  }

  private static void measured(Json json, Frozen frozen) {
    Frozen.Figures figures = frozen.figures();
    json.text("bottleneck", frozen.bottleneck());
    json.text("cause", frozen.cause());
    json.text("lever", frozen.lever());
    json.textOrNull("service", frozen.place().service());
    json.textOrNull("endpoint", frozen.place().endpoint());
    json.textOrNull("statement", frozen.place().statement());
    json.textOrNull("frame", frozen.place().frame());
    json.number("rank", figures.rank());
    json.number("load", figures.load());
    json.number("share", figures.share());
    json.number("totalMs", figures.totalMs());
    json.number("perRequestMs", figures.perRequestMs());
    json.number("occurrences", figures.occurrences());
    json.number("requests", figures.requests());
    json.number("p50Ms", figures.p50Ms());
    json.number("p95Ms", figures.p95Ms());
    json.number("p99Ms", figures.p99Ms());
    json.object(
        "bound",
        () -> {
          json.number("p50Ms", figures.gainP50Ms());
          json.number("p95Ms", figures.gainP95Ms());
          json.number("meanMs", figures.gainMeanMs());
          json.number("load", frozen.gainLoad());
        });
    json.array(
        "facts",
        frozen.facts(),
        fact -> {
          json.text("name", fact.name());
          json.text("text", fact.text());
        });
    files(json, "files", frozen.files());
  }

  static void files(Json json, String name, List<Frozen.File> files) {
    json.array(
        name,
        files,
        file -> {
          json.text("file", file.name());
          json.text("sha256", file.sha256());
        });
  }

  private Optional<WorkPlan.Step> step(Finding finding) {
    return plan.stream().filter(one -> one.finding().id().equals(finding.id())).findFirst();
  }

  /// What is to do by its order, then what is not any more.
  private List<Finding> inOrder() {
    List<Finding> order = new ArrayList<>(plan.stream().map(WorkPlan.Step::finding).toList());
    casebook.findings().stream().filter(one -> step(one).isEmpty()).forEach(order::add);
    return order;
  }

  @Override
  public void text(Page page) {
    if (casebook.findings().isEmpty()) {
      page.line("No finding is kept yet: slowpath finding keep INVESTIGATION RANK");
      return;
    }
    page.head(
        "%d %s, %d still to do; days are counted from %s"
            .formatted(
                casebook.findings().size(),
                casebook.findings().size() == 1 ? "finding" : "findings",
                plan.size(),
                from));
    page.blank().table(table());
    for (Finding finding : inOrder()) {
      details(page, finding);
    }
  }

  private void details(Page page, Finding finding) {
    Finding.Handling handling = finding.handling();
    page.blank().head(finding.id() + "  " + finding.title());
    labelled(page, "decision", handling.decision());
    labelled(page, "expected", handling.expected());
    labelled(page, "rollback", handling.rollback());
    if (!finding.checks().isEmpty()) {
      Check last = finding.checks().getLast();
      labelled(page, "now", last.answer().word() + ": " + last.words());
    }
    casebook
        .of(finding)
        .forEach(one ->
            labelled(
                page,
                one.id(),
                one.intent().change()
                    + ": "
                    + one.result().map(result -> result.text()).orElse("not measured yet")));
    finding.comments().forEach(one -> labelled(page, "comment", one.text()));
    finding.links().forEach(one -> labelled(page, "see", one));
  }

  private static void labelled(Page page, String label, String text) {
    if (!text.isEmpty()) {
      page.labelled(label, 2, text);
    }
  }

  @Override
  public Table table() {
    return new Table(
        List.of(
            Column.of("id", ""),
            new Column("title", "finding", Cut.END),
            Column.of("plan", "plan"),
            Column.of("status", "status"),
            new Column("owner", "owner", Cut.END),
            Column.of("due", "due"),
            Column.of("load", "load"),
            Column.of("gainLoad", "at most\nless"),
            Column.of("effortDays", "days"),
            Column.of("now", "now")),
        inOrder().stream().map(this::row).toList());
  }

  private List<Cell> row(Finding finding) {
    Finding.Handling handling = finding.handling();
    return List.of(
        Cell.words(finding.id()),
        Cell.words(finding.title()),
        Cell.words(step(finding).map(one -> one.month().words()).orElse("")),
        Cell.words(handling.status().word()),
        Cell.words(handling.owner()),
        Cell.words(handling.due().map(LocalDate::toString).orElse("")),
        Cell.figure(finding.frozen().figures().load(), Quantity.LOAD),
        Cell.figure(finding.frozen().gainLoad(), Quantity.LOAD),
        Cell.figure(handling.effortDays(), Quantity.COUNT),
        Cell.words(finding.checks().isEmpty() ? "" : finding.checks().getLast().answer().word()));
  }

  /// The plan, then each finding as its issue would be.
  @Override
  public void markdown(Appendable to) throws IOException {
    to.append("# Findings\n\n");
    Document.super.markdown(to);
    for (Finding finding : inOrder()) {
      to.append("\n## ").append(finding.id()).append(' ');
      to.append(IssueText.of(finding, casebook).replace("\n## ", "\n### "));
    }
  }
}
