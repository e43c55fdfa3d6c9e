package dev.slowpath.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.desktop.endpoints.EndpointsView;
import dev.slowpath.desktop.page.Command;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The page of endpoints: thirty requests of 200 ms, of which 120 are the database's.
final class EndpointsPageTest {
  private final Stage stage = Stage.of(EndpointsView::new, Drawn.shop());

  @Test
  void timeIsDividedByKindAndPercentilesAreNearestRank() {
    Set<String> words = stage.words();
    assertTrue(words.contains("Where 200 ms go, mean"), words::toString);
    assertTrue(words.contains("60.0 %"), words::toString);
    assertTrue(words.contains("n<100"), words::toString);
    assertTrue(words.contains("Latency, 30 requests"), words::toString);
  }

  @Test
  void slowestRequestIsShownWithItsSpansAndPlace() {
    command("Show the endpoint's slowest request");
    assertTrue(stage.words().contains("Request of 200 ms"), () -> stage.words().toString());
    assertTrue(stage.says("drawn.jsonl : line 3001"), () -> stage.words().toString());
    stage.press("Close the request");
    assertTrue(!stage.words().contains("Request of 200 ms"));
  }

  @Test
  void endpointCanHoldAllPages() {
    command("Hold all pages to this endpoint");
    assertEquals(1, stage.led().size());
    assertTrue(stage.led().getFirst().contains("GET /orders"), stage.led()::toString);
  }

  @Test
  void rankOfItsBottleneckIsALink() {
    stage.press("Rank 1: N+1: the same query 10 times a request");
    assertTrue(stage.led().getFirst().startsWith("toBottleneck "), stage.led()::toString);
  }

  @Test
  void chartsHaveTablesThatCountEveryRequest() {
    var twins = stage.view().twins();
    assertEquals(3, twins.size());
    double counted =
        twins.getFirst().rows().stream().mapToDouble(row -> Double.parseDouble(row.get(2))).sum();
    assertEquals(Drawn.REQUESTS, counted);
    assertEquals(Drawn.REQUESTS, twins.get(1).rows().size());
    assertEquals(List.of("p50", "200"), twins.get(2).rows().getFirst());
  }

  @Test
  void nothingIsCutThatCannotBeReadInFull() {
    assertEquals(Set.of(), stage.cutWithoutTip());
  }

  @Test
  void whatTheSlowestRequestsDoMoreIsSetApart() {
    long[] ms = new long[30];
    Arrays.fill(ms, 100);
    ms[7] = 400;
    ms[21] = 400;
    Stage tailed = Stage.of(EndpointsView::new, Sketch.taking(ms));
    assertTrue(tailed.words().contains("Beyond p95"), () -> tailed.words().toString());
    assertTrue(tailed.words().contains("+300"), () -> tailed.words().toString());
    var twin = tailed.view().twins().getLast();
    assertEquals(List.of("GET", "shop", "100", "400"), twin.rows().getFirst());
  }

  private void command(String name) {
    Command command =
        stage.view().commands().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    stage.act(command.action());
  }
}
