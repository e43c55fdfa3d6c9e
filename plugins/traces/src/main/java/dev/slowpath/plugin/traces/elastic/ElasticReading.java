package dev.slowpath.plugin.traces.elastic;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.reading.json.JsonRecords;
import dev.slowpath.plugin.reading.json.JsonValue;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Reads lines of the intake and documents side by side; spans of old agents, which count from
/// their transaction's start, wait for it.
final class ElasticReading implements JsonRecords.Sink {
  private static final Set<String> SIGNALS =
      Set.of("error", "metricset", "log", "rum_data", "e", "me");

  /// A span whose start is an offset in ms from its transaction's.
  private record Waiting(SpanForm form, String transaction, String offsetMs) {}

  private final SpanIntake intake;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Map<String, OptionalLong> starts = new HashMap<>();
  private JsonValue metadata = JsonValue.NONE;

  ElasticReading(SpanIntake intake) {
    this.intake = intake;
  }

  /// Answers of searches hold their documents in `hits.hits[]`; other objects are documents or
  /// lines themselves.
  @Override
  public boolean isRecord(String path) {
    return path.endsWith("hits[]") || path.equals("[]");
  }

  @Override
  public JsonRecords.Taken take(String path, JsonValue value, Place place) {
    if (value.has("_source") || value.has("processor") || value.has("processor.event")) {
      return document(value.has("_source") ? value.at("_source") : value, place);
    }
    return JsonRecords.Taken.NO;
  }

  @Override
  public boolean isLineRecord() {
    return true;
  }

  @Override
  public JsonRecords.Taken takeLine(JsonValue line, Place place) {
    if (line.has("metadata")) {
      metadata = line.at("metadata");
      return JsonRecords.Taken.ASIDE;
    }
    if (line.has("transaction") && line.at("transaction").has("trace_id")) {
      transaction(line.at("transaction"), place);
      return JsonRecords.Taken.YES;
    }
    if (line.has("span") && line.at("span").has("trace_id")) {
      span(line.at("span"), place);
      return JsonRecords.Taken.YES;
    }
    if (line.members().keySet().stream().anyMatch(SIGNALS::contains)) {
      return notRead(place);
    }
    if (line.has("hits")) {
      line.at("hits", "hits").items().forEach(hit -> take("hits.hits[]", hit, place));
      return JsonRecords.Taken.YES;
    }
    return take("", line, place);
  }

  private JsonRecords.Taken document(JsonValue document, Place place) {
    ElasticDocument read = new ElasticDocument(document);
    String event = read.event();
    if (event.isEmpty()) {
      return JsonRecords.Taken.NO;
    }
    if (event.equals("transaction") || event.equals("span")) {
      read.form(place).ifPresentOrElse(intake::take, () -> unsampled(place));
      return JsonRecords.Taken.YES;
    }
    return notRead(place);
  }

  private JsonRecords.Taken notRead(Place place) {
    intake.tally().count(Notice.Kind.UNSUPPORTED, "errors, metrics and logs, not read", 1, place);
    return JsonRecords.Taken.ASIDE;
  }

  private void unsampled(Place place) {
    String words = "transactions that were not sampled: sampled ones stand for them";
    intake.tally().count(Notice.Kind.SKIPPED, words, 1, place);
  }

  private void transaction(JsonValue transaction, Place place) {
    if (transaction.at("sampled").text().equals("false")) {
      unsampled(place);
      return;
    }
    SpanForm form =
        common(transaction, place).kind(ElasticNames.kind(transaction.at("type").text()));
    starts.put(transaction.at("id").text(), form.startNs());
    JsonValue context = transaction.at("context");
    form.with("http.request.method", context.at("request", "method").text());
    form.with("http.response.status_code", context.at("response", "status_code").text());
    form.with("url.full", context.at("request", "url", "full").text());
    form.with("url.path", context.at("request", "url", "pathname").text());
    OptionalLong dropped = Times.ns(transaction.at("span_count", "dropped").text(), Times.NANOS);
    if (dropped.orElse(0) > 0) {
      intake
          .tally()
          .count(Notice.Kind.LOST, "spans that the agent dropped", dropped.getAsLong(), place);
    }
    intake.take(form);
  }

  private void span(JsonValue span, Place place) {
    SpanForm form = common(span, place);
    ElasticNames.role(form, span.at("type").text(), span.at("subtype").text());
    JsonValue context = span.at("context");
    form.with("db.query.text", context.at("db", "statement").text());
    form.with("db.namespace", context.at("db", "instance").text());
    form.with("http.request.method", context.at("http", "method").text());
    form.with("url.full", context.at("http", "url").text());
    form.with("http.response.status_code", context.at("http", "status_code").text());
    form.with("server.address", context.at("destination", "address").text());
    form.with("server.port", context.at("destination", "port").text());
    composite(form, span.at("composite"));
    if (form.startNs().isPresent()) {
      intake.take(form);
    } else {
      String transaction = span.at("transaction_id").text();
      waiting.add(new Waiting(form, transaction, span.at("start").text()));
    }
  }

  /// One span that stands for several calls alike.
  private static void composite(SpanForm form, JsonValue composite) {
    double count = ElasticNames.number(composite.at("count").text());
    if (count >= 1) {
      form.weight(form.weight() * count);
      form.with("composite.count", composite.at("count").text());
      form.with("composite.sum_ms", composite.at("sum").text());
    }
  }

  private SpanForm common(JsonValue event, Place place) {
    SpanForm form =
        new SpanForm(place)
            .trace(event.at("trace_id").text())
            .id(event.at("id").text())
            .parent(event.at("parent_id").text())
            .name(event.at("name").text())
            .startNs(Times.ns(event.at("timestamp").text(), Times.MICROS))
            .durationNs(Times.ns(event.at("duration").text(), Times.MILLIS))
            .failed(event.at("outcome").text().equals("failure"))
            .weight(ElasticNames.weight(event.at("sample_rate").text()));
    String own = event.at("context", "service", "name").text();
    form.service(own.isEmpty() ? metadata.at("service", "name").text() : own);
    form.with("host.name", metadata.at("system", "hostname").text());
    form.with("process.pid", metadata.at("process", "pid").text());
    String node = metadata.at("service", "node", "configured_name").text();
    form.with("service.instance.id", node);
    return form;
  }

  /// All transactions are known now.
  void finish() {
    for (Waiting one : waiting) {
      OptionalLong start = starts.getOrDefault(one.transaction(), OptionalLong.empty());
      OptionalLong offset = Times.ns(one.offsetMs(), Times.MILLIS);
      if (start.isPresent() && offset.isPresent()) {
        one.form().startNs(OptionalLong.of(start.getAsLong() + offset.getAsLong()));
      }
      intake.take(one.form());
    }
  }
}
