package dev.slowpath.plans;

import dev.slowpath.plugin.testkit.Generator;
import java.util.ArrayList;
import java.util.List;

/// Statements drawn from a seed, so that together they hold joins, CTEs, InitPlans, SubPlans,
/// parallel scans, partitions, triggers and modifying CTEs in many arrangements.
final class GeneratedQueries {
  private static final List<String> JOINS = List.of("JOIN", "LEFT JOIN", "FULL JOIN");

  /// At most one of these at a time: without hash and merge joins, tables of thousands of rows are
  /// joined row by row, for minutes.
  private static final List<String> METHODS =
      List.of(
          "SET enable_hashjoin = off",
          "SET enable_mergejoin = off",
          "SET enable_nestloop = off",
          "SET enable_indexscan = off");

  private static final List<String> MEMORY =
      List.of(
          "SET enable_sort = off",
          "SET enable_hashagg = off",
          "SET work_mem = '64kB'",
          "SET work_mem = '4MB'");

  private final Generator drawn;

  private GeneratedQueries(Generator drawn) {
    this.drawn = drawn;
  }

  /// A statement, and the settings under which it is planned.
  record Query(String sql, List<String> settings) {
    Query {
      settings = List.copyOf(settings);
    }

    @Override
    public String toString() {
      return sql + " " + settings;
    }
  }

