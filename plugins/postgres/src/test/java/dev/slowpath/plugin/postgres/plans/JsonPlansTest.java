package dev.slowpath.plugin.postgres.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonPlansTest {
  private static final String PLAN =
      """
      [
        {
          "Plan": {
            "Node Type": "Aggregate",
            "Strategy": "Hashed",
            "Partial Mode": "Finalize",
            "Parallel Aware": false,
            "Group Key": ["a", "b"],
            "HashAgg Batches": 5,
            "Peak Memory Usage": 24,
            "Disk Usage": 96,
            "Planned Partitions": 4,
            "Plans": [
              {
                "Node Type": "Custom Scan",
                "Custom Plan Provider": "Chunks",
                "Parent Relationship": "Outer",
                "Parallel Aware": true,
                "Shared Hit Blocks": 3,
                "Shared Read Blocks": 1,
                "I/O Read Time": 0.250,
                "I/O Write Time": 0.000,
                "Temp I/O Read Time": 0.125,
                "Temp I/O Write Time": 0.000,
                "Future Property": {"x": [1, "y"]}
              }
            ]
          },
          "Query Identifier": -42,
          "Settings": {"work_mem": "1MB"},
          "JIT": {
            "Functions": 4,
            "Options": {"Inlining": false, "Deforming": true},
            "Timing": {"Generation": {"Deform": 0.2, "Total": 0.4}, "Total": 3.9}
          },
          "Planning Time": 0.105,
          "Triggers": [{"Trigger Name": "RI_1", "Constraint Name": "fk", "Relation": "t", "Time": 1.5, "Calls": 2}]
        }
      ]
      """;

  @Test
  void nodesHaveTheWordsOfText() throws ImportException, IOException {
    PlanTree plan = Drawn.plan(PLAN);
    assertEquals(
        List.of("Finalize HashAggregate", "Parallel Custom Scan (Chunks)"),
        plan.nodes().stream().map(PlanNode::type).toList());
    assertEquals(
        Map.of(
            "Group Key", "a, b",
            "Batches", "5",
            "Memory Usage", "24kB",
            "Disk Usage", "96kB",
            "Planned Partitions", "4"),
        plan.root().details());
    assertEquals(
        Map.of(
            "I/O Timings", "shared/local read=0.250, temp read=0.125",
            "Future Property", "x: 1, y"),
        plan.node(2).details());
  }

  @Test
  void theWholeSaysWhatTextWouldSay() throws ImportException, IOException {
    PlanTree plan = Drawn.plan(PLAN);
    assertEquals("-42", plan.queryId());
    assertEquals(Map.of("fk", 1.5), plan.triggers());
    assertEquals(
        Map.of(
            "Settings", "work_mem = '1MB'",
            "JIT Functions", "4",
            "JIT Options", "Inlining false, Deforming true",
            "JIT Timing", "Generation 0.4 ms (Deform 0.2 ms), Total 3.9 ms",
            "Trigger fk Calls", "2"),
        plan.facts());
    assertTrue(Double.isNaN(plan.executionMs()));
  }

  @Test
  void psqlContinuationsAndSeveralDocumentsAreRead() throws ImportException, IOException {
    StringBuilder shown = new StringBuilder("     QUERY PLAN      \n-------------\n");
    PLAN.lines().forEach(line -> shown.append(' ').append(line).append("          +\n"));
    shown.append("\n(1 row)\n\n").append(PLAN).append(PLAN.replace("\n", " "));
    List<PlanTree> plans = Drawn.plans(shown.toString());
    assertEquals(3, plans.size());
    assertEquals(plans.get(1), plans.get(0));
    assertEquals(plans.get(1), plans.get(2));
  }

  @Test
  void autoExplainsObjectNamesItsStatement() throws ImportException, IOException {
    String logged =
        """
        LOG:  duration: 0.034 ms  plan:
        \t{
        \t  "Query Text": "select 1;",
        \t  "Plan": {"Node Type": "Result"}
        \t}
        """;
    PlanTree plan = Drawn.plan(logged);
    assertEquals("select 1;", plan.statement());
    assertEquals(0.034, plan.executionMs());
  }

  @Test
  void aCutIsRefusedWithItsLineUnlessWholePlansStandBefore() throws ImportException, IOException {
    String cut = PLAN.substring(0, PLAN.indexOf("\"Disk Usage\""));
    var refused = assertThrows(ImportException.class, () -> Drawn.plans(cut));
    var problem = assertInstanceOf(Problem.Truncated.class, refused.problem());
    assertEquals(new Place.Line(11), problem.place());
    assertEquals(1, Drawn.plans(PLAN + cut).size());
    assertTrue(
        Drawn.imported(PLAN + cut).notices().stream()
            .anyMatch(said -> said.kind() == Notice.Kind.TRUNCATED));
  }

  @Test
  void plansOfOneArrayBeforeACutAreRead() throws ImportException, IOException {
    String two = "[{\"Plan\": {\"Node Type\": \"Result\"}}, {\"Plan\": {\"Node Ty";
    assertEquals(1, Drawn.plans(two).size());
  }

  @Test
  void threeMegabytesOfBracketsAreRefusedAtOnce() {
    var refused =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10),
            () -> assertThrows(ImportException.class, () -> Drawn.plans("[".repeat(3_000_000))));
    assertInstanceOf(Problem.TooLarge.class, refused.problem());
  }

  @Test
  void aNumberThatIsNoneIsRefusedWithItsLine() {
    String broken = "[\n {\"Plan\":\n  {\"Node Type\": \"Result\", \"Actual Loops\": \"many\"}}]";
    var refused = assertThrows(ImportException.class, () -> Drawn.plans(broken));
    assertEquals(
        new Problem.Malformed(new Place.Line(3), "Actual Loops 'many'", "a number"),
        refused.problem());
  }
}
