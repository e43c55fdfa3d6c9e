package dev.slowpath.plugin.traces.accesslog;

import dev.slowpath.model.source.Notice;
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
import dev.slowpath.plugin.reading.Lines;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.traces.requests.RequestRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/// Access logs in the common and combined formats of Apache, nginx and gunicorn, with a duration
/// after them: each line is a request.
///
/// Source: Apache's mod_log_config, nginx's ngx_http_log_module, gunicorn's `access_log_format`.
public final class AccessLogImporter implements Importer {
  private static final Format FORMAT =
      new Format("access-log", "Access log, combined", List.of(".log"), "1");
  private static final String EXPECTED =
      "lines as: HOST - - [DAY/MON/YEAR:HH:MM:SS +ZONE] \"GET /path HTTP/1.1\" 200 512 … 0.182";

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    String line = head.stripped().lines().findFirst().orElse("");
    return !head.isBinary() && AccessLine.of(line, new Stamps()).isPresent()
        ? Verdict.YES
        : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading requests");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    try (InputStream in = source.open();
        Lines lines = new Lines(in, source.limits())) {
      Stamps stamps = new Stamps();
      long number = 0;
      while (lines.advance()) {
        number++;
        if (number % 64 == 0) {
          progress.tick();
        }
        line(lines, AccessLine.of(lines.text(), stamps), number, intake);
      }
    }
    if (intake.size() == 0) {
      throw new ImportException(new Problem.Malformed(new Place.Line(1), "no such line", EXPECTED));
    }
    return intake.imported();
  }

  private static void line(Lines lines, Optional<AccessLine> read, long number, SpanIntake intake) {
    if (!lines.isEnded()) {
      intake
          .tally()
          .count(Notice.Kind.TRUNCATED, "the last line does not end: the file may be cut", 1);
    }
    if (read.isEmpty()) {
      if (!lines.text().isBlank() && lines.isEnded()) {
        intake.tally().count(Notice.Kind.SKIPPED, "lines of another form", 1, lines.place());
      }
      return;
    }
    AccessLine line = read.get();
    if (line.isUnitAssumed()) {
      String words = "whole numbers as durations, taken as µs (%D of Apache and gunicorn)";
      intake.tally().count(Notice.Kind.ASSUMED, words, 1, lines.place());
    }
    RequestRow row =
        new RequestRow(intake, number, lines.place())
            .method(line.method())
            .target(line.target())
            .status(line.status());
    row.form()
        .service(line.host().isEmpty() ? "web" : line.host())
        .startNs(line.startNs())
        .durationNs(line.durationNs())
        .with("http.response.body.size", line.bytes());
    intake.take(row.filled());
  }
}
