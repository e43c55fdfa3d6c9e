package dev.slowpath.plugin.postgres.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.Verdict;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExplainHeadTest {
  private static final String NODE = "Seq Scan on t  (cost=0.00..1.12 rows=12 width=8)\n";

  private static Verdict judged(String text) {
    return new ExplainImporter()
        .recognize(new Head("x.txt", text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void plansAreRecognised() {
    assertEquals(Verdict.YES, judged(NODE));
    assertEquals(Verdict.YES, judged("QUERY PLAN\n-----\n Seq Scan on t\n(1 row)\n"));
    assertEquals(Verdict.YES, judged("db=# EXPLAIN SELECT 1;\n QUERY PLAN\n---\n " + NODE));
    assertEquals(Verdict.YES, judged("[{\"Plan\": {\"Node Type\": \"Result\"}}]"));
    assertEquals(
        Verdict.YES, judged("{\"Query Text\": \"x\", \"Plan\": {\"Node Type\": \"Result\"}}"));
    assertEquals(Verdict.YES, judged("Limit\n  ->  Seq Scan on t\n"));
  }

  @Test
  void aTextWithAPlanInItIsOnlyPerhapsOne() {
    assertEquals(Verdict.MAYBE, judged("# Why it is slow\n\nHere is the plan:\n\n" + NODE));
    assertEquals(Verdict.MAYBE, judged("{\"message\": 1, \"Plan\": {\"Node Type\": \"Result\"}}"));
  }

  @Test
  void yamlAndXmlOfExplainAreRecognised() {
    assertEquals(Verdict.YES, judged("- Plan: \n    Node Type: \"Result\"\n"));
    assertEquals(
        Verdict.YES, judged("Query Text: \"SELECT 1\"\nPlan: \n  Node Type: \"Result\"\n"));
    assertEquals(
        Verdict.YES, judged("<explain xmlns=\"http://www.postgresql.org/2009/explain\">\n"));
    assertEquals(Verdict.NO, judged("<explain>nothing</explain>"));
    assertEquals(Verdict.NO, judged("- Plan: \n    of: holidays\n"));
  }

  @Test
  void aServersLogIsReadAsALogWithItsPlans() {
    String log = "2026-11-21 10:00:00 UTC [1] LOG:  ";
    assertEquals(Verdict.NO, judged(log + "duration: 1.0 ms  plan:\n\tQuery Text: x\n\t" + NODE));
    assertEquals(Verdict.NO, judged(log + "checkpoint starting: time\n"));
  }

  @Test
  void otherTextIsNot() {
    assertEquals(Verdict.NO, judged(""));
    assertEquals(Verdict.NO, judged("Sort\nof a letter\n"));
    assertEquals(Verdict.NO, judged("[".repeat(9000)));
    assertEquals(Verdict.NO, judged("{\"Plan\": \"of a holiday\""));
    assertEquals(Verdict.NO, judged("SELECT 1;\n"));
  }
}
