package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.postgres.document.WholeText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads plans of EXPLAIN and auto_explain, PostgreSQL 9.6–19, in TEXT, JSON, YAML and XML, as a
/// file holds them, as psql shows them, or out of a server's log (stderr, csvlog, jsonlog, syslog).
///
/// All formats of one plan give the same nodes: by the words of TEXT, without what TEXT leaves out.
/// A plan's statement is its Query Text; else the file beside this one that is named the same and
/// ends in `.sql`, where this file holds one plan; else the statement echoed above the plan.
public final class ExplainImporter implements Importer {
  private static final Format FORMAT =
      new Format("explain", "EXPLAIN", List.of(".txt", ".json", ".plan"), "2");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    return ExplainHead.judge(head);
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    PlanFile file = file(text(source), source.limits(), progress);
    file.read();
    List<PlanDraft> plans = file.plans();
    if (plans.size() == 1 && !plans.getFirst().hasQueryText) {
      besides(source).ifPresent(sql -> plans.getFirst().statement = sql);
    }
    List<Notice> notices = new ArrayList<>(file.notices());
    long unnamed =
        plans.stream().filter(plan -> plan.statement.isEmpty() && plan.queryId.isEmpty()).count();
    if (unnamed > 0) {
      notices.add(
          new Notice(
              Notice.Kind.UNKNOWN,
              unnamed,
              "plans of which nothing says what statement they belong to"));
    }
    Capture capture =
        new Capture.OfPlans(
            FORMAT.provenance(source), plans.stream().map(PlanDraft::finished).toList());
    return new Imported(List.of(capture), notices);
  }

  private static PlanFile file(String text, Limits limits, Progress progress)
      throws ImportException, IOException {
    LogLines.Kind log = LogLines.kind(text);
    boolean isLog = log != LogLines.Kind.NONE;
    List<PlanLine> lines = isLog ? LogLines.of(text, log, limits) : Pasted.lines(text, limits);
    return new PlanFile(lines, isLog, limits, progress);
  }

  private static Optional<String> besides(Source source) throws ImportException, IOException {
    String name = source.simpleName();
    int dot = name.lastIndexOf('.');
    Optional<Source> sql = source.sibling((dot < 0 ? name : name.substring(0, dot)) + ".sql");
    if (sql.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(SqlText.statement(text(sql.get()))).filter(text -> !text.isEmpty());
  }

  private static String text(Source source) throws ImportException, IOException {
    return WholeText.of(source, "a file of plans");
  }
}
