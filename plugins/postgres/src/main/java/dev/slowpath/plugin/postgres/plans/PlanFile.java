package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.postgres.document.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goes through the lines of a file and finds the plans in it, in TEXT and in JSON, one after
/// another, with what stands around them.
final class PlanFile {
  static final String EXPECTED = "a plan as EXPLAIN prints it, in TEXT, JSON, YAML or XML";

  private final List<PlanLine> lines;
  private final Limits limits;
  private final Progress progress;
  private final List<PlanDraft> plans = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final Preamble preamble = new Preamble();
  private @Nullable TextPlan open;
  private boolean isTitled;
  private final PlanDocuments documents;
  private final boolean isLog;
  private int at;

  PlanFile(List<PlanLine> lines, boolean isLog, Limits limits, Progress progress) {
    this.lines = new ArrayList<>(lines);
    this.isLog = isLog;
    this.limits = limits;
    documents = new PlanDocuments(this.lines, limits);
    this.progress = progress;
  }

  List<PlanDraft> plans() {
    return plans;
  }

  List<Notice> notices() {
    return notices;
  }

  /// Reads all; what is cut after whole plans ends with a notice.
  void read() throws ImportException {
    try {
      while (at < lines.size()) {
        progress.tick();
        take(lines.get(at));
      }
      finishOpen(true);
    } catch (ImportException failure) {
      if (plans.isEmpty() || !(failure.problem() instanceof Problem.Truncated cut)) {
        throw failure;
      }
      truncated("the file ends within a plan, which is left out: " + cut.found());
    }
    judgeEnd();
    boolean isToldOf = notices.stream().anyMatch(notice -> notice.kind() == Notice.Kind.TRUNCATED);
    if (isLog && !isToldOf && !lines.isEmpty() && !lines.getLast().isEnded()) {
      truncated("the last message does not end: the log may be cut");
    }
  }

  private void take(PlanLine line) throws ImportException {
    if (open != null) {
      switch (open.take(line)) {
        case TAKEN -> {
          at++;
          return;
        }
        case BEHIND -> finishOpen(false);
        case UNKNOWN -> throw TextPlan.unknown(line);
      }
    }
    takeOutside(line);
  }

  private void takeOutside(PlanLine line) throws ImportException {
    String body = line.body();
    if (PlanDocuments.isStart(body)) {
      readDocument();
      return;
    }
    at++;
    isTitled = (isTitled || isTitle(line)) && !line.isRowCount();
    if (isRoot(body)) {
      open = new TextPlan(line, limits);
    } else if (!line.isBlank() && !line.isDecoration() && !isCutRowCount(line)) {
      preamble.add(line);
    }
  }

  /// A title with a rule below it is psql's, which counts rows at the end; without, it is the head
  /// of separated values.
  private boolean isTitle(PlanLine line) {
    PlanLine below = at < lines.size() ? lines.get(at) : line;
    return line.isTitle() && below.isDecoration();
  }

  private static boolean isRoot(String body) {
    return !body.startsWith("->")
        && NodeLine.parsed(body).isPresent()
        && (NodeLine.hasNumbers(body) || NodeHead.isWellKnown(body));
  }

  private boolean isCutRowCount(PlanLine line) {
    return isTitled && !plans.isEmpty() && !line.isEnded() && line.body().startsWith("(");
  }

  private void finishOpen(boolean atEndOfFile) throws ImportException {
    TextPlan plan = open;
    open = null;
    if (plan == null) {
      return;
    }
    boolean mayBeCut = atEndOfFile && plan.mayBeCut() && !preamble.isOfAutoExplain();
    PlanDraft draft = plan.finished(atEndOfFile);
    preamble.giveTo(draft);
    plans.add(draft);
    if (mayBeCut && !isTitled) {
      truncated("no Execution Time behind the last plan: cut, or made with SUMMARY OFF");
    } else if (atEndOfFile && !isTitled && endsOpen()) {
      truncated("the last line does not end: if the file was cut there, it is too short");
    }
  }

  /// Whether the last line has neither a line break nor an end of its own.
  private boolean endsOpen() {
    PlanLine last = lines.getLast();
    String body = last.body();
    return !last.isEnded() && !body.isEmpty() && !body.endsWith(" ms");
  }

  private void readDocument() throws ImportException {
    PlanDocuments.Read document = documents.read(at);
    boolean isYaml = PlanDocuments.isYaml(lines.get(at).body());
    boolean isLoggedXml = isLog && lines.get(at).body().startsWith("<");
    at = document.next();
    boolean isFirst = true;
    boolean lacksEnd = false;
    for (Json value : document.values()) {
      if (document.isCut() && !JsonPlan.isWhole(value)) {
        break;
      }
      PlanDraft draft = JsonPlan.read(value);
      if (isLoggedXml) {
        draft.statement = draft.statement.replace("\n\t", "\n");
      }
      if (isFirst) {
        lacksEnd = isYaml && draft.lacksEnd() && !preamble.isOfAutoExplain();
        preamble.giveTo(draft);
      } else {
        draft.statement = draft.statement.isEmpty() ? plans.getLast().statement : draft.statement;
      }
      plans.add(draft);
      isFirst = false;
    }
    if (document.isCut()) {
      at = lines.size();
      throw new ImportException(
          new Problem.Truncated(
              new Place.Line(lines.getLast().number()),
              "the end of the file within a document",
              EXPECTED));
    }
    if (lacksEnd && lines.subList(at, lines.size()).stream().allMatch(PlanLine::isBlank)) {
      truncated("no time behind the last plan: cut, or made without SUMMARY");
    }
  }

  private void judgeEnd() throws ImportException {
    if (plans.isEmpty() && isLog) {
      notices.add(new Notice(Notice.Kind.UNKNOWN, 1, "no plan in this log of a server"));
    } else if (plans.isEmpty()) {
      PlanLine first = preamble.first().orElse(new PlanLine(1, "", "", false));
      String found = first.raw().strip();
      boolean isCut = preamble.endsInStatement() || isTitled || found.isEmpty();
      Place place = new Place.Line(first.number());
      String shown =
          found.isEmpty()
              ? "nothing"
              : "'" + found.substring(0, Math.min(60, found.length())) + "'";
      throw new ImportException(
          isCut
              ? new Problem.Truncated(place, shown + " and no plan", EXPECTED)
              : new Problem.Malformed(place, shown, EXPECTED));
    }
    if (isTitled) {
      truncated("no count of rows behind the last plan, as psql prints it: the file may be cut");
    } else if (preamble.endsInStatement()) {
      truncated("a statement without its plan at the end");
    }
    if (preamble.skipped() > 0) {
      notices.add(
          new Notice(
              Notice.Kind.SKIPPED,
              preamble.skipped(),
              "lines that are neither plan nor statement"));
    }
  }

  private void truncated(String detail) {
    notices.add(new Notice(Notice.Kind.TRUNCATED, 1, detail));
  }
}
