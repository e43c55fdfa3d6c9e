SELECT c.name, sum(o.total) FROM orders o JOIN customer c ON c.id = o.customer_id
 WHERE o.note <> 'a -> b (c'
 GROUP BY c.name ORDER BY 2 DESC LIMIT 5;
