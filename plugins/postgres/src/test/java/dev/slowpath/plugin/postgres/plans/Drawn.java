package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Workers;
import dev.slowpath.plugin.testkit.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Plans drawn in a test as text.
final class Drawn {
  private Drawn() {}

  static Imported imported(String text) throws ImportException, IOException {
    FileSource source = FileSource.of("plan.txt", text.getBytes(StandardCharsets.UTF_8));
    return new ExplainImporter().read(source, Progress.unwatched(), Workers.onCallersThread());
  }

  static List<PlanTree> plans(String text) throws ImportException, IOException {
    return ((Capture.OfPlans) imported(text).captures().getFirst()).plans();
  }

  static PlanTree plan(String text) throws ImportException, IOException {
    return plans(text).getFirst();
  }
}
