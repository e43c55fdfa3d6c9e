select id, customer_id, status, total, created_at from orders where coupon_code = ?