  static List<Query> of(int seed, int count) {
    GeneratedQueries queries = new GeneratedQueries(new Generator(seed));
    List<Query> all = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      all.add(new Query(queries.statement(at % 10), queries.settings()));
    }
    return all;
  }

  private int below(int bound) {
    return drawn.between(0, bound - 1);
  }

  private <T> T one(List<T> of) {
    return of.get(below(of.size()));
  }

  private List<String> settings() {
    return List.of(
        "RESET ALL",
        "SET max_parallel_workers_per_gather = " + below(3),
        "SET parallel_leader_participation = " + one(List.of("on", "on", "off")),
        one(METHODS),
        one(MEMORY));
  }

  private String statement(int family) {
    return switch (family) {
      case 0 -> join();
      case 1 -> cte();
      case 2 -> initPlans();
      case 3 -> subPlans();
      case 4 -> aggregate();
      case 5 -> partitions();
      case 6 -> modification();
      case 7 -> modifyingCte();
      case 8 -> setOperation();
      default -> mixed();
    };
  }

  private String filter(String alias) {
    return one(
        List.of(
            alias + ".id < " + (10 + below(3000)),
            alias + ".id % " + (2 + below(5)) + " = 0",
            alias + ".id BETWEEN " + below(500) + " AND " + (500 + below(900))));
  }

  private String join() {
    String third = below(2) == 0 ? " JOIN line l ON l.order_id = o.id" : "";
    return "SELECT c.region, count(*), sum(o.total) FROM customer c "
        + one(JOINS)
        + " orders o ON o.customer_id = c.id"
        + third
        + " WHERE "
        + filter("o")
        + " GROUP BY c.region ORDER BY 2"
        + (below(2) == 0 ? " LIMIT 3" : "");
  }

  private String cte() {
    return "WITH few AS MATERIALIZED (SELECT * FROM orders o WHERE o.id < "
        + (100 + below(500))
        + "), fewer AS MATERIALIZED (SELECT id, day FROM few WHERE day < "
        + (50 + below(300))
        + ") SELECT count(*) FROM few a "
        + one(JOINS)
        + " fewer b "
        + (below(3) == 0 ? "USING (id)" : "ON a.id = b.id")
        + (below(2) == 0 ? " WHERE a.day = (SELECT max(day) FROM fewer)" : "");
  }

  private String initPlans() {
    List<String> conditions = new ArrayList<>();
    for (int at = 0; at < 1 + below(12); at++) {
      conditions.add(
          "o.total > (SELECT avg(qty) * " + below(9) + " FROM line WHERE qty < " + at + ")");
    }
    String column = below(2) == 0 ? ", (SELECT max(day) FROM orders)" : "";
    return "SELECT o.id" + column + " FROM orders o WHERE " + String.join(" AND ", conditions);
  }

  private String subPlans() {
    String correlated = "(SELECT count(*) FROM line l WHERE l.order_id = o.id)";
    return "SELECT o.id, "
        + correlated
        + " FROM orders o WHERE "
        + filter("o")
        + one(
            List.of(
                " AND o.id NOT IN (SELECT order_id FROM line WHERE qty = 3)",
                " AND EXISTS (SELECT 1 FROM line l WHERE l.order_id = o.id AND l.qty > 4)",
                " AND (o.day = 3 OR EXISTS (SELECT 1 FROM line l WHERE l.order_id = o.id + 1))",
                " ORDER BY 2 LIMIT 5"));
  }

  private String aggregate() {
    return one(
        List.of(
            "SELECT day, count(*), avg(total) FROM orders GROUP BY day ORDER BY day",
            "SELECT count(*) FROM orders o JOIN line l ON l.order_id = o.id WHERE l.qty > 2",
            "SELECT day, region, count(*) FROM orders JOIN customer c ON c.id = customer_id"
                + " GROUP BY GROUPING SETS ((day), (region), ())",
            "SELECT id, sum(total) OVER (PARTITION BY day ORDER BY id) FROM orders WHERE id < 900",
            "SELECT DISTINCT day FROM orders WHERE total > " + below(900),
            "SELECT id FROM orders WHERE day = " + below(360) + " OR total < 50"));
  }

  private String partitions() {
    return one(
        List.of(
            "SELECT kind, count(*) FROM part GROUP BY kind",
            "SELECT * FROM part WHERE id > " + below(5000) + " ORDER BY id LIMIT 20",
            "SELECT p.kind, count(*) FROM part p JOIN line l ON l.id = p.id GROUP BY 1",
            "SELECT * FROM part WHERE id = (SELECT max(order_id) FROM line)"));
  }

  private String modification() {
    int id = 1 + below(400);
    return one(
        List.of(
            "UPDATE orders SET total = total + 1 WHERE id BETWEEN " + id + " AND " + (id + 5),
            "INSERT INTO orders SELECT 50000 + g, 1 + g % 500 FROM generate_series(1, 50) g",
            "UPDATE part SET kind = 0 WHERE id IN (1, 2600, " + id + ")",
            "DELETE FROM line WHERE order_id < " + id,
            "DELETE FROM customer WHERE id = 499 AND NOT EXISTS (SELECT 1 FROM orders WHERE"
                + " customer_id = 499)",
            "INSERT INTO customer VALUES (1, 'again') ON CONFLICT (id) DO UPDATE SET name = 'x'"));
  }

  private String modifyingCte() {
    int id = 1 + below(400);
    String gone = "WITH gone AS (DELETE FROM line WHERE order_id < " + id + " RETURNING id, qty) ";
    return gone
        + one(
            List.of(
                "SELECT count(*) FROM gone",
                "SELECT * FROM gone LIMIT 2",
                "SELECT 1",
                "INSERT INTO touched SELECT id FROM gone",
                "SELECT count(*) FROM orders o JOIN gone ON gone.id = o.id"));
  }

  private String setOperation() {
    return one(
        List.of(
            "SELECT id FROM part_low EXCEPT SELECT day FROM orders",
            "SELECT id FROM part_low UNION ALL SELECT id FROM orders WHERE day = 4",
            "SELECT day FROM orders UNION SELECT kind FROM part",
            "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < "
                + (5 + below(90))
                + ") SELECT count(*) FROM t JOIN orders o ON o.id = t.n",
            "SELECT id FROM part_low INTERSECT ALL SELECT order_id FROM line"));
  }

  private String mixed() {
    return one(
        List.of(
            "SELECT c.id, x.total FROM customer c CROSS JOIN LATERAL (SELECT total FROM orders o"
                + " WHERE o.customer_id = c.id ORDER BY total DESC LIMIT 1) x WHERE c.id < 40",
            "SELECT * FROM orders ORDER BY day, total LIMIT " + (1 + below(50)),
            "SELECT * FROM (VALUES (1, 'a: b'), (2, E'line\\nbreak')) v(a, b) WHERE b <> 'it''s'",
            "SELECT count(*) FROM generate_series(1, 3000) g WHERE g % 2 = 0",
            "SELECT count(*) FROM line l WHERE l.qty > (SELECT avg(qty) FROM line l2 WHERE"
                + " l2.order_id = l.order_id) AND l.order_id < 200",
            "SELECT (SELECT max(total) FROM orders), (SELECT min(qty) FROM line), count(*) FROM"
                + " customer"));
  }
}
