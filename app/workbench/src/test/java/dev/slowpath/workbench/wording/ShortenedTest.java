package dev.slowpath.workbench.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ShortenedTest {

  @Test
  void selectListGoesFirst() {
    String sql = "select id, name, (select max(x) from y) from orders where id = ?";
    assertEquals("select … from orders where id = ?", Shortened.sql(sql, 40));
    assertEquals("select … from orde…", Shortened.sql(sql, 19));
    assertEquals(sql, Shortened.sql(sql, 64));
  }

  @Test
  void otherStatementsLoseTheirEnd() {
    assertEquals("update ord…", Shortened.sql("update orders set a = ?", 11));
  }

  @Test
  void packageOfAFrameGoesFirst() {
    assertEquals("….shop.Json.write", Shortened.frame("dev.slowpath.shop.Json.write", 20));
    assertEquals("…rite", Shortened.frame("dev.slowpath.shop.Json.write", 5));
  }

  @Test
  void folderOfAPathGoesFirst() {
    assertEquals("…/plans/a.json", Shortened.path("captures/before/plans/a.json", 20));
  }

  @Test
  void methodOfAFrameIsItsTypeAndName() {
    assertEquals("Json.write", Shortened.method("dev.slowpath.shop.Json.write"));
    assertEquals("Shop.λ.run", Shortened.method("dev.Shop$$Lambda.0x00007f12.run"));
    assertEquals("Shop.λ.run", Shortened.method("dev.Shop$$Lambda/0x00007f12.run"));
    assertEquals("main", Shortened.method("main"));
    assertEquals("views.py/list (12)", Shortened.method("views.py/list (12)"));
  }

  @Test
  void widthsCountCharactersAndNotTheirHalves() {
    assertEquals("😀😀…", Shortened.text("😀😀😀😀", 3));
  }
}
