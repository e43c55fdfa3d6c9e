package dev.slowpath.sample.shop.service;

/// Every statement the shop sends.
public final class Queries {
  public static final Query ORDER_PAGE =
      new Query(
          "order-page",
          "orders",
          "select id, customer_id, status, total, created_at from orders"
              + " where id <= ? order by id desc limit 200");
  public static final Query CUSTOMER_BY_ID =
      new Query(
          "customer-by-id",
          "customer",
          "select id, name, email, country from customer where id = ?");
  public static final Query ORDER_PAGE_WITH_CUSTOMERS =
      new Query(
          "order-page-with-customers",
          "orders",
          "select o.id, o.status, o.total, o.created_at, c.id as customer_id, c.name, c.email,"
              + " c.country from orders o join customer c on c.id = o.customer_id"
              + " where o.id <= ? order by o.id desc limit 200");
  public static final Query ORDERS_BY_COUPON =
      new Query(
          "orders-by-coupon",
          "orders",
          "select id, customer_id, status, total, created_at from orders where coupon_code = ?");
  public static final Query ORDER_BY_ID =
      new Query(
          "order-by-id",
          "orders",
          "select id, customer_id, status, total, created_at from orders where id = ?");
  public static final Query ORDERS_OF_CUSTOMER =
      new Query(
          "orders-of-customer",
          "orders",
          "select id, total, created_at from orders where customer_id = ?"
              + " order by id desc limit 5");
  public static final Query PRODUCT_BY_ID =
      new Query(
          "product-by-id",
          "product",
          "select id, category_id, sku, name, price from product where id = ?");
  public static final Query PRICE_RULES =
      new Query(
          "price-rules",
          "price_rule",
          "select sum(factor) as factor, count(*) as rules from price_rule where country = ?");
  public static final Query TOP_PRODUCTS =
      new Query(
          "top-products",
          "order_line",
          "select product_id, sum(quantity) as sold, sum(quantity * price_cents) as revenue_cents"
              + " from order_line group by product_id"
              + " order by revenue_cents desc, product_id limit 10");
  public static final Query CATALOG =
      new Query(
          "catalog",
          "product",
          "select id, category_id, sku, name, description, price, weight_grams, color, tags,"
              + " updated_at from product order by id");
  public static final Query CATEGORIES =
      new Query("categories", "category", "select id, name from category order by name");
  public static final Query STOCK =
      new Query(
          "stock",
          "stock_level",
          "select warehouse_id, quantity from stock_level where product_id = ?");

  private Queries() {}
}
