package dev.slowpath.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.slowpath.analysis.plan.PlanBalance;
import dev.slowpath.analysis.plan.PlanObservation;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.postgres.plans.ExplainImporter;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A plan whose expressions were compiled, recorded on a server that can: those started by tests
/// cannot.
class JitPlansTest {
  private static final Path SAMPLES = Path.of("../plugins/postgres/src/test/resources/explain");

  private static PlanTree plan(String format) throws IOException, ImportException {
    FileSource source = FileSource.of(SAMPLES.resolve("jit." + format));
    var imported =
        new ExplainImporter().read(source, Progress.unwatched(), Workers.onCallersThread());
    return ((Capture.OfPlans) imported.captures().getFirst()).plans().getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"txt", "json", "yaml", "xml"})
  void theTimesAddUpAndTheLimitIsNotBlamed(String format) throws IOException, ImportException {
    PlanTree plan = plan(format);
    Invariants.hold(plan, format);
    assertEquals(Shapes.of(plan("json")), Shapes.of(plan));
    assertTrue(PlanBalance.of(plan).jitMs() > plan.executionMs() / 2, plan.facts().toString());
    PlanObservation.JitCost cost =
        (PlanObservation.JitCost)
            PlanObservation.of(plan).stream()
                .filter(PlanObservation.JitCost.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertEquals("Limit", plan.node(cost.node()).type());
    assertEquals(PlanBalance.of(plan).jitMs(), cost.jitMs());
  }

  @Test
  void whatEachWorkerCompiledIsKept() throws IOException, ImportException {
    List<PlanNode> nodes = plan("txt").nodes();
    assertTrue(
        nodes.stream().anyMatch(node -> node.detail("Worker 0").orElse("").contains("JIT")),
        nodes.toString());
  }
}
