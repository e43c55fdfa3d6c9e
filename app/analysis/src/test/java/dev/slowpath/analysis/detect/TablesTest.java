package dev.slowpath.analysis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.model.sql.CanonicalSql;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TablesTest {

  private static Set<String> tables(String sql) {
    return Tables.of(CanonicalSql.of(sql));
  }

  @Test
  void aCopyWritesTheTableAndNotItsInput() {
    assertEquals(
        Set.of("rate"), tables("COPY public.rate (code, rate) FROM STDIN WITH (FORMAT csv)"));
    assertEquals(Set.of("rate"), tables("copy rate from stdin"));
  }

  @Test
  void everyTableOfATruncateIsWritten() {
    assertEquals(Set.of("a", "b", "c"), tables("TRUNCATE a, s.b, c RESTART IDENTITY CASCADE"));
    assertEquals(Set.of("a", "b"), tables("truncate table only a, b"));
  }

  @Test
  void joinedAndListedTablesAreRead() {
    assertEquals(
        Set.of("a", "b", "c"), tables("select 1 from a, b join c on c.x = b.x where 1 = 1"));
  }
}
