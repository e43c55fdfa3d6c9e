UPDATE orders SET total = total + 1, customer_id = 3 WHERE id < 5;
