package dev.slowpath.plugin.traces.load;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.reading.CsvRows;
import dev.slowpath.plugin.reading.span.Routes;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import dev.slowpath.plugin.traces.requests.RequestRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/// Samples of a load test by JMeter: a JTL file in its CSV form, with a header, or in its XML form.
///
/// Source: JMeter's manual, "Listeners: CSV Log format".
public final class JmeterImporter implements Importer {
  private static final Format FORMAT =
      new Format("jmeter", "JMeter results", List.of(".jtl", ".csv"), "1");
  private static final List<String> NEEDED = List.of("timeStamp", "elapsed", "label");
  private static final String EXPECTED =
      "JMeter's CSV with the columns " + String.join(", ", NEEDED);

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public Verdict recognize(Head head) {
    return isXml(head) || CsvRows.header(head).containsAll(NEEDED) ? Verdict.YES : Verdict.NO;
  }

  private static boolean isXml(Head head) {
    return head.stripped().startsWith("<") && head.text().contains("<testResults");
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    progress.stage("reading samples");
    SpanIntake intake = new SpanIntake(FORMAT, source, progress);
    if (isXml(source)) {
      new JmeterXml(intake, source, progress).read();
      return intake.imported();
    }
    Samples samples = new Samples(intake);
    new CsvRows(source, progress, intake.tally(), EXPECTED).read(samples::row);
    return intake.imported();
  }

  private static boolean isXml(Source source) throws IOException {
    try (InputStream in = source.open()) {
      Head head = new Head(source.simpleName(), in.readNBytes(Head.LIMIT));
      return head.stripped().startsWith("<");
    }
  }

  private static final class Samples {
    private final SpanIntake intake;
    private long number;

    Samples(SpanIntake intake) {
      this.intake = intake;
    }

    /// A label is a name of the tester's choice; it is the endpoint.
    void row(Map<String, String> row, Place place) {
      number++;
      String url = row.getOrDefault("URL", "");
      RequestRow request =
          new RequestRow(intake, number, place)
              .target(row.getOrDefault("label", ""))
              .status(row.getOrDefault("responseCode", ""));
      request
          .form()
          .service(url.contains("://") ? Routes.host(url) : "web")
          .startNs(Times.instant(row.getOrDefault("timeStamp", "")))
          .durationNs(Times.ns(row.getOrDefault("elapsed", ""), Times.MILLIS))
          .failed(row.getOrDefault("success", "true").equals("false"))
          .with("http.response.body.size", row.getOrDefault("bytes", ""))
          .with("thread.name", row.getOrDefault("threadName", ""));
      intake.take(request.filled());
    }
  }
}
