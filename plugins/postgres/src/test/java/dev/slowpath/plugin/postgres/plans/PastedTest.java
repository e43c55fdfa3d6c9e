package dev.slowpath.plugin.postgres.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.model.source.Notice;
import dev.slowpath.plugin.ImportException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// One plan on the ways people send it.
class PastedTest {
  private static final List<String> LINES =
      List.of(
          "Hash Join  (cost=14.50..391.00 rows=20000 width=8) (actual time=0.900..9.000 rows=20000"
              + " loops=1)",
          "  Hash Cond: (o.customer_id = c.id)",
          "  ->  Seq Scan on orders o  (cost=0.00..324.00 rows=20000 width=8) (actual"
              + " time=0.010..2.000 rows=20000 loops=1)",
          "        Filter: ((note <> 'a \"b\"'::text) AND (total > 0.5))",
          "  ->  Hash  (cost=8.00..8.00 rows=500 width=4) (actual time=0.300..0.310 rows=500"
              + " loops=1)",
          "        Buckets: 1024  Batches: 1  Memory Usage: 26kB",
          "        ->  Index Only Scan using customer_pkey on customer c  (cost=0.00..8.00 rows=500"
              + " width=4) (actual time=0.005..0.100 rows=500 loops=1)",
          "              Heap Fetches: 0",
          "Planning Time: 0.100 ms",
          "Execution Time: 10.000 ms");

  private static PlanTree plain() throws ImportException, IOException {
    return Drawn.plan(String.join("\n", LINES) + "\n");
  }

  @Test
  void plainTextIsRead() throws ImportException, IOException {
    assertEquals(4, plain().nodes().size());
    assertEquals(10, plain().executionMs());
  }

  @Test
  void linesWithNumbersAreRead() throws ImportException, IOException {
    for (String form : List.of("%d %s", "%d. %s", "%3d  %s", "%d:\t%s", "%2d) %s")) {
      String numbered =
          IntStream.range(0, LINES.size())
              .mapToObj(at -> form.formatted(at + 1, LINES.get(at)))
              .collect(Collectors.joining("\n", "", "\n"));
      assertEquals(plain(), Drawn.plan(numbered), numbered);
    }
  }

  @Test
  void linesBrokenAtAnyWidthAreRead() throws ImportException, IOException {
    for (int width = 56; width < 130; width += 3) {
      StringBuilder broken = new StringBuilder();
      for (String line : LINES) {
        for (int from = 0; from < line.length(); from += width) {
          broken.append(line, from, Math.min(line.length(), from + width)).append('\n');
        }
      }
      assertEquals(shapes(plain()), shapes(Drawn.plan(broken.toString())), broken.toString());
    }
  }

  private static List<String> shapes(PlanTree plan) {
    return plan.nodes().stream()
        .map(
            node -> node.parent() + node.type() + node.relation() + node.estimate() + node.actual())
        .toList();
  }

  @Test
  void aCellInQuotesIsRead() throws ImportException, IOException {
    String cell = "\"" + String.join("\n", LINES).replace("\"", "\"\"") + "\"\n";
    assertEquals(plain(), Drawn.plan(cell));
    assertEquals(plain(), Drawn.plan("QUERY PLAN\n" + cell));
  }

  @Test
  void eachLineInQuotesIsRead() throws ImportException, IOException {
    String quoted =
        LINES.stream()
            .map(line -> "\"" + line.replace("\"", "\"\"") + "\"\n")
            .collect(Collectors.joining());
    assertEquals(plain(), Drawn.plan("\"QUERY PLAN\"\n" + quoted));
  }

  @Test
  void linesThatPsqlBrokeAreRead() throws ImportException, IOException {
    for (String mark : List.of(".", "…")) {
      StringBuilder broken = new StringBuilder();
      for (String line : LINES) {
        broken.append(' ').append(line, 0, Math.min(line.length(), 68));
        for (int from = 68; from < line.length(); from += 68) {
          int to = Math.min(line.length(), from + 68);
          broken.append(mark).append('\n').append(mark).append(line, from, to);
        }
        broken.append('\n');
      }
      assertEquals(plain(), Drawn.plan(broken.toString()), broken.toString());
    }
  }

  /// `psql --csv` prints a head, and no count of rows.
  @Test
  void aHeadWithoutARuleIsFollowedByNoCount() throws ImportException, IOException {
    assertEquals(
        List.of(Notice.Kind.UNKNOWN),
        Drawn.imported("QUERY PLAN\n" + String.join("\n", LINES) + "\n").notices().stream()
            .map(Notice::kind)
            .toList());
  }

  @Test
  void everyBorderOfPsqlIsRead() throws ImportException, IOException {
    for (String[] edges :
        new String[][] {{"| ", " |"}, {"│ ", " │"}, {"║ ", " ║"}, {" ", " +"}, {" ", "  ↵"}}) {
      String drawn =
          LINES.stream()
              .map(line -> String.format(Locale.ROOT, "%s%-160s%s%n", edges[0], line, edges[1]))
              .collect(Collectors.joining());
      assertEquals(shapes(plain()), shapes(Drawn.plan(drawn)), drawn);
    }
  }
}
