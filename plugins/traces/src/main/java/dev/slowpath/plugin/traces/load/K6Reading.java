package dev.slowpath.plugin.traces.load;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.json.JsonValue;
import dev.slowpath.plugin.reading.span.Routes;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import dev.slowpath.plugin.traces.requests.RequestRow;
import java.util.OptionalLong;

/// Reads the durations of requests; a point is written when its request has ended. Other metrics
/// tell parts of the same durations, or of the machine that tests.
final class K6Reading implements JsonRecords.Sink {
  private final SpanIntake intake;
  private long number;

  K6Reading(SpanIntake intake) {
    this.intake = intake;
  }

  @Override
  public boolean isRecord(String path) {
    return path.isEmpty();
  }

  @Override
  public JsonRecords.Taken take(String path, JsonValue line, Place place) {
    String metric = line.at("metric").text();
    if (metric.isEmpty() || !line.at("data").isObject()) {
      return JsonRecords.Taken.NO;
    }
    if (!metric.equals("http_req_duration") || !line.at("type").text().equals("Point")) {
      return JsonRecords.Taken.ASIDE;
    }
    number++;
    JsonValue tags = line.at("data", "tags");
    OptionalLong end = Times.iso(line.at("data", "time").text());
    OptionalLong duration = Times.ns(line.at("data", "value").text(), Times.MILLIS);
    String url = tags.at("url").text();
    String name = tags.at("name").text();
    RequestRow row =
        new RequestRow(intake, number, place)
            .method(tags.at("method").text())
            .target(name.isEmpty() ? url : name)
            .status(tags.at("status").text());
    row.form().service(url.contains("://") ? Routes.host(url) : "web").durationNs(duration);
    if (end.isPresent() && duration.isPresent()) {
      row.form().startNs(OptionalLong.of(end.getAsLong() - duration.getAsLong()));
    }
    row.form().failed(tags.at("expected_response").text().equals("false"));
    row.form().with("scenario", tags.at("scenario").text());
    intake.take(row.filled());
    return JsonRecords.Taken.YES;
  }
}
