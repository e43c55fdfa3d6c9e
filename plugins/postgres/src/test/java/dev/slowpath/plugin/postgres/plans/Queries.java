package dev.slowpath.plugin.postgres.plans;

import java.util.List;

/// Statements whose plans have, together, most kinds of nodes.
final class Queries {
  static final List<String> SETTINGS_BEFORE =
      List.of("SET max_parallel_workers_per_gather = 0", "SET work_mem = '4MB'");

  static final List<String> ALL =
      List.of(
          "SELECT * FROM orders WHERE customer_id = 7",
          "SELECT * FROM orders WHERE id = 7 OR id = 9",
          "SELECT id FROM orders ORDER BY id DESC LIMIT 3",
          "SELECT c.name, sum(o.total) FROM orders o JOIN customer c ON c.id = o.customer_id"
              + " GROUP BY c.name ORDER BY 2 DESC, 1",
          "SELECT c.id FROM customer c LEFT JOIN orders o ON o.customer_id = c.id AND o.total < 9"
              + " WHERE o.id IS NULL",
          "SELECT id, (SELECT count(*) FROM \"Order Line\" l WHERE l.\"order id\" = o.id)"
              + " FROM orders o WHERE id < 20",
          "WITH few AS MATERIALIZED (SELECT * FROM orders WHERE total < 100)"
              + " SELECT a.id FROM few a JOIN few b USING (id)",
          "SELECT * FROM orders WHERE total > (SELECT avg(total) * 1.99 FROM orders)",
          "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5)"
              + " SELECT * FROM t",
          "SELECT kind, count(*) FROM part GROUP BY ROLLUP (kind)",
          "SELECT kind, id, count(*) FROM part GROUP BY GROUPING SETS ((kind), (id), ())",
          "SELECT id, rank() OVER (PARTITION BY customer_id ORDER BY total) FROM orders"
              + " WHERE id < 50",
          "SELECT id FROM part_low EXCEPT SELECT kind FROM part_high",
          "SELECT x FROM generate_series(1, 10) x WHERE x % 2 = 0",
          "SELECT * FROM (VALUES (1, 'it''s'), (2, E'line\\nbreak')) v(a, b) WHERE b ="
              + " E'line\\nbreak'",
          "SELECT * FROM orders WHERE note = E'two\\nlines: of text'",
          "UPDATE orders SET total = total + 1 WHERE id < 5",
          "UPDATE part SET kind = 0 WHERE id IN (1, 600)",
          "INSERT INTO customer VALUES (1, 'again') ON CONFLICT (id) DO NOTHING",
          "INSERT INTO orders SELECT 30000 + g, 1 FROM generate_series(1, 3) g",
          "DELETE FROM \"Order Line\" WHERE \"order id\" = 3",
          "MERGE INTO customer c USING (VALUES (1, 'a'), (9000, 'b')) v(id, name) ON c.id = v.id"
              + " WHEN MATCHED THEN UPDATE SET name = v.name WHEN NOT MATCHED THEN INSERT VALUES"
              + " (v.id, v.name)",
          "SELECT * FROM part TABLESAMPLE SYSTEM (50) REPEATABLE (3)",
          "SELECT * FROM orders WHERE ctid = '(0,1)'",
          "SELECT o.id FROM orders o WHERE EXISTS (SELECT 1 FROM \"Order Line\" l"
              + " WHERE l.\"order id\" = o.id AND l.qty > 100)",
          "SELECT * FROM orders o JOIN \"Order Line\" l ON l.\"order id\" = o.id WHERE o.id = 12",
          "SELECT customer_id, total FROM orders WHERE total BETWEEN 10 AND 500"
              + " ORDER BY total, customer_id LIMIT 20",
          "SELECT * FROM orders WHERE total < 50 OR id < 20",
          "SELECT DISTINCT customer_id FROM orders",
          "SELECT 1");

  private Queries() {}
}
