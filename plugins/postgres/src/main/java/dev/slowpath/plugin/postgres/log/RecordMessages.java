package dev.slowpath.plugin.postgres.log;

import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.postgres.document.Json;
import dev.slowpath.plugin.postgres.document.JsonDocument;
import dev.slowpath.plugin.reading.Lines;
import java.io.IOException;
import java.util.Optional;

/// The messages of a jsonlog (PostgreSQL 15 and later): an object a line.
final class RecordMessages {
  private final LogDraft draft;

  RecordMessages(LogDraft draft) {
    this.draft = draft;
  }

  void read(Lines lines, Limits limits, Progress progress) throws ImportException, IOException {
    long number = 0;
    long skipped = 0;
    while (lines.advance()) {
      progress.tick();
      number++;
      if (lines.text().isBlank()) {
        continue;
      }
      Optional<Json.Fields> record = record(lines.text(), number, limits);
      if (!lines.isEnded()) {
        draft.cut();
      } else if (record.isPresent()) {
        draft.take(message(record.get(), number));
      } else {
        skipped++;
      }
    }
    draft.skipped(skipped);
  }

  /// The object that a line is; empty where something else was written between them.
  private static Optional<Json.Fields> record(String line, long number, Limits limits) {
    try {
      JsonDocument record = JsonDocument.read(line.toCharArray(), 0, number, limits);
      return !record.isCut() && record.values().getFirst() instanceof Json.Fields fields
          ? Optional.of(fields)
          : Optional.empty();
    } catch (ImportException _) {
      return Optional.empty();
    }
  }

  private LogMessage message(Json.Fields fields, long line) {
    return new LogMessage(
        new LogMessage.Origin(
            draft.times().read(fields.textOf("timestamp")),
            fields.textOf("pid"),
            fields.textOf("user"),
            fields.textOf("dbname"),
            fields.textOf("query_id")),
        fields.textOf("message"),
        fields.textOf("context"),
        fields.textOf("statement"),
        line);
  }
}
