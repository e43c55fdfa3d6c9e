package dev.slowpath.plugin.postgres.live;

import dev.slowpath.plugin.Live.Parameter;
import dev.slowpath.plugin.postgres.live.SqlShape.Column;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Values for the parameters of a statement, out of the statistics that ANALYZE took of the column
/// it is compared with: the most common one, else the one in the middle.
record Samples(ServerSession session) {
  Parameter of(SqlShape shape, int number, String type) throws SQLException {
    Optional<Column> column = shape.comparedWith(number);
    if (column.isPresent()) {
      for (String table : shape.tablesOf(column.get())) {
        Optional<Parameter> sampled = sampled(number, type, column.get(), table);
        if (sampled.isPresent()) {
          return sampled.get();
        }
      }
    }
    return new Parameter(number, type, "", "");
  }

  private Optional<Parameter> sampled(int number, String type, Column column, String table)
      throws SQLException {
    String known =
        """
        select coalesce((most_common_vals::text::text[])[1],
                        (histogram_bounds::text::text[])[1 + array_length(histogram_bounds, 1) / 2]),
               case when most_common_vals is null then 'in the middle' else 'most common' end,
               tablename
          from pg_stats
         where attname = %s
           and (quote_ident(schemaname) || '.' || quote_ident(tablename))::regclass
               = to_regclass(%s)
         order by inherited desc
         limit 1\
        """
            .formatted(ServerSession.literal(column.name()), ServerSession.literal(table));
    List<List<String>> rows = session.rows(known, 3);
    if (rows.isEmpty() || rows.getFirst().getFirst().isEmpty()) {
      return Optional.empty();
    }
    List<String> row = rows.getFirst();
    String value = type.endsWith("[]") ? array(row.getFirst()) : row.getFirst();
    String origin = "%s of %s.%s".formatted(row.get(1), row.get(2), column.name());
    return Optional.of(new Parameter(number, type, value, origin));
  }

  private static String array(String element) {
    return "{\"" + element.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
  }
}
