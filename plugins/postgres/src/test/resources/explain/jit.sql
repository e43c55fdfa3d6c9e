SELECT c.region, count(*), sum(o.total * 2) FROM customer c
JOIN orders o ON o.customer_id = c.id WHERE o.day % 3 = 1 AND o.total > 10
GROUP BY c.region ORDER BY 3 DESC LIMIT 3
