package dev.slowpath.sample.shop.service;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;

/// The whole catalogue as JSON: a payload that is serialised three times.
final class Catalog {
  private static final RowMapper<Item> ITEM =
      (row, _) ->
          new Item(
              row.getLong("id"),
              row.getLong("category_id"),
              row.getString("sku"),
              row.getString("name"),
              row.getString("description"),
              row.getBigDecimal("price"),
              row.getLong("weight_grams"),
              row.getString("color"),
              List.of(row.getString("tags").split(",", -1)),
              row.getString("updated_at"));

  private Catalog() {}

  private record Item(
      long id,
      long categoryId,
      String sku,
      String name,
      String description,
      BigDecimal price,
      long weightGrams,
      String color,
      List<String> tags,
      String updatedAt) {
    private Item {
      tags = List.copyOf(tags);
    }

    private Map<String, Object> asMap() {
      var map = new LinkedHashMap<String, Object>();
      map.put("id", id);
      map.put("categoryId", categoryId);
      map.put("sku", sku);
      map.put("name", name);
      map.put("description", description);
      map.put("price", price);
      map.put("weightGrams", weightGrams);
      map.put("color", color);
      map.put("tags", tags);
      map.put("updatedAt", updatedAt);
      return map;
    }
  }

  /// Defect: encodes, decodes to hide a field, encodes, decodes to add a link, encodes.
  static byte[] encodedThrice(Call call) {
    var stored = call.encode(maps(items(call)));
    var visible = call.decode(stored);
    visible.forEach(item -> item.remove("weightGrams"));
    var published = call.encode(visible);
    var linked = call.decode(published);
    linked.forEach(item -> item.put("href", "/products/" + item.get("id")));
    return call.encode(linked);
  }

  /// Repaired: builds what is wanted and encodes it once.
  static byte[] encodedOnce(Call call) {
    var items = maps(items(call));
    for (var item : items) {
      item.remove("weightGrams");
      item.put("href", "/products/" + item.get("id"));
    }
    return call.encode(items);
  }

  private static List<Item> items(Call call) {
    try (var session = call.session()) {
      return session.list(Queries.CATALOG, ITEM);
    }
  }

  private static List<Map<String, Object>> maps(List<Item> items) {
    var maps = new ArrayList<Map<String, Object>>(items.size());
    items.forEach(item -> maps.add(item.asMap()));
    return maps;
  }
}
