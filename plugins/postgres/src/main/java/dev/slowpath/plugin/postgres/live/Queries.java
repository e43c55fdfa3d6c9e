package dev.slowpath.plugin.postgres.live;

/// What a capture asks. Everything of `pg_catalog` is found by the search path; the extension may
/// live in any schema.
final class Queries {
  static final String UTC = "at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'";
  static final String NOW = "select to_char(now() " + UTC + ")";
  static final String EXTENSION_SCHEMA =
      "select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid ="
          + " e.extnamespace where e.extname = 'pg_stat_statements'";

  /// Its settings are there only where its library is loaded.
  static final String IS_LOADED =
      "select 'yes' from pg_settings where name = 'pg_stat_statements.max'";

  /// Nothing where the role may not see it.
  static final String PRELOADED =
      "select setting from pg_settings where name = 'shared_preload_libraries' and setting <> ''";

  static final String ROLE = "select current_user::text";
  static final String SEES_ALL =
      "select 'yes' where pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')";

  /// The schema of a sequence whose value is hidden: pg_monitor does not show it.
  static final String HIDDEN_SEQUENCES =
      "select quote_ident(schemaname) from pg_sequences where not has_sequence_privilege("
          + "quote_ident(schemaname) || '.' || quote_ident(sequencename), 'SELECT, USAGE')"
          + " order by 1 limit 1";

  /// The tables that others hold or want for themselves, which `catalog.sql` leaves out.
  static final String LOCKED =
      "select string_agg(distinct c.oid::regclass::text, ', ') from pg_locks l join pg_database d"
          + " on d.oid = l.database and d.datname = current_database() left join pg_index i on"
          + " i.indexrelid = l.relation join pg_class c on c.oid = coalesce(i.indrelid, l.relation)"
          + " where l.mode = 'AccessExclusiveLock' and l.pid <> pg_backend_pid() and c.relkind in"
          + " ('r', 'p', 'm') and c.relpersistence <> 't' and c.relnamespace <>"
          + " 'pg_catalog'::regnamespace";

  private Queries() {}

  static String mayEnter(String schema) {
    return "select 'yes' where has_schema_privilege('%s'::regnamespace, 'USAGE')"
        .formatted(schema.replace("'", "''"));
  }

  static String hasInfo(String schema) {
    return "select to_regclass('%s.pg_stat_statements_info')::text"
        .formatted(schema.replace("'", "''"));
  }

  /// The columns of the view, in order. `CREATE ROLE … PASSWORD '…'` is a utility statement, whose
  /// literals the server keeps as they are: a password is left out.
  static String columns(String schema) {
    String masked =
        "regexp_replace(s.query, $m$(password\\s+)e?'([^']|'')*'$m$, $m$\\1'…'$m$, 'gi') as query";
    return "select string_agg(case attname when 'query' then $q$%s$q$ else 's.' ||"
            .formatted(masked)
        + " quote_ident(attname) end, ', ' order by attnum) from pg_attribute where attrelid ="
        + " to_regclass('%s.pg_stat_statements') and attnum > 0 and not attisdropped"
            .formatted(schema.replace("'", "''"));
  }

  /// The view with what tells its rows' names and the server's own account of its time.
  ///
  /// @param columns of the view, to be selected from `s`
  /// @param hasInfo whether the version has `pg_stat_statements_info` (1.9 and later)
  static String statements(String schema, String columns, boolean hasInfo) {
    return """
    select to_char(now() %s) as snapshot_at, current_setting('server_version') as server_version,
           e.extversion, %s r.rolname as usename, d.datname, %s, a.active_time
      from %s.pg_stat_statements s
           left join pg_roles r on r.oid = s.userid
           left join pg_database d on d.oid = s.dbid
           left join (select datid, to_jsonb(b) ->> 'active_time' as active_time
                        from pg_stat_database b) a on a.datid = s.dbid
           cross join pg_extension e %s
     where e.extname = 'pg_stat_statements'\
    """
        .formatted(
            UTC,
            hasInfo ? "to_char(i.stats_reset " + UTC + ") as stats_reset, i.dealloc," : "",
            columns,
            schema,
            hasInfo ? "cross join " + schema + ".pg_stat_statements_info i" : "");
  }
}
