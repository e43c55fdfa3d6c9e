-- What `slowpath` wants to know of a database: its tables, columns, indexes, foreign keys and
-- sequences with sizes, estimates and counts, its settings, and what its sessions wait for; no row
-- of any table, and no query text. Read-only, PostgreSQL 10 or later. In the database in question:
--   psql -X --csv -f docs/catalog.sql DATABASE > catalog.csv
with locked as (
  -- Whoever asks for the indexes of a table that somebody changes waits until they are done.
  select coalesce(i.indrelid, l.relation) as oid
    from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
         left join pg_index i on i.indexrelid = l.relation
   where l.mode = 'AccessExclusiveLock' and l.pid <> pg_backend_pid()
), relation as (
  select c.oid, c.relkind, n.nspname, c.relname, c.reltuples, c.relpages
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't'
     and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
     and c.oid not in (select k.oid from locked k where k.oid is not null)
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
           null::real as null_frac, null::text as definition,
           json_build_object('dead_rows', s.n_dead_tup, 'heap_hit', b.heap_blks_hit,
                             'heap_read', b.heap_blks_read,
                             'last_vacuum', greatest(s.last_vacuum, s.last_autovacuum),
                             'last_analyze', greatest(s.last_analyze, s.last_autoanalyze))::text
             as details
      from relation r left join pg_stat_all_tables s on s.relid = r.oid
           left join pg_statio_all_tables b on b.relid = r.oid
    union all
    select 'index', r.nspname, r.relname, x.relname, x.reltuples::bigint, x.relpages,
           pg_relation_size(x.oid), null, i.indisprimary, i.indisunique, i.indisvalid,
           null, null, s.idx_scan, null, null, null, null, null, null, null, null,
           pg_get_indexdef(x.oid), null
      from relation r join pg_index i on i.indrelid = r.oid join pg_class x on x.oid = i.indexrelid
           left join pg_stat_all_indexes s on s.indexrelid = x.oid
    union all
    select 'column', r.nspname, r.relname, a.attname, null, null, null, null, null, null, null,
           null, null, null, null, null, null, null,
           format_type(a.atttypid, a.atttypmod), s.avg_width, s.n_distinct, s.null_frac, null, null
      from relation r join pg_attribute a on a.attrelid = r.oid
           left join pg_stats s on s.schemaname = r.nspname and s.tablename = r.relname
                               and s.attname = a.attname and not s.inherited
     where a.attnum > 0 and not a.attisdropped
    union all
    select 'foreign-key', r.nspname, r.relname, c.conname, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
           pg_get_constraintdef(c.oid), null
      from relation r join pg_constraint c on c.conrelid = r.oid
     where c.contype = 'f'
    union all
    select 'sequence', q.schemaname, coalesce(t.relname, ''), q.sequencename,
           null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
           json_build_object('last_value', q.last_value, 'max_value', q.max_value,
                             'column', a.attname,
                             'column_type', format_type(a.atttypid, a.atttypmod))::text
      from pg_sequences q
           join pg_namespace n on n.nspname = q.schemaname
           join pg_class x on x.relnamespace = n.oid and x.relname = q.sequencename
           left join pg_depend d on d.objid = x.oid and d.classid = 'pg_class'::regclass
                                and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
           left join pg_class t on t.oid = d.refobjid
           left join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
     where q.increment_by > 0 and not q.cycle
    union all
    select 'setting', '', '', s.name, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, s.setting,
           json_build_object('unit', s.unit, 'source', s.source)::text
      from pg_settings s
     where s.source not in ('default', 'client', 'session')
        or s.name in ('track_io_timing', 'autovacuum', 'fsync', 'shared_buffers', 'work_mem',
                      'max_connections', 'superuser_reserved_connections', 'random_page_cost',
                      'effective_cache_size', 'idle_in_transaction_session_timeout',
                      'pg_stat_statements.track_planning', 'pg_stat_statements.max',
                      'pg_stat_statements.track', 'server_version')
    union all
    select 'database', '', '', d.datname, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
           json_build_object('is_current', d.datname = current_database(),
                             'sessions', d.numbackends, 'blocks_hit', d.blks_hit,
                             'blocks_read', d.blks_read, 'commits', d.xact_commit,
                             'rollbacks', d.xact_rollback, 'temp_files', d.temp_files,
                             'temp_bytes', d.temp_bytes, 'deadlocks', d.deadlocks)::text
      from pg_stat_database d
     where d.datname is not null
    union all
    select 'session', '', '', a.pid::text, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
           json_build_object('user', a.usename, 'database', a.datname,
                             'application', a.application_name, 'state', a.state,
                             'wait_type', a.wait_event_type, 'wait', a.wait_event,
                             'queryid', to_jsonb(a) ->> 'query_id',
                             'transaction_seconds', extract(epoch from now() - a.xact_start),
                             'query_seconds', extract(epoch from now() - a.query_start),
                             'state_seconds', extract(epoch from now() - a.state_change),
                             'blocked_by', array_to_string(pg_blocking_pids(a.pid), ' '),
                             'waits_for', (select string_agg(l.mode || coalesce(' on ' ||
                                                    l.relation::regclass::text, ''), ', ')
                                             from pg_locks l
                                            where l.pid = a.pid and not l.granted))::text
      from pg_stat_activity a
     where a.backend_type = 'client backend' and a.pid <> pg_backend_pid()
  ) row_of
 order by schema_name, table_name, kind desc, name;
