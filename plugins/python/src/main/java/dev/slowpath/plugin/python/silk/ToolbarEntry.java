package dev.slowpath.plugin.python.silk;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.json.JsonValue;
import dev.slowpath.plugin.reading.span.Routes;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A request in the history of the debug toolbar: what each panel kept, as JSON within JSON.
/// Queries know how long they took and how far from each other they began, not from the request.
final class ToolbarEntry {
  private final Map<String, JsonValue> panels;
  private final SpanForm root;
  private final long id;

  private ToolbarEntry(Map<String, JsonValue> panels, SpanForm root, long id) {
    this.panels = panels;
    this.root = root;
    this.id = id;
  }

  /// Empty where the request has no id that can be read.
  static Optional<ToolbarEntry> read(Map<String, String> values, Place place, Limits limits) {
    Map<String, JsonValue> panels = panels(values, limits);
    String request = DjangoRows.value(values, "request_id");
    return DjangoRows.trace(request)
        .map(trace -> {
          long id = DjangoRows.root(trace);
          JsonValue history = panels.getOrDefault("HistoryPanel", JsonValue.NONE);
          JsonValue timer = panels.getOrDefault("TimerPanel", JsonValue.NONE);
          String method = history.at("request_method").text();
          String route = Routes.of(history.at("request_url").text());
          OptionalLong duration = Times.ns(timer.at("total_time").text(), Times.MILLIS);
          OptionalLong stored = Times.iso(DjangoRows.value(values, "created_at"));
          SpanForm root =
              new SpanForm(place)
                  .trace(Optional.of(trace))
                  .id(OptionalLong.of(id))
                  .service("django")
                  .kind(SpanKind.SERVER)
                  .name(method + " " + route)
                  .with("http.request.method", method)
                  .with("http.route", route)
                  .with("http.response.status_code", history.at("status_code").text())
                  .endNs(stored);
          if (stored.isPresent()) {
            root.startNs(OptionalLong.of(stored.getAsLong() - duration.orElse(0)));
          }
          return new ToolbarEntry(panels, root, id);
        });
  }

  /// As members of `data`, or as one JSON text of them.
  private static Map<String, JsonValue> panels(Map<String, String> values, Limits limits) {
    Map<String, JsonValue> panels = new LinkedHashMap<>();
    JsonRecords.parsed(DjangoRows.value(values, "data"), limits)
        .members()
        .forEach((name, panel) ->
            panels.put(name, panel.isText() ? JsonRecords.parsed(panel.text(), limits) : panel));
    values.forEach((name, text) -> {
      if (name.startsWith("data.")) {
        panels.put(name.substring(5), JsonRecords.parsed(text, limits));
      }
    });
    return panels;
  }

  void into(SpanIntake intake) {
    intake.take(root);
    List<JsonValue> queries = panels.getOrDefault("SQLPanel", JsonValue.NONE).at("queries").items();
    OptionalLong first = OptionalLong.empty();
    for (int at = 0; at < queries.size(); at++) {
      JsonValue query = queries.get(at);
      OptionalLong began = Times.ns(query.at("start_time").text(), Times.SECONDS);
      first = first.isPresent() ? first : began;
      SpanForm form =
          new SpanForm(root.place())
              .trace(root.trace())
              .id(OptionalLong.of(id + at + 1))
              .parent(OptionalLong.of(id))
              .service("django")
              .kind(SpanKind.CLIENT)
              .name(DjangoRows.verb(query.at("raw_sql").text()))
              .durationNs(Times.ns(query.at("duration").text(), Times.MILLIS))
              .with("db.query.text", query.at("raw_sql").text())
              .with("db.system.name", query.at("vendor").text());
      if (root.startNs().isPresent()) {
        long after = began.isPresent() ? began.getAsLong() - first.orElse(0) : 0;
        form.startNs(OptionalLong.of(root.startNs().getAsLong() + Math.max(0, after)));
      }
      intake
          .tally()
          .count(
              Notice.Kind.ASSUMED,
              "queries of the debug toolbar, the first taken as begun with its request",
              1,
              root.place());
      intake.take(form);
    }
  }
}
