-- Finds the orders of a coupon without reading the whole table, and lets writers go on meanwhile.
set lock_timeout = '2s';
create index concurrently orders_coupon_code_idx on orders (coupon_code);
