package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.postgres.document.Json;
import dev.slowpath.plugin.postgres.document.JsonDocument;
import dev.slowpath.plugin.postgres.document.XmlDocument;
import dev.slowpath.plugin.postgres.document.YamlDocument;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The parts of a file that are JSON, XML or YAML of EXPLAIN.
final class PlanDocuments {
  private static final Pattern JSON = Pattern.compile("\\[(?:[\\s\\[{].*)?|\\{\\s*(?:\".*)?");
  private static final Pattern XML = Pattern.compile("<explain[\\s>].*|<\\?xml .*");
  private static final Pattern YAML =
      Pattern.compile("- Plan:|Plan:|(?:- )?Query Text: \".*|- Query Identifier: .*");
  private static final Pattern KEY = Pattern.compile("[A-Z][A-Za-z ]{2,40}:(?: .*)?");

  private final List<PlanLine> lines;
  private final Limits limits;
  private String joined = "";
  private int[] begins = new int[0];

  /// @param lines replaced where what follows a document stands in its last line
  PlanDocuments(List<PlanLine> lines, Limits limits) {
    this.lines = lines;
    this.limits = limits;
  }

  /// What a document holds.
  ///
  /// @param next the line that the file goes on with
  /// @param isCut whether the file ends before the document does
  record Read(List<Json> values, int next, boolean isCut) {
    Read {
      values = List.copyOf(values);
    }
  }

  static boolean isStart(String body) {
    return JSON.matcher(body).matches() || XML.matcher(body).matches() || isYaml(body);
  }

  static boolean isYaml(String body) {
    return YAML.matcher(body).matches();
  }

  Read read(int at) throws ImportException {
    String body = lines.get(at).body();
    if (isYaml(body)) {
      return yaml(at);
    }
    return body.startsWith("<") ? xml(at) : json(at);
  }

  private void join() {
    if (begins.length > 0) {
      return;
    }
    begins = new int[lines.size()];
    for (int at = 1; at < begins.length; at++) {
      begins[at] = begins[at - 1] + lines.get(at - 1).text().length() + 1;
    }
    joined = lines.stream().map(PlanLine::text).collect(Collectors.joining("\n"));
  }

  private Read json(int at) throws ImportException {
    join();
    PlanLine line = lines.get(at);
    JsonDocument document =
        JsonDocument.read(
            joined.toCharArray(), begins[at] + line.indentation(), line.number(), limits);
    return document.isCut()
        ? new Read(document.values(), lines.size(), true)
        : new Read(document.values(), behind(at, document.end()), false);
  }

  private Read xml(int at) throws ImportException {
    join();
    PlanLine line = lines.get(at);
    XmlDocument document =
        XmlDocument.read(joined, begins[at] + line.indentation(), line.number(), limits);
    if (document.isCut()) {
      return new Read(List.of(), lines.size(), true);
    }
    List<Json> values =
        document.value() instanceof Json.Items(List<Json> queries)
            ? queries
            : List.of(document.value());
    return new Read(values, behind(at, document.end()), false);
  }

  private Read yaml(int at) throws ImportException {
    YamlDocument document = new YamlDocument(limits);
    int column = lines.get(at).indentation();
    int next = at;
    while (next < lines.size() && isOfYaml(lines.get(next), column)) {
      PlanLine line = lines.get(next);
      document.take(line.indentation(), line.body(), line.number());
      next++;
    }
    List<Json> values = document.finished();
    boolean isCut = document.isBroken() || endsWithin(next, column);
    return isCut
        ? new Read(values.subList(0, values.size() - 1), lines.size(), true)
        : new Read(values, next, false);
  }

  /// Whether the file breaks off in the line that YAML ends before, or in the one before that.
  private boolean endsWithin(int next, int column) throws ImportException {
    if (next == lines.size()) {
      return !lines.getLast().isEnded();
    }
    PlanLine line = lines.get(next);
    if (line.isBlank() || line.indentation() <= column) {
      return false;
    }
    if (next == lines.size() - 1 && !line.isEnded()) {
      return true;
    }
    throw new ImportException(
        new Problem.Malformed(
            new Place.Line(line.number()), "'" + line.body() + "' within YAML", PlanFile.EXPECTED));
  }

  private static boolean isOfYaml(PlanLine line, int column) {
    String body = line.body();
    boolean isAtStart = line.indentation() == column;
    return !line.isBlank()
        && line.indentation() >= column
        && (!isAtStart || body.startsWith("- ") || KEY.matcher(body).matches())
        && YamlDocument.isLine(body);
  }

  /// The line that goes on behind a document, or what is left of its last line.
  private int behind(int from, int end) throws ImportException {
    int at = from;
    while (begins[at] + lines.get(at).text().length() < end) {
      at++;
    }
    PlanLine last = lines.get(at);
    String rest = last.text().substring(Math.min(end - begins[at], last.text().length()));
    if (rest.isBlank()) {
      return at + 1;
    }
    String body = rest.strip();
    if (!isStart(body)) {
      throw new ImportException(
          new Problem.Malformed(
              new Place.Line(last.number()),
              "'" + body.substring(0, Math.min(60, body.length())) + "' behind a document",
              PlanFile.EXPECTED));
    }
    String blanks = " ".repeat(last.text().length() - rest.length());
    lines.set(at, new PlanLine(last.number(), blanks + rest, blanks + rest, last.isEnded()));
    return at;
  }
}
