package dev.slowpath.plugin.traces.load;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.json.JsonValue;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import dev.slowpath.plugin.traces.requests.RequestRow;
import java.util.Map;
import java.util.OptionalLong;

/// Reads a name's statistics at a time. Each response time, rounded by Locust to two digits, is one
/// span that weighs as many requests as took so long; when they ran within the test is not known,
/// so they are laid evenly over it.
final class LocustReading implements JsonRecords.Sink {
  private final SpanIntake intake;
  private long number;

  LocustReading(SpanIntake intake) {
    this.intake = intake;
  }

  @Override
  public boolean isRecord(String path) {
    return path.endsWith("[]");
  }

  @Override
  public JsonRecords.Taken take(String path, JsonValue entry, Place place) {
    if (!entry.at("response_times").isObject()) {
      return JsonRecords.Taken.NO;
    }
    OptionalLong start = Times.ns(entry.at("start_time").text(), Times.SECONDS);
    OptionalLong last = Times.ns(entry.at("last_request_timestamp").text(), Times.SECONDS);
    double all =
        entry.at("response_times").members().values().stream()
            .mapToDouble(count -> count(count.text()))
            .sum();
    double before = 0;
    for (Map.Entry<String, JsonValue> time : entry.at("response_times").members().entrySet()) {
      double count = count(time.getValue().text());
      OptionalLong at = at(start, last, (before + count / 2) / Math.max(1, all));
      requests(entry, time.getKey(), count, at, place);
      before += count;
    }
    return JsonRecords.Taken.YES;
  }

  private static double count(String text) {
    try {
      return Math.max(0, Double.parseDouble(text));
    } catch (NumberFormatException noCount) {
      return 0;
    }
  }

  private static OptionalLong at(OptionalLong start, OptionalLong last, double share) {
    if (start.isEmpty() || last.isEmpty() || !(share >= 0 && share <= 1)) {
      return start;
    }
    long length = Math.max(0, last.getAsLong() - start.getAsLong());
    return OptionalLong.of(start.getAsLong() + (long) (length * share));
  }

  private void requests(JsonValue entry, String ms, double count, OptionalLong at, Place place) {
    number++;
    RequestRow row =
        new RequestRow(intake, number, place)
            .method(entry.at("method").text())
            .target(entry.at("name").text());
    row.form().service("web").startNs(at).durationNs(Times.ns(ms, Times.MILLIS)).weight(count);
    intake
        .tally()
        .count(
            Notice.Kind.ASSUMED,
            "response times without an instant, laid evenly over the test",
            1,
            place);
    intake.take(row.filled());
  }
}
