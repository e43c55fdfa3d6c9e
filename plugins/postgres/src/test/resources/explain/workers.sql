SELECT count(*), avg(total) FROM orders WHERE customer_id % 2 = 0;
