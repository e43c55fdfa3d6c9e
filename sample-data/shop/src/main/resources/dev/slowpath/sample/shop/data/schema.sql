create table customer (
  id bigint primary key, name text not null, email text not null, country text not null
);
create table category (id int primary key, name text not null);
create table product (
  id bigint primary key, category_id int not null references category, sku text not null,
  name text not null, description text not null, price numeric(10, 2) not null,
  weight_grams int not null, color text not null, tags text not null,
  updated_at timestamptz not null
);
create table orders (
  id bigint primary key, customer_id bigint not null, status text not null,
  coupon_code text not null, total numeric(10, 2) not null, created_at timestamptz not null,
  shipping_note text not null
);
create table order_line (
  order_id bigint not null, line_no int not null, product_id bigint not null,
  quantity int not null, price_cents bigint not null, primary key (order_id, line_no)
);
create table price_rule (id int primary key, country text not null, factor numeric(8, 4) not null);
create table stock_level (
  product_id bigint not null, warehouse_id int not null, quantity int not null,
  primary key (product_id, warehouse_id)
);

insert into customer
select i, 'Customer ' || i, 'customer' || i || '@example.org',
  (array['DE', 'FR', 'IT', 'PL', 'ES'])[1 + i % 5]
from generate_series(1, :customers) i;

insert into category select i, 'Category ' || i from generate_series(1, 24) i;

insert into product
select i, 1 + i % 24, 'SKU-' || lpad(i::text, 6, '0'), 'Product ' || i,
  repeat('A well made thing number ' || i || ', soft to the touch and hard to break. ', 4),
  (5 + (i * 37) % 9000 / 100.0)::numeric(10, 2), 100 + (i * 53) % 4000,
  (array['red', 'green', 'blue', 'black', 'white'])[1 + i % 5],
  'tag' || i % 7 || ',tag' || i % 11 || ',tag' || i % 13,
  timestamptz '2026-01-01 00:00:00+00' + i * interval '1 minute'
from generate_series(1, :products) i;

-- 7919 is prime, so neighbouring orders have different customers and coupons.
insert into orders
select i, 1 + (i::bigint * 7919) % :customers, (array['new', 'paid', 'sent', 'done'])[1 + i % 4],
  'C' || lpad(((i::bigint * 7919) % :coupons)::text, 5, '0'),
  (10 + (i * 31::bigint) % 50000 / 100.0)::numeric(10, 2),
  timestamptz '2026-01-01 00:00:00+00' + i * interval '1 minute',
  'Leave at the door of house number ' || i % 500
from generate_series(1, :orders) i;

insert into order_line
select i, n, 1 + (i::bigint * 104729 + n * 13) % :products, 1 + (i + n) % 5,
  500 + ((i::bigint * 104729 + n * 13) * 37) % 9000
from generate_series(1, :orders) i, generate_series(1, 2) n;

insert into price_rule
select i, (array['DE', 'FR', 'IT', 'PL', 'ES'])[1 + i % 5], 1 + (i % 100) / 1000.0
from generate_series(1, 20000) i;

insert into stock_level
select p, w, (p * 17 + w * 29) % 400 from generate_series(1, :products) p, generate_series(1, 4) w;

create index orders_customer_id_idx on orders (customer_id);
create index price_rule_country_idx on price_rule (country) include (factor);
