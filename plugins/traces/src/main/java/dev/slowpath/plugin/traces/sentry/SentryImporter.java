package dev.slowpath.plugin.traces.sentry;

import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.reading.json.HeadKeys;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.span.SpanIntake;
import java.io.IOException;
import java.util.List;

/// Transactions of Sentry: the events that SDKs send, alone, in lists or in envelopes; events as
/// the website and its API give them; and envelopes of single spans.
///
/// Source: Sentry's developer documentation, "Event Payloads", "Envelopes" and "Spans".
public final class SentryImporter implements Importer {
  private static final Format FORMAT =
      new Format("sentry", "Sentry transactions", List.of(".json", ".envelope"), "1");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    HeadKeys keys = HeadKeys.of(head);
    boolean isEnvelope =
        keys.hasAll("event_id", "sent_at") || keys.hasAll("sent_at", "trace", "sdk");
    boolean isEvent =
        keys.hasAll("contexts", "trace_id") && keys.hasAny("start_timestamp", "startTimestamp");
    boolean isFromApi = keys.hasAll("eventID", "entries");
    return keys.isJson() && (isEnvelope || isEvent || isFromApi) ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading spans");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    SentryReading reading = new SentryReading(intake);
    new JsonRecords(
            source, progress, intake.tally(), "Sentry: transaction events, or envelopes of them")
        .read(reading);

    return intake.imported();
  }
}
