package dev.slowpath.plugin.postgres.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.postgres.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private static String sample(String name) throws IOException {
    return Files.readString(Samples.of("explain", name).getFirst());
  }

  private static List<String> types(PlanTree plan) {
    return plan.nodes().stream().map(node -> node.type() + " " + node.details().keySet()).toList();
  }

  @Test
  void yamlAndXmlOfOneStatementGiveTheSameNodes() throws ImportException, IOException {
    for (String name : List.of("ctes", "workers")) {
      PlanTree yaml = Drawn.plan(sample(name + ".yaml"));
      PlanTree xml = Drawn.plan(sample(name + ".xml"));
      assertEquals(types(yaml), types(xml));
      assertEquals(yaml.facts().get("Settings"), xml.facts().get("Settings"));
    }
  }

  @Test
  void namesAndTextsComeBackFromXml() throws ImportException, IOException {
    PlanTree plan = Drawn.plan(sample("ctes.xml"));
    String filters =
        plan.nodes().stream().map(node -> node.details().toString()).toList().toString();
    assertEquals(true, filters.contains("it''s: <not> \"one\""), filters);
    assertEquals("c.name", plan.root().details().get("Hash Key"));
    assertEquals("()", plan.root().details().get("Group Key"));
  }

  @Test
  void xmlWithADocumentTypeOrEntitiesIsRefused() {
    for (String evil :
        List.of(
            "<!DOCTYPE x [<!ENTITY a \"b\">]>",
            "<Query>&a;</Query></explain>",
            "<!-- x --></explain>",
            "<Query><![CDATA[x]]></Query></explain>")) {
      var refused =
          assertThrows(
              ImportException.class, () -> Drawn.plans("<explain xmlns=\"x\">" + evil), evil);
      assertInstanceOf(Problem.Malformed.class, refused.problem(), evil);
    }
  }

  @Test
  void severalPlansOfOneDocumentAreAllRead() throws ImportException, IOException {
    String one = "    Node Type: \"Result\"\n  Planning Time: 0.1\n";
    assertEquals(2, Drawn.plans("- Plan: \n" + one + "- Plan: \n" + one).size());
    String query = "<Query><Plan><Node-Type>Result</Node-Type></Plan></Query>";
    assertEquals(2, Drawn.plans("<explain>\n" + query + query + "</explain>\n").size());
  }

  @Test
  void logsOfAllKindsHoldTheSamePlans() throws ImportException, IOException {
    List<PlanTree> stderr = Drawn.plans(sample("server.log"));
    assertEquals(8, stderr.size());
    for (String name : List.of("server.csv", "server.json")) {
      List<PlanTree> plans = Drawn.plans(sample(name));
      assertEquals(stderr, plans, name);
    }
    for (int at = 0; at < 8; at += 2) {
      assertEquals(types(stderr.get(0)), types(stderr.get(at)));
      assertEquals(stderr.get(0).statement(), stderr.get(at).statement());
      assertEquals(true, stderr.get(at).executionMs() > 0);
    }
  }

  @Test
  void syslogIsPutTogetherByProcess() throws ImportException, IOException {
    String log =
        """
        Nov 21 13:00:00 db postgres[12]: [5-1] 2026-11-21 LOG:  duration: 1.234 ms  plan:
        Nov 21 13:00:00 db postgres[13]: [9-1] 2026-11-21 LOG:  duration: 0.500 ms  plan:
        Nov 21 13:00:00 db postgres[12]: [5-2] #011Query Text: SELECT *
        Nov 21 13:00:00 db postgres[12]: [5-3] #011FROM t WHERE a = 1
        Nov 21 13:00:00 db postgres[13]: [9-2] #011Query Text: SELECT 1
        Nov 21 13:00:00 db postgres[12]: [5-4] #011Seq Scan on t  (cost=0.00..1.00 rows=1 width=4) (actual
        Nov 21 13:00:00 db postgres[12]: [5-5]  time=0.010..1.200 rows=3 loops=1)
        Nov 21 13:00:00 db postgres[13]: [9-3] #011Result  (cost=0.00..0.01 rows=1 width=4) (actual time=0.001..0.001 rows=1 loops=1)
        Nov 21 13:00:00 db postgres[12]: [5-6] #011  Filter: (a = 1)
        """;
    List<PlanTree> plans = Drawn.plans(log);
    assertEquals(2, plans.size());
    assertEquals("SELECT *\nFROM t WHERE a = 1", plans.getFirst().statement());
    assertEquals(1.234, plans.getFirst().executionMs());
    assertEquals("(a = 1)", plans.getFirst().root().details().get("Filter"));
    assertEquals("Result", plans.getLast().root().type());
  }

  @Test
  void aLogWithoutAPlanIsReadAndSaysSo() throws ImportException, IOException {
    var read = Drawn.imported("2026-11-21 10:00:00 UTC [1] LOG:  checkpoint starting: time\n");
    assertEquals("no plan in this log of a server", read.notices().getLast().detail());
  }
}
