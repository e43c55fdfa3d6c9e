package dev.slowpath.sample.shop.service;

import java.util.List;
import java.util.Map;

/// One request on its way through an endpoint.
final class Call {
  private final Shop shop;
  private final Map<String, String> parameters;
  private int queries;

  /// @param parameters those of the path and those of the query string
  Call(Shop shop, Map<String, String> parameters) {
    this.shop = shop;
    this.parameters = Map.copyOf(parameters);
  }

  Shop shop() {
    return shop;
  }

  long number(String name) {
    return Long.parseLong(text(name));
  }

  String text(String name) {
    var value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("parameter " + name + " is missing");
    }
    return value;
  }

  /// Takes a connection of the main pool.
  Session session() {
    return new Session(this, shop.mainPool());
  }

  /// Encodes the answer, as a span of its own.
  byte[] encode(List<Map<String, Object>> rows) {
    var span =
        shop.telemetry()
            .tracer()
            .spanBuilder("json.encode")
            .setAttribute("code.function.name", Json.class.getName() + ".encode")
            .startSpan();
    try {
      var bytes = Json.encode(rows);
      var _ = span.setAttribute("shop.json.bytes", bytes.length);
      return bytes;
    } finally {
      span.end();
    }
  }

  /// Decodes JSON again, as a span of its own.
  List<Map<String, Object>> decode(byte[] json) {
    var span =
        shop.telemetry()
            .tracer()
            .spanBuilder("json.decode")
            .setAttribute("code.function.name", Json.class.getName() + ".decode")
            .setAttribute("shop.json.bytes", json.length)
            .startSpan();
    try {
      return Json.decode(json);
    } finally {
      span.end();
    }
  }

  void countQuery() {
    queries++;
  }

  int queries() {
    return queries;
  }
}
