package dev.slowpath.workbench.keep;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.workbench.finding.Check;
import dev.slowpath.workbench.finding.Finding;
import dev.slowpath.workbench.finding.Finding.Handling;
import dev.slowpath.workbench.finding.Frozen;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A finding as the JSON document that is kept.
final class FindingDocument {

  private FindingDocument() {}

  static String text(Finding finding) {
    return JsonTree.text(document(finding));
  }

  static Map<String, Object> document(Finding finding) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", finding.id());
    document.put("kept", finding.kept().toString());
    document.put("title", finding.title());
    document.put("handling", handling(finding.handling()));
    document.put("comments", finding.comments().stream().map(FindingDocument::comment).toList());
    document.put("links", finding.links());
    document.put("checks", finding.checks().stream().map(FindingDocument::check).toList());
    document.put("frozen", frozen(finding.frozen()));
    return document;
  }

  private static Map<String, Object> handling(Handling handling) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("owner", handling.owner());
    members.put("status", handling.status().name());
    members.put("priority", handling.priority().name());
    members.put("decision", handling.decision());
    members.put("expected", handling.expected());
    members.put("rollback", handling.rollback());
    members.put("due", handling.due().map(LocalDate::toString).orElse(""));
    members.put("effortDays", handling.effortDays());
    return members;
  }

  private static Map<String, Object> comment(Finding.Comment comment) {
    return Map.of("at", comment.at().toString(), "who", comment.who(), "text", comment.text());
  }

  private static Map<String, Object> check(Check check) {
    return Map.of(
        "at",
        check.at().toString(),
        "answer",
        check.answer().name(),
        "words",
        check.words(),
        "files",
        files(check.files()));
  }

  static List<Map<String, String>> files(List<Frozen.File> files) {
    return files.stream().map(one -> Map.of("name", one.name(), "sha256", one.sha256())).toList();
  }

  private static Map<String, Object> frozen(Frozen frozen) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("bottleneck", frozen.bottleneck());
    members.put("cause", frozen.cause());
    members.put("lever", frozen.lever());
    members.put("service", frozen.place().service());
    members.put("endpoint", frozen.place().endpoint());
    members.put("statement", frozen.place().statement());
    members.put("frame", frozen.place().frame());
    members.put("figures", figures(frozen.figures()));
    members.put("gainLoad", frozen.gainLoad());
    members.put(
        "facts",
        frozen.facts().stream()
            .map(one -> Map.of("name", one.name(), "text", one.text()))
            .toList());
    members.put("files", files(frozen.files()));
    members.put("pictures", frozen.pictures());
    return members;
  }

  private static Map<String, Object> figures(Frozen.Figures figures) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("rank", (double) figures.rank());
    members.put("load", figures.load());
    members.put("share", figures.share());
    members.put("totalMs", figures.totalMs());
    members.put("perRequestMs", figures.perRequestMs());
    members.put("occurrences", figures.occurrences());
    members.put("requests", figures.requests());
    members.put("p50Ms", figures.p50Ms());
    members.put("p95Ms", figures.p95Ms());
    members.put("p99Ms", figures.p99Ms());
    members.put("gainP50Ms", figures.gainP50Ms());
    members.put("gainP95Ms", figures.gainP95Ms());
    members.put("gainMeanMs", figures.gainMeanMs());
    return members;
  }

  static Finding read(String text) throws ImportException {
    return read(JsonTree.read(text));
  }

  static Finding read(Fields fields) throws ImportException {
    try {
      return new Finding(
          fields.text("id"),
          Instant.parse(fields.text("kept")),
          fields.text("title"),
          frozen(fields.object("frozen")),
          handling(fields.object("handling")),
          fields.objects("comments", FindingDocument::comment),
          fields.texts("links"),
          fields.objects("checks", FindingDocument::check));
    } catch (DateTimeException | IllegalArgumentException strange) {
      throw JsonTree.malformed(String.valueOf(strange.getMessage()));
    }
  }

  private static Handling handling(Fields fields) {
    String due = fields.text("due");
    return new Handling(
        fields.text("owner"),
        Finding.Status.valueOf(fields.text("status")),
        Finding.Priority.valueOf(fields.text("priority")),
        fields.text("decision"),
        fields.text("expected"),
        fields.text("rollback"),
        due.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(due)),
        fields.number("effortDays"));
  }

  private static Finding.Comment comment(Fields fields) {
    return new Finding.Comment(
        Instant.parse(fields.text("at")), fields.text("who"), fields.text("text"));
  }

  private static Check check(Fields fields) {
    return new Check(
        Instant.parse(fields.text("at")),
        Check.Answer.valueOf(fields.text("answer")),
        fields.text("words"),
        files(fields));
  }

  private static List<Frozen.File> files(Fields fields) {
    return fields.objects("files", file -> new Frozen.File(file.text("name"), file.text("sha256")));
  }

  private static Frozen frozen(Fields fields) {
    return new Frozen(
        fields.text("bottleneck"),
        fields.text("cause"),
        fields.text("lever"),
        new Frozen.Place(
            fields.text("service"),
            fields.text("endpoint"),
            fields.text("statement"),
            fields.text("frame")),
        figures(fields.object("figures")),
        fields.number("gainLoad"),
        fields.objects("facts", fact -> new Frozen.Fact(fact.text("name"), fact.text("text"))),
        files(fields),
        fields.texts("pictures"));
  }

  private static Frozen.Figures figures(Fields fields) {
    return new Frozen.Figures(
        (int) fields.number("rank"),
        fields.number("load"),
        fields.number("share"),
        fields.number("totalMs"),
        fields.number("perRequestMs"),
        fields.number("occurrences"),
        fields.number("requests"),
        fields.number("p50Ms"),
        fields.number("p95Ms"),
        fields.number("p99Ms"),
        fields.number("gainP50Ms"),
        fields.number("gainP95Ms"),
        fields.number("gainMeanMs"));
  }
}
