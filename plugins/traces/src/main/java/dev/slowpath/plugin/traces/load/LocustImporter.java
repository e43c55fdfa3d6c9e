package dev.slowpath.plugin.traces.load;

import dev.slowpath.model.source.Place;
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
import dev.slowpath.plugin.reading.CsvRows;
import dev.slowpath.plugin.reading.json.HeadKeys;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.span.SpanIntake;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Statistics of a load test by Locust, `locust --json`: how many requests took how long, by name.
///
/// Source: locust, locust/stats.py, `StatsEntry.serialize`.
public final class LocustImporter implements Importer {
  private static final Format FORMAT =
      new Format("locust", "Locust statistics", List.of(".json"), "1");

  /// Columns of what `--csv` writes: percentiles of names, which no request can be made of.
  private static final List<String> SUMS =
      List.of("Type", "Name", "Request Count", "Failure Count");

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    if (CsvRows.header(head).containsAll(SUMS)) {
      return Verdict.YES;
    }
    HeadKeys keys = HeadKeys.of(head);
    return keys.isJson() && keys.hasAll("response_times", "num_requests")
        ? Verdict.YES
        : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    try (InputStream in = source.open()) {
      Head head = new Head(source.simpleName(), in.readNBytes(Head.LIMIT));
      if (CsvRows.header(head).containsAll(SUMS)) {
        throw new ImportException(
            new Problem.UnsupportedVersion(
                new Place.Line(1),
                "sums of requests (locust --csv)",
                "how long requests took, as locust --json tells"));
      }
    }
    progress.stage("reading spans");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    LocustReading reading = new LocustReading(intake);
    new JsonRecords(
            source, progress, intake.tally(), "Locust: a list of statistics with response_times")
        .read(reading);

    return intake.imported();
  }
}
