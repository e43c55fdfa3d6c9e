package dev.slowpath.cli.document;

import dev.slowpath.analysis.statistics.Estimate;
import dev.slowpath.cli.table.Cell;
import dev.slowpath.cli.table.Column;
import dev.slowpath.cli.table.Column.Cut;
import dev.slowpath.cli.table.Table;
import dev.slowpath.workbench.finding.Experiment;
import dev.slowpath.workbench.finding.Experiment.Result;
import dev.slowpath.workbench.wording.ComparisonWords;
import java.util.List;

/// Experiments with their verdicts.
public record ExperimentsDocument(List<Experiment> experiments) implements Document {

  public ExperimentsDocument {
    experiments = List.copyOf(experiments);
  }

  @Override
  public void json(Json json) {
    json.document(
        () -> json.array("experiments", experiments, experiment -> experiment(json, experiment)));
  }

  private static void experiment(Json json, Experiment experiment) {
    Experiment.Intent intent = experiment.intent();
    json.text("id", experiment.id());
    json.text("finding", experiment.finding());
    json.text("named", experiment.named().toString());
    json.text("change", intent.change());
    json.text("hypothesis", intent.hypothesis());
    json.text("measure", intent.metric().measure().word());
    json.text("endpoint", intent.metric().endpoint());
    json.textOrNull("owner", intent.owner());
    json.textOrNull("expected", intent.expected());
    json.textOrNull("rollback", intent.rollback());
    if (experiment.result().isPresent()) {
      json.object("result", () -> result(json, experiment.result().get()));
    } else {
      json.none("result");
    }
  }

  private static void result(Json json, Result result) {
    json.text("at", result.at().toString());
    json.text("verdict", result.verdict().word());
    json.number("value", result.value());
    json.number("low", result.low());
    json.number("high", result.high());
    json.texts("words", result.words());
    json.texts("confounded", result.confounded());
    json.whole("runsBefore", result.runsBefore());
    json.whole("runsAfter", result.runsAfter());
    FindingsDocument.files(json, "before", result.before());
    FindingsDocument.files(json, "after", result.after());
  }

  @Override
  public void text(Page page) {
    if (experiments.isEmpty()) {
      page.line("No experiment is named yet: slowpath experiment name INVESTIGATION FINDING");
    }
    for (Experiment one : experiments) {
      page.head(
          "%s for %s: %s"
              .formatted(
                  one.id(),
                  one.finding(),
                  one.result().map(Result::text).orElse("not measured yet")));
      page.labelled("change", 2, one.intent().change());
      page.labelled("because", 2, one.intent().hypothesis());
      page.labelled("moves", 2, one.intent().metric().text() + ", named " + one.named());
      one.result()
          .ifPresent(result -> {
            result.words().forEach(words -> page.labelled("measured", 2, words));
            result.confounded().forEach(words -> page.labelled("but", 2, words));
          });
    }
  }

  @Override
  public Table table() {
    return new Table(
        List.of(
            Column.of("id", ""),
            Column.of("finding", "for"),
            new Column("change", "change", Cut.END),
            new Column("metric", "metric", Cut.END),
            Column.of("verdict", "verdict"),
            Column.of("value", "ratio"),
            Column.of("interval", "95 %"),
            Column.of("runs", "runs")),
        experiments.stream().map(ExperimentsDocument::row).toList());
  }

  private static List<Cell> row(Experiment one) {
    return List.of(
        Cell.words(one.id()),
        Cell.words(one.finding()),
        Cell.words(one.intent().change()),
        Cell.words(one.intent().metric().text()),
        Cell.words(one.result().map(Result::text).orElse("")),
        Cell.words(one.result().map(it -> ComparisonWords.ratio(it.value())).orElse("")),
        Cell.words(
            one.result()
                .map(it ->
                    ComparisonWords.interval(
                        new Estimate(it.value(), it.low(), it.high(), Double.NaN)))
                .orElse("")),
        Cell.words(one.result().map(it -> it.runsBefore() + " / " + it.runsAfter()).orElse("")));
  }
}
