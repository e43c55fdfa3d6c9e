package dev.slowpath.sample.shop.service;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;

/// Product pages and reports: a statement repeated within a request and an aggregate computed for
/// every request.
final class Products {
  private static final int PRICE_TIERS = 12;
  private static final Duration PRICES_LIVE = Duration.ofMinutes(5);
  private static final Duration REPORT_LIVES = Duration.ofMinutes(5);
  private static final RowMapper<BigDecimal> FACTOR = (row, _) -> row.getBigDecimal("factor");
  private static final RowMapper<Map<String, Object>> PRODUCT =
      (row, _) -> {
        var product = new LinkedHashMap<String, Object>();
        product.put("id", row.getLong("id"));
        product.put("sku", row.getString("sku"));
        product.put("name", row.getString("name"));
        product.put("price", row.getBigDecimal("price"));
        return product;
      };
  private static final RowMapper<Map<String, Object>> BEST_SELLER =
      (row, _) -> {
        var product = new LinkedHashMap<String, Object>();
        product.put("id", row.getLong("product_id"));
        product.put("sold", row.getLong("sold"));
        product.put("revenueCents", row.getLong("revenue_cents"));
        return product;
      };
  private static final RowMapper<Map<String, Object>> CATEGORY =
      (row, _) -> {
        var category = new LinkedHashMap<String, Object>();
        category.put("id", row.getLong("id"));
        category.put("name", row.getString("name"));
        return category;
      };

  private final TtlCache<String, BigDecimal> factors = new TtlCache<>(PRICES_LIVE);
  private final TtlCache<String, byte[]> reports = new TtlCache<>(REPORT_LIVES);

  /// Defect: reads the same price rules again for each of the 12 price tiers.
  byte[] byIdReadingRulesPerTier(Call call) {
    try (var session = call.session()) {
      var country = call.text("country");
      var product = product(call, session);
      var prices = new ArrayList<String>();
      for (var tier = 1; tier <= PRICE_TIERS; tier++) {
        var factor = session.list(Queries.PRICE_RULES, FACTOR, country).getFirst();
        prices.add(price(product, factor, tier));
      }
      product.put("prices", prices);
      return call.encode(List.of(product));
    }
  }

  /// Repaired: reads the rules once and keeps them for five minutes.
  byte[] byIdWithCachedRules(Call call) {
    try (var session = call.session()) {
      var country = call.text("country");
      var product = product(call, session);
      var factor =
          factors.get(country, () -> session.list(Queries.PRICE_RULES, FACTOR, country).getFirst());
      var prices = new ArrayList<String>();
      for (var tier = 1; tier <= PRICE_TIERS; tier++) {
        prices.add(price(product, factor, tier));
      }
      product.put("prices", prices);
      return call.encode(List.of(product));
    }
  }

  private static Map<String, Object> product(Call call, Session session) {
    return session.list(Queries.PRODUCT_BY_ID, PRODUCT, call.number("id")).getFirst();
  }

  private static String price(Map<String, Object> product, BigDecimal factor, int tier) {
    var base = new BigDecimal(String.valueOf(product.get("price")));
    return base.add(factor.movePointLeft(2)).subtract(BigDecimal.valueOf(tier, 2)).toString();
  }

  /// Defect: aggregates all order lines for every request, though the answer is the same.
  byte[] topProducts(Call call) {
    try (var session = call.session()) {
      return call.encode(session.list(Queries.TOP_PRODUCTS, BEST_SELLER));
    }
  }

  /// Repaired: keeps the answer for five minutes.
  byte[] topProductsCached(Call call) {
    return reports.get("top-products", () -> topProducts(call));
  }

  /// Healthy: one small statement.
  static byte[] categories(Call call) {
    try (var session = call.session()) {
      return call.encode(session.list(Queries.CATEGORIES, CATEGORY));
    }
  }
}
