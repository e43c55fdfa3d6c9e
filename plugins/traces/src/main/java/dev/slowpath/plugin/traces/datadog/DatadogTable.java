package dev.slowpath.plugin.traces.datadog;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.reading.CsvRows;
import dev.slowpath.plugin.reading.span.Kinds;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import dev.slowpath.plugin.traces.requests.RequestRow;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/// A list of spans saved as a table from Datadog's Trace Explorer: a row a span, one of the service
/// entry spans that were asked for, without its ids unless their columns were chosen.
///
/// Source: Datadog's documentation, "Trace Explorer: export to CSV". The columns are those the user
/// had chosen; date, service, resource and duration (ns, or with its unit) are the usual ones.
final class DatadogTable {
  private static final String EXPECTED =
      "Datadog's table of spans with the columns Date, Service, Resource and Duration";

  private final SpanIntake intake;
  private long number;

  DatadogTable(SpanIntake intake) {
    this.intake = intake;
  }

  static boolean isHeader(List<String> header) {
    List<String> names = header.stream().map(DatadogTable::plain).toList();
    return names.containsAll(List.of("date", "service", "resource", "duration"));
  }

  static boolean is(Source source) throws IOException {
    try (InputStream in = source.open()) {
      Head head = new Head(source.simpleName(), in.readNBytes(Head.LIMIT));
      return isHeader(CsvRows.header(head));
    }
  }

  /// A column's name without the mark of an attribute and without case.
  private static String plain(String name) {
    String bare = name.startsWith("@") ? name.substring(1) : name;
    return bare.toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  void read(Source source, Progress progress) throws ImportException, IOException {
    new CsvRows(source, progress, intake.tally(), EXPECTED).read(this::row);
  }

  private void row(Map<String, String> values, Place place) {
    number++;
    Map<String, String> row = new HashMap<>();
    values.forEach((name, value) -> row.put(plain(name), value));
    String resource = row.getOrDefault("resource", "");
    int space = resource.indexOf(' ');
    boolean isRoute = space > 0 && resource.startsWith("/", space + 1);
    RequestRow request =
        new RequestRow(intake, number, place)
            .method(isRoute ? resource.substring(0, space) : "")
            .target(isRoute ? resource.substring(space + 1) : resource)
            .status(row.getOrDefault("http.status_code", row.getOrDefault("status_code", "")));
    SpanForm form = request.form();
    SpanKind kind = Kinds.of(row.getOrDefault("span.kind", ""));
    form.kind(kind == SpanKind.UNKNOWN ? SpanKind.SERVER : kind)
        .service(row.getOrDefault("service", ""))
        .startNs(Times.instant(row.getOrDefault("date", "")))
        .durationNs(duration(row.getOrDefault("duration", "")))
        .with("host.name", row.getOrDefault("host", ""));
    if (row.getOrDefault("status", "").equals("error")) {
      form.failed(true);
    }
    intake.take(request.filled());
  }

  /// A bare number counts nanoseconds; `1.2ms`, `300µs`, `2s` say their unit.
  private static OptionalLong duration(String text) {
    String number = text.strip().replaceAll("[^0-9.]+$", "");
    String unit = text.strip().substring(number.length()).strip().toLowerCase(Locale.ROOT);
    return switch (unit) {
      case "", "ns" -> Times.ns(number, Times.NANOS);
      case "us", "µs", "μs" -> Times.ns(number, Times.MICROS);
      case "ms" -> Times.ns(number, Times.MILLIS);
      case "s", "sec" -> Times.ns(number, Times.SECONDS);
      default -> OptionalLong.empty();
    };
  }
}
