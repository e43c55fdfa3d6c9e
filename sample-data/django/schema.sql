create extension if not exists pg_stat_statements;
select setseed(0.42);
create table publisher (id bigint primary key, name text not null);
create table author (id bigint primary key, name text not null);
create table book (
  id bigint primary key, title text not null, isbn text not null, price integer not null,
  author_id bigint not null references author, publisher_id bigint not null references publisher);
create table setting (name text primary key, value text not null);
insert into publisher select i, 'Publisher ' || i from generate_series(1, 500) i;
insert into author select i, 'Author ' || i from generate_series(1, 20000) i;
insert into book
  select i, 'Book ' || i, '978-' || lpad(((i * 7919) % 200000)::text, 9, '0'),
    500 + (random() * 4000)::int, 1 + (random() * 19999)::int, 1 + (random() * 499)::int
  from generate_series(1, 200000) i;
insert into setting values ('currency', 'EUR'), ('tax', '0.07');
create index book_author on book (author_id);
create index book_publisher on book (publisher_id);
analyze;
