package dev.slowpath.plugin.traces.har;

import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.json.JsonValue;
import dev.slowpath.plugin.reading.span.Ids;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import dev.slowpath.plugin.traces.requests.RequestRow;
import java.util.List;
import java.util.OptionalLong;

/// Reads an entry at a time: a span of the request, and one below it for each phase it waited in.
/// The time for TLS is within that of connecting. A `traceparent` header joins it to the server's
/// spans.
final class HarReading implements JsonRecords.Sink {
  private static final List<String> PHASES =
      List.of("blocked", "dns", "connect", "send", "wait", "receive");

  private final SpanIntake intake;
  private long number;

  HarReading(SpanIntake intake) {
    this.intake = intake;
  }

  @Override
  public boolean isRecord(String path) {
    return path.equals("log.entries[]");
  }

  @Override
  public boolean isLineRecord() {
    return false;
  }

  @Override
  public JsonRecords.Taken take(String path, JsonValue entry, Place place) {
    if (!entry.has("startedDateTime")) {
      return JsonRecords.Taken.NO;
    }
    number += PHASES.size() + 1;
    JsonValue request = entry.at("request");
    JsonValue response = entry.at("response");
    RequestRow row =
        new RequestRow(intake, number - PHASES.size(), place)
            .method(request.at("method").text())
            .target(request.at("url").text())
            .status(response.at("status").text());
    OptionalLong start = Times.iso(entry.at("startedDateTime").text());
    row.form()
        .kind(SpanKind.CLIENT)
        .startNs(start)
        .durationNs(Times.ns(entry.at("time").text(), Times.MILLIS))
        .with("http.response.body.size", size(response))
        .with("http.response.transfer_size", response.at("_transferSize").text())
        .with("network.protocol.version", response.at("httpVersion").text());
    SpanForm form = row.filled();
    join(form, request);
    intake.take(form);
    phases(form, entry.at("timings"), start);
    return JsonRecords.Taken.YES;
  }

  /// -1 is unknown.
  private static String size(JsonValue response) {
    String size = response.at("content", "size").text();
    return size.startsWith("-") ? "" : size;
  }

  private static void join(SpanForm form, JsonValue request) {
    for (JsonValue header : request.at("headers").items()) {
      String[] parts = header.at("value").text().split("-", -1);
      if (header.at("name").text().equalsIgnoreCase("traceparent") && parts.length >= 4) {
        OptionalLong id = Ids.hexSpan(parts[2]);
        if (id.isPresent() && Ids.hexTrace(parts[1]).isPresent()) {
          form.trace(Ids.hexTrace(parts[1])).id(id);
        }
      }
    }
  }

  private void phases(SpanForm request, JsonValue timings, OptionalLong start) {
    if (start.isEmpty()) {
      return;
    }
    long at = start.getAsLong();
    for (int phase = 0; phase < PHASES.size(); phase++) {
      OptionalLong length = Times.ns(timings.at(PHASES.get(phase)).text(), Times.MILLIS);
      if (length.orElse(0) > 0) {
        SpanForm form =
            new SpanForm(request.place())
                .trace(request.trace())
                .id(OptionalLong.of(number - PHASES.size() + 1 + phase))
                .parent(request.id())
                .service(request.service())
                .kind(SpanKind.INTERNAL)
                .name(PHASES.get(phase))
                .startNs(OptionalLong.of(at))
                .durationNs(length);
        at += length.getAsLong();
        intake.take(form);
      }
    }
  }
}
