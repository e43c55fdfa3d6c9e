package dev.slowpath.analysis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IndexKeysTest {

  private static void assertKeys(String filter, String... keys) {
    IndexKeys found = IndexKeys.of(filter);
    assertEquals(List.of(keys), found.keys(), filter);
    assertEquals(true, found.isWhole(), filter);
  }

  private static void assertUnsure(String filter, String... keys) {
    IndexKeys found = IndexKeys.of(filter);
    assertEquals(List.of(keys), found.keys(), filter);
    assertEquals(false, found.isWhole(), filter);
  }

  @Test
  void comparedColumnsAreKeysWithTheRangeLast() {
    assertKeys("(orders.coupon_code = 'C00042'::text)", "coupon_code");
    assertKeys("((name)::text = 'x OR y''s'::text)", "name");
    assertKeys("(id = ANY ('{1,2,3}'::integer[]))", "id");
    assertKeys("((created > '2026-01-01'::date) AND (shop = 7))", "shop", "created");
    assertKeys("((a >= 1) AND (a <= '9'::double precision) AND (b = $1))", "b", "a");
    assertKeys(
        "((deleted_at IS NULL) AND (\"userName\" = 'x'::text))", "deleted_at", "\"userName\"");
  }

  @Test
  void immutableExpressionsAreKeysAsTheyStand() {
    assertKeys("(lower((u.name)::text) = 'x'::text)", "lower((name)::text)");
    assertKeys("(upper(code) = 'X'::text)", "upper(code)");
    assertKeys("((data ->> 'k'::text) = 'v'::text)", "(data ->> 'k'::text)");
  }

  @Test
  void whatNoPlainIndexServesIsNotGuessedAt() {
    for (String filter :
        List.of(
            "((a = 1) OR (b = 2))",
            "((name)::text ~~ '%abc%'::text)",
            "(('2026-01-01'::date - (created_at)::date) < 5)",
            "((created_at)::date = '2026-01-01'::date)",
            "(NOT (active = true))",
            "((amount * 2) = 10)",
            "((status)::text <> 'x'::text)",
            "(date_part('year'::text, created_at) = '2026'::double precision)",
            "(a = b)",
            "")) {
      assertUnsure(filter);
    }
  }

  @Test
  void halfAFilterIsKeysButNoProof() {
    assertUnsure("((shop = 7) AND (status <> 'x'::text))", "shop");
    assertUnsure("((shop = 7) AND ((a = 1) OR (b = 2)))", "shop");
    assertUnsure("((a > 1) AND (b > 2))", "a");
  }
}
