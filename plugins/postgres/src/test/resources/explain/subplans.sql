WITH few AS MATERIALIZED (SELECT * FROM orders WHERE total < 100)
SELECT a.id, (SELECT count(*) FROM "Order Line" l WHERE l."order id" = a.id) FROM few a JOIN few b USING (id);
