package dev.slowpath.analysis.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.policy.Policy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExaminationTest {
  private static final Linked FEW_REPEATS =
      Linked.of(
          List.of(
              Drawn.capture(
                  """
                  GET /orders | 0 100 | server
                    q | 0 10 | client db.query.text=select a from customer where id = $1
                    q | 10 20 | client db.query.text=select a from customer where id = $1
                    q | 20 30 | client db.query.text=select a from customer where id = $1
                  GET /other | 200 300 | server
                  """)),
          Optional.empty());

  private static Examined.Check check(Examined examined, Examined.Rule rule) {
    return examined.checks().stream().filter(one -> one.rule() == rule).findFirst().orElseThrow();
  }

  @Test
  void aStatementIsHeldAgainstEveryThreshold() {
    List<Examined> found = Examination.of(FEW_REPEATS, Policy.usual(), "CUSTOMER");
    assertEquals(1, found.size());
    Examined.Check repeats = check(found.getFirst(), Examined.Rule.REPEATS);
    assertEquals(3, repeats.found());
    assertEquals(5, repeats.needed());
    assertFalse(repeats.isMet());
    assertTrue(check(found.getFirst(), Examined.Rule.SHARE_OF_ENDPOINT).isMet());
    assertEquals(30, found.getFirst().totalMs(), 1e-9);
  }

  @Test
  void whatTheFilesDoNotSayIsNotKnown() {
    Examined found = Examination.of(FEW_REPEATS, Policy.usual(), "customer").getFirst();
    assertTrue(Double.isNaN(check(found, Examined.Rule.OTHER_VALUES).found()));
    assertTrue(Double.isNaN(check(found, Examined.Rule.SCAN_SHARE).found()));
    assertFalse(check(found, Examined.Rule.SCAN_SHARE).isMet());
  }

  @Test
  void anEndpointsNameFindsItAndItsStatements() {
    assertEquals(2, Examination.of(FEW_REPEATS, Policy.usual(), "/orders").size());
    assertEquals(List.of(), Examination.of(FEW_REPEATS, Policy.usual(), "no such thing"));
  }
}
