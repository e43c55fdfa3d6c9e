package dev.slowpath.workbench.keep;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.finding.Experiment;
import dev.slowpath.workbench.finding.Experiment.Intent;
import dev.slowpath.workbench.finding.Experiment.Metric;
import dev.slowpath.workbench.finding.Experiment.Result;
import dev.slowpath.workbench.finding.Frozen;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An experiment as the JSON document that is kept.
final class ExperimentDocument {

  private ExperimentDocument() {}

  static String text(Experiment experiment) {
    return JsonTree.text(document(experiment));
  }

  static Map<String, Object> document(Experiment experiment) {
    Intent intent = experiment.intent();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", experiment.id());
    document.put("finding", experiment.finding());
    document.put("named", experiment.named().toString());
    document.put("change", intent.change());
    document.put("hypothesis", intent.hypothesis());
    document.put("measure", intent.metric().measure().name());
    document.put("endpoint", intent.metric().endpoint());
    document.put("owner", intent.owner());
    document.put("expected", intent.expected());
    document.put("rollback", intent.rollback());
    experiment.result().ifPresent(result -> document.put("result", result(result)));
    return document;
  }

  private static Map<String, Object> result(Result result) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("at", result.at().toString());
    members.put("verdict", result.verdict().name());
    members.put("value", result.value());
    members.put("low", result.low());
    members.put("high", result.high());
    members.put("words", result.words());
    members.put("confounded", result.confounded());
    members.put("runsBefore", result.runsBefore());
    members.put("runsAfter", result.runsAfter());
    members.put("before", FindingDocument.files(result.before()));
    members.put("after", FindingDocument.files(result.after()));
    return members;
  }

  static Experiment read(String text) throws ImportException {
    return read(JsonTree.read(text));
  }

  static Experiment read(Fields fields) throws ImportException {
    try {
      Fields result = fields.object("result");
      return new Experiment(
          fields.text("id"),
          fields.text("finding"),
          Instant.parse(fields.text("named")),
          new Intent(
              fields.text("change"),
              fields.text("hypothesis"),
              new Metric(
                  Experiment.Measure.valueOf(fields.text("measure")), fields.text("endpoint")),
              fields.text("owner"),
              fields.text("expected"),
              fields.text("rollback")),
          result.members().isEmpty() ? Optional.empty() : Optional.of(result(result)));
    } catch (DateTimeException | IllegalArgumentException strange) {
      throw JsonTree.malformed(String.valueOf(strange.getMessage()));
    }
  }

  private static Result result(Fields fields) {
    return new Result(
        Instant.parse(fields.text("at")),
        Experiment.Verdict.valueOf(fields.text("verdict")),
        fields.number("value"),
        fields.number("low"),
        fields.number("high"),
        fields.texts("words"),
        fields.texts("confounded"),
        (int) fields.number("runsBefore"),
        (int) fields.number("runsAfter"),
        files(fields, "before"),
        files(fields, "after"));
  }

  private static List<Frozen.File> files(Fields fields, String name) {
    return fields.objects(name, file -> new Frozen.File(file.text("name"), file.text("sha256")));
  }
}
