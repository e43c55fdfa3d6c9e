-- What `slowpath` wants to know of a database's tables, columns and indexes: sizes, estimates and
-- counts, no row of any table. Read-only, PostgreSQL 10 or later. In the database in question:
--   psql -X --csv -f docs/catalog.sql DATABASE > catalog.csv
with relation as (
  select c.oid, c.relkind, n.nspname, c.relname, c.reltuples, c.relpages
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't'
     and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
)
select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as snapshot_at,
       (select to_char(d.stats_reset at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
          from pg_stat_database d where d.datname = current_database()) as stats_since,
       row_of.*
  from (
    select 'table' as kind, r.nspname as schema_name, r.relname as table_name, r.relname as name,
           r.reltuples::bigint as row_estimate, r.relpages as pages,
           pg_relation_size(r.oid) as bytes, pg_total_relation_size(r.oid) as total_bytes,
           null::boolean as is_primary, null::boolean as is_unique, null::boolean as is_valid,
           s.seq_scan, s.seq_tup_read, s.idx_scan,
           s.n_tup_ins, s.n_tup_upd, s.n_tup_del, s.n_tup_hot_upd,
           null::text as type_name, null::int as avg_width, null::real as n_distinct,
           null::real as null_frac, null::text as definition
      from relation r left join pg_stat_all_tables s on s.relid = r.oid
    union all
    select 'index', r.nspname, r.relname, x.relname, x.reltuples::bigint, x.relpages,
           pg_relation_size(x.oid), null, i.indisprimary, i.indisunique, i.indisvalid,
           null, null, s.idx_scan, null, null, null, null, null, null, null, null,
           pg_get_indexdef(x.oid)
      from relation r join pg_index i on i.indrelid = r.oid join pg_class x on x.oid = i.indexrelid
           left join pg_stat_all_indexes s on s.indexrelid = x.oid
    union all
    select 'column', r.nspname, r.relname, a.attname, null, null, null, null, null, null, null,
           null, null, null, null, null, null, null,
           format_type(a.atttypid, a.atttypmod), s.avg_width, s.n_distinct, s.null_frac, null
      from relation r join pg_attribute a on a.attrelid = r.oid
           left join pg_stats s on s.schemaname = r.nspname and s.tablename = r.relname
                               and s.attname = a.attname and not s.inherited
     where a.attnum > 0 and not a.attisdropped
  ) row_of
 order by schema_name, table_name, kind desc, name;
