package dev.slowpath.workbench.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WaitingWordsTest {

  @Test
  void titlesOfCausesOutsideTheDatabase() {
    assertEquals(
        "Missing cache: the same query with the same values 12 times a request",
        Causes.title(new Cause.MissingCache(12, 0.92, 0)));
    assertEquals(
        "Missing cache: 99.1 % of executions ask again within 5 min",
        Causes.title(new Cause.MissingCache(1, 0.991, 300)));
    assertEquals(
        "Serial calls: 3, one after another",
        Causes.title(new Cause.SerialIo(3, List.of("/a", "/b", "/c"))));
    assertEquals(
        "Pool wait: 139 ms for a connection of pool stock",
        Causes.title(new Cause.PoolWait("stock", 139.2, 1)));
    assertEquals(
        "Pool wait: 2,000 ms in 5.0 % of requests for a connection",
        Causes.title(new Cause.PoolWait("", 2000, 0.05)));
    assertEquals(
        "Too few workers: 224 ms wait for one of 2, at 1 endpoint",
        Causes.title(new Cause.WorkerQueueing(2, 224.4, 1)));
    assertEquals(
        "Repeated serialisation: 5 passes a request",
        Causes.title(new Cause.RepeatedSerialisation(5)));
  }

  @Test
  void aCacheWithinARequestIsAdvisedOtherwiseThanOneForAll() {
    String within = Levers.caching(new Cause.MissingCache(12, 0.9, 0)).change().getFirst();
    String between = Levers.caching(new Cause.MissingCache(1, 0.9, 300)).change().getFirst();
    assertTrue(within.startsWith("Ask once in each request"), within);
    assertTrue(between.contains("5 to 15 minutes"), between);
  }

  @Test
  void everyAdviceSaysHowToVerifyAndHowToUndo() {
    for (Advice advice :
        List.of(
            Levers.caching(new Cause.MissingCache(12, 0.9, 0)),
            Levers.overlapping(),
            Levers.pooling(new Cause.PoolWait("", 9, 1)),
            Levers.staffing(new Cause.WorkerQueueing(2, 224, 2)),
            Levers.encodingOnce())) {
      assertFalse(advice.change().isEmpty());
      assertTrue(advice.verify().endsWith("."), advice.verify());
      assertTrue(advice.undo().endsWith("."), advice.undo());
    }
  }

  @Test
  void whatWouldProveSerialCallsIsNamed() {
    Proof proof = new Proof.Consistent(List.of(Proof.Missing.INDEPENDENCE));
    assertEquals(
        "consistent; it would be proved by traces in which the calls overlap or come in another"
            + " order",
        Proofs.text(proof, new Cause.SerialIo(2, List.of())));
  }
}
