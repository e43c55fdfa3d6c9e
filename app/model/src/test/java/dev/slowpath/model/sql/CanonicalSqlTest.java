package dev.slowpath.model.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CanonicalSqlTest {

  private static String form(String sql) {
    return CanonicalSql.of(sql).text();
  }

  @Test
  void everyProducersPlaceholderIsTheSameHole() {
    List<String> forms =
        List.of(
            "SELECT name FROM customer WHERE id = $1",
            "select name from customer where id = ?",
            "SELECT name\n  FROM customer\n WHERE id=%s;",
            "SELECT name FROM customer WHERE id = %(id)s",
            "SELECT name FROM customer WHERE id = :id",
            "SELECT name FROM customer WHERE id = @p0",
            "SELECT \"name\" FROM \"customer\" WHERE \"id\" = 42 -- by key",
            "/* app:web */ SELECT name FROM customer WHERE id = -7 /*traceparent='00-1'*/",
            "SELECT name FROM customer WHERE id = $1::bigint");
    assertEquals(
        List.of("select name from customer where id = ?"),
        forms.stream().map(CanonicalSqlTest::form).distinct().toList());
  }

  @Test
  void listsOfAnyLengthAreOneList() {
    String one = form("select * from t where id in (?)");
    assertEquals(one, form("select * from t where id in (1, 2, 3)"));
    assertEquals(one, form("select * from t where id in ($1 /*, ... */)"));
    assertEquals(one, form("select * from t where id = any ($1)"));
    assertEquals(
        form("insert into t (a, b) values (?, ?)"),
        form("insert into t(a,b) values ($1,$2),($3,$4)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select date '2020-01-01'              | select $1
          select $$a 'b' c$$, $x$ $$ $x$        | select ?, ?
          select e'it\\'s', 'it''s', b'01'       | select ?, ?, ?
          select 1e-3, .5, 0x1F, 1_000          | select ?, ?, ?, ?
          select count( * ) from T              | select count(*) from t
          select a.b from s.t                   | SELECT a . b FROM s . t
          """)
  void literalsOfEveryKindAreHoles(String left, String right) {
    assertEquals(form(right), form(left));
  }

  @Test
  void quotesStayWhereTheIdentifierNeedsThem() {
    assertNotEquals(form("select \"Order\" from t"), form("select \"order\" from t"));
    assertEquals(form("select \"customer_id\" from t"), form("select customer_id from t"));
  }

  @Test
  void aMinusBetweenTwoValuesStays() {
    assertNotEquals(form("select a - 1 from t"), form("select a 1 from t"));
    assertEquals("select a - ? from t", form("select a - 1 from t"));
  }

  @Test
  void differentTablesAreNeverOneStatement() {
    assertNotEquals(form("select 1 from a.t"), form("select 1 from b.t"));
  }

  @Test
  void aCutTextIsMarked() {
    assertTrue(CanonicalSql.of("select * from orders where note = 'abc").truncated());
    assertTrue(CanonicalSql.of("select * from orders where ...").truncated());
    assertFalse(CanonicalSql.of("select * from orders").truncated());
  }

  @Test
  void theFormOfAFormIsItself() {
    for (String sql :
        List.of(
            "SELECT o.id, (o.total - $1)::numeric(10,2) FROM orders o WHERE o.at > now() - interval"
                + " '1 day'",
            "insert into t values (1,2),(3,4) on conflict do nothing",
            "select array[1,2,3], a[1] from t where (a, b) in ((1,2),(3,4))",
            "with x as (select 1) select * from x where y like '%s'")) {
      assertEquals(form(sql), form(form(sql)));
    }
  }

  @Test
  void placeholdersAreToldFromLiterals() {
    for (String sql :
        List.of("id = $1", "id = ?", "id = %s", "id = %(id)s", "id = :id", "id = @p1")) {
      assertTrue(CanonicalSql.hasPlaceholders("select * from t where " + sql), sql);
    }
    assertFalse(CanonicalSql.hasPlaceholders("select '?', a::text from t where id = 7 limit 10"));
  }
}
