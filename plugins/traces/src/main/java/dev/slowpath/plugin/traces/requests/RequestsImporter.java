package dev.slowpath.plugin.traces.requests;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.reading.CsvRows;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.json.JsonValue;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Any table or JSON lines of requests with a time, a name and a duration: logs of proxies, results
/// of load tests, what a program wrote itself.
public final class RequestsImporter implements Importer {
  private static final Format FORMAT =
      new Format(
          "requests", "Requests, one a row", List.of(".csv", ".tsv", ".jsonl", ".json"), "1");
  private static final String EXPECTED =
      "rows with a time (timestamp), a name (path, route, name) and a duration (duration_ms)";

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    RequestColumns table = RequestColumns.of(CsvRows.header(head));
    if (table.isEnough()) {
      return Verdict.MAYBE;
    }
    String line = head.stripped().lines().findFirst().orElse("");
    boolean isLine = !head.isBinary() && line.startsWith("{") && line.endsWith("}");
    return isLine && columns(JsonRecords.parsed(line, Limits.USUAL)).isEnough()
        ? Verdict.MAYBE
        : Verdict.NO;
  }

  private static RequestColumns columns(JsonValue line) {
    return RequestColumns.of(row(line).keySet());
  }

  private static Map<String, String> row(JsonValue line) {
    Map<String, String> row = new LinkedHashMap<>();
    line.leaves(row::putIfAbsent);
    return row;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading requests");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    Reading reading = new Reading(intake, source.columns());
    if (isJson(source)) {
      new JsonRecords(source, progress, intake.tally(), EXPECTED).read(reading);
    } else {
      new CsvRows(source, progress, intake.tally(), EXPECTED).read(reading::row);
    }
    return intake.imported();
  }

  private static boolean isJson(Source source) throws IOException {
    try (InputStream in = source.open()) {
      String start = new String(in.readNBytes(Head.LIMIT), StandardCharsets.UTF_8).stripLeading();
      return start.startsWith("{") || start.startsWith("[") || start.startsWith("\uFEFF{");
    }
  }

  /// Reads rows of either spelling; the columns are those of the first row.
  private static final class Reading implements JsonRecords.Sink {
    private final SpanIntake intake;
    private final Map<String, String> stated;
    private RequestColumns columns = RequestColumns.of(List.of());
    private long number;

    Reading(SpanIntake intake, Map<String, String> stated) {
      this.intake = intake;
      this.stated = stated;
    }

    @Override
    public boolean isRecord(String path) {
      return path.isEmpty() || path.endsWith("[]");
    }

    @Override
    public JsonRecords.Taken take(String path, JsonValue value, Place place) {
      Map<String, String> row = RequestsImporter.row(value);
      RequestColumns known = RequestColumns.of(row.keySet(), stated);
      if (!known.isEnough()) {
        return JsonRecords.Taken.NO;
      }
      columns = known;
      request(row, place);
      return JsonRecords.Taken.YES;
    }

    void row(Map<String, String> row, Place place) throws ImportException {
      if (!columns.isEnough()) {
        columns = RequestColumns.of(row.keySet(), stated);
        if (!columns.isEnough()) {
          throw new ImportException(
              new Problem.Malformed(place, "columns " + String.join(", ", row.keySet()), EXPECTED));
        }
      }
      request(row, place);
    }

    private void request(Map<String, String> row, Place place) {
      number++;
      if (columns.unit().isEmpty()) {
        String words = "durations without a unit in their name, taken as ms";
        intake.tally().count(Notice.Kind.ASSUMED, words, 1, place);
      }
      RequestRow request =
          new RequestRow(intake, number, place)
              .method(columns.method(row))
              .target(columns.name(row))
              .status(columns.status(row));
      request
          .form()
          .service(columns.service(row).isEmpty() ? "web" : columns.service(row))
          .startNs(Times.instant(columns.time(row)))
          .durationNs(Times.ns(columns.duration(row), columns.unit().orElse(Times.MILLIS)));
      intake.take(request.filled());
    }
  }
}
