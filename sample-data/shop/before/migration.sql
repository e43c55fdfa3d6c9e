-- Finds the orders of a coupon without reading the whole table.
begin;
create index orders_coupon_code_idx on orders (coupon_code);
commit;
