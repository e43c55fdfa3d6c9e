package dev.slowpath.sample.shop.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.mapper.RowMapper;

/// The order pages: an N+1 list, a search without an index, and healthy neighbours.
final class Orders {
  private static final RowMapper<Map<String, Object>> ORDER =
      (row, _) -> {
        var order = new LinkedHashMap<String, Object>();
        order.put("id", row.getLong("id"));
        order.put("customerId", row.getLong("customer_id"));
        order.put("status", row.getString("status"));
        order.put("total", row.getBigDecimal("total"));
        order.put("createdAt", row.getString("created_at"));
        return order;
      };
  private static final RowMapper<Map<String, Object>> CUSTOMER =
      (row, _) -> {
        var customer = new LinkedHashMap<String, Object>();
        customer.put("id", row.getLong("id"));
        customer.put("name", row.getString("name"));
        customer.put("email", row.getString("email"));
        customer.put("country", row.getString("country"));
        return customer;
      };
  private static final RowMapper<Map<String, Object>> ORDER_WITH_CUSTOMER =
      (row, context) -> {
        var order = ORDER.map(row, context);
        order.put("customer", row.getString("name"));
        order.put("email", row.getString("email"));
        return order;
      };
  private static final RowMapper<Map<String, Object>> RECENT =
      (row, _) -> {
        var order = new LinkedHashMap<String, Object>();
        order.put("id", row.getLong("id"));
        order.put("total", row.getBigDecimal("total"));
        order.put("createdAt", row.getString("created_at"));
        return order;
      };

  private Orders() {}

  /// Defect: asks for the customer of each order by itself (1 + 200 statements).
  static byte[] pageWithLookups(Call call) {
    try (var session = call.session()) {
      var orders = session.list(Queries.ORDER_PAGE, ORDER, call.number("to"));
      for (var order : orders) {
        var id = Objects.requireNonNull(order.get("customerId"));
        var customer = session.list(Queries.CUSTOMER_BY_ID, CUSTOMER, id).getFirst();
        order.put("customer", customer.get("name"));
        order.put("email", customer.get("email"));
      }
      return call.encode(orders);
    }
  }

  /// Repaired: one join.
  static byte[] pageWithJoin(Call call) {
    try (var session = call.session()) {
      var to = call.number("to");
      return call.encode(session.list(Queries.ORDER_PAGE_WITH_CUSTOMERS, ORDER_WITH_CUSTOMER, to));
    }
  }

  /// Defect: there is no index on the coupon; the migration adds it.
  static byte[] byCoupon(Call call) {
    try (var session = call.session()) {
      return call.encode(session.list(Queries.ORDERS_BY_COUPON, ORDER, call.text("coupon")));
    }
  }

  /// Healthy: one statement by primary key.
  static byte[] byId(Call call) {
    try (var session = call.session()) {
      return call.encode(session.list(Queries.ORDER_BY_ID, ORDER, call.number("id")));
    }
  }

  /// Healthy: two statements by indexed keys.
  static byte[] ofCustomer(Call call) {
    try (var session = call.session()) {
      var id = call.number("id");
      var customer = session.list(Queries.CUSTOMER_BY_ID, CUSTOMER, id).getFirst();
      var orders = session.list(Queries.ORDERS_OF_CUSTOMER, RECENT, id);
      var ids = orders.stream().map(order -> String.valueOf(order.get("id"))).toList();
      customer.put("recentOrders", ids);
      return call.encode(List.of(customer));
    }
  }
}
