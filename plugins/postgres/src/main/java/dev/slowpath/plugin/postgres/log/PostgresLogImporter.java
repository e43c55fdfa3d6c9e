package dev.slowpath.plugin.postgres.log;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.statement.StatementLog;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.postgres.plans.LogLines;
import dev.slowpath.plugin.postgres.table.CountedReader;
import dev.slowpath.plugin.reading.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the log of a PostgreSQL server, as it writes it to stderr (any `log_line_prefix`), as
/// csvlog or as jsonlog: statements with their durations, plans of auto_explain, waits for locks.
public final class PostgresLogImporter implements Importer {
  private static final Format FORMAT =
      new Format("postgresql-log", "PostgreSQL log", List.of(".log", ".csv", ".json"), "1");
  private static final String EXPECTED = "messages as PostgreSQL logs them: '… LOG:  duration: …'";

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    if (head.isBinary()) {
      return Verdict.NO;
    }
    return switch (LogLines.kind(head.text())) {
      case CSV, JSON, STDERR -> Verdict.YES;
      case SYSLOG, NONE -> Verdict.NO;
    };
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    LogDraft draft = new LogDraft(source.limits(), progress);
    switch (kind(source)) {
      case CSV -> {
        try (var in = new CountedReader(source.open())) {
          new TableMessages(draft).read(in, source.limits(), progress);
        }
      }
      case JSON -> {
        try (var in = source.open();
            var lines = new Lines(in, source.limits())) {
          new RecordMessages(draft).read(lines, source.limits(), progress);
        }
      }
      case STDERR, SYSLOG, NONE -> {
        try (var in = source.open();
            var lines = new Lines(in, source.limits())) {
          new StderrMessages(draft).read(lines, progress);
        }
      }
    }
    if (draft.messages() == 0) {
      throw new ImportException(refusal(draft));
    }
    List<Capture> captures = new ArrayList<>();
    StatementLog log = draft.finished();
    captures.add(new Capture.OfLog(FORMAT.provenance(source), log));
    if (!draft.plans().isEmpty()) {
      captures.add(new Capture.OfPlans(FORMAT.provenance(source), draft.plans()));
    }
    return new Imported(captures, draft.notices(log));
  }

  private static Problem refusal(LogDraft draft) {
    return draft.isCut()
        ? new Problem.Truncated(new Place.Line(1), "no message that ends", EXPECTED)
        : new Problem.Malformed(new Place.Line(1), "no message", EXPECTED);
  }

  private static LogLines.Kind kind(Source source) throws IOException {
    try (var in = source.open()) {
      return LogLines.kind(new Head(source.simpleName(), in.readNBytes(Head.LIMIT)).text());
    }
  }
}
