WITH few AS MATERIALIZED (
  SELECT * FROM orders WHERE total < (SELECT avg(total) FROM orders)
)
SELECT c.name, count(*) FROM few f JOIN customer c ON c.id = f.customer_id
WHERE c.name <> 'it''s: <not> "one"' AND f.note LIKE E'%x%\n' GROUP BY ROLLUP (c.name);
