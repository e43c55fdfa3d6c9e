package dev.slowpath.plugin.traces.elastic;

import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.reading.json.JsonValue;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.Times;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A document of Elasticsearch, whose fields may be nested or named by their whole path.
final class ElasticDocument {
  private final Map<String, String> fields = new HashMap<>();

  ElasticDocument(JsonValue document) {
    document.leaves(fields::putIfAbsent);
  }

  private String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /// `transaction`, `span`, `error`, `metric`; empty for what is none of these.
  String event() {
    return field("processor.event");
  }

  /// Empty for a transaction that was not sampled.
  Optional<SpanForm> form(Place place) {
    boolean isTransaction = event().equals("transaction");
    if (isTransaction && field("transaction.sampled").equals("false")) {
      return Optional.empty();
    }
    String kind = isTransaction ? "transaction" : "span";
    SpanForm form =
        new SpanForm(place)
            .trace(field("trace.id"))
            .id(field(kind + ".id"))
            .parent(field("parent.id"))
            .name(field(kind + ".name"))
            .service(field("service.name"))
            .startNs(start())
            .durationNs(Times.ns(field(kind + ".duration.us"), Times.MICROS))
            .failed(field("event.outcome").equals("failure"))
            .weight(weight(kind));
    if (isTransaction) {
      form.kind(ElasticNames.kind(field("transaction.type")));
    } else {
      ElasticNames.role(form, field("span.type"), field("span.subtype"));
    }
    attributes(form);
    return Optional.of(form);
  }

  private OptionalLong start() {
    OptionalLong exact = Times.ns(field("timestamp.us"), Times.MICROS);
    return exact.isPresent() ? exact : Times.iso(field("@timestamp"));
  }

  /// Newer servers state how many a document stands for, composite spans counted.
  private double weight(String kind) {
    String count = field(kind + ".representative_count");
    double sampled = count.isEmpty() ? 1 : ElasticNames.number(count);
    double composite = ElasticNames.number(field("span.composite.count"));
    boolean isComposite = kind.equals("span") && composite >= 1;
    return isComposite ? Math.max(sampled, 1) * composite : sampled;
  }

  private void attributes(SpanForm form) {
    form.with("db.query.text", field("span.db.statement"));
    form.with("db.namespace", field("span.db.instance"));
    form.with("http.request.method", field("http.request.method"));
    form.with("http.response.status_code", field("http.response.status_code"));
    form.with("url.full", field("url.full"));
    form.with("url.full", field("url.original"));
    form.with("url.path", field("url.path"));
    form.with("server.address", field("destination.address"));
    form.with("host.name", field("host.hostname"));
    form.with("process.pid", field("process.pid"));
    form.with("composite.count", field("span.composite.count"));
  }
}
