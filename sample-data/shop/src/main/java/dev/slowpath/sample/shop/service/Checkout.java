package dev.slowpath.sample.shop.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;

/// What waits for other services: three calls in series, a pool that is too small, and a slow
/// export beside a quick ping.
final class Checkout {
  private static final RowMapper<String> LEVEL =
      (row, _) -> row.getLong("warehouse_id") + ":" + row.getLong("quantity");

  private Checkout() {}

  /// Defect: three calls that do not need each other, one after another.
  static byte[] quoteInSeries(Call call) {
    var basket = call.text("basket");
    var upstreams = call.shop().upstreams();
    var price = upstreams.get("/pricing?basket=" + basket);
    var shipping = upstreams.get("/shipping?basket=" + basket);
    var tax = upstreams.get("/tax?basket=" + basket);
    return call.encode(quote(price, shipping, tax));
  }

  /// Repaired: the three calls at once.
  static byte[] quoteInParallel(Call call) {
    var basket = call.text("basket");
    var upstreams = call.shop().upstreams();
    var price = upstreams.getLater("/pricing?basket=" + basket);
    var shipping = upstreams.getLater("/shipping?basket=" + basket);
    var tax = upstreams.getLater("/tax?basket=" + basket);
    return call.encode(quote(price.join(), shipping.join(), tax.join()));
  }

  private static List<Map<String, Object>> quote(String price, String shipping, String tax) {
    var quote = new LinkedHashMap<String, Object>();
    quote.put("price", price);
    quote.put("shipping", shipping);
    quote.put("tax", tax);
    return List.of(quote);
  }

  /// Holds a connection of the stock pool while a warehouse is asked; the pool's size is the
  /// defect.
  static byte[] stock(Call call) {
    try (var session = new Session(call, call.shop().stockPool())) {
      var product = call.number("product");
      var levels = session.list(Queries.STOCK, LEVEL, product);
      var answer = new LinkedHashMap<String, Object>();
      answer.put("product", product);
      answer.put("levels", levels);
      answer.put("inTransit", call.shop().upstreams().get("/warehouse?product=" + product));
      return call.encode(List.of(answer));
    }
  }

  /// Slow by nature in both modes: keeps a worker of the legacy server for 300 ms.
  static byte[] export(Call call) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("archive", call.shop().upstreams().get("/archive"));
    return call.encode(List.of(answer));
  }

  /// Healthy: no statement, no call.
  static byte[] pong(Call call) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("status", "ok");
    answer.put("mode", call.shop().mode().label());
    return call.encode(List.of(answer));
  }
}
