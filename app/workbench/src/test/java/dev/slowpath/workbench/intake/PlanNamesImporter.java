package dev.slowpath.workbench.intake;

import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.plan.PlanNode;
import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A small format for tests of intake: `plans` on the first line, then a node type a line, each a
/// plan.
public final class PlanNamesImporter implements Importer {

  @Override
  public Format format() {
    return new Format("plan-names", "Plan names", List.of(".plans"), "1");
  }

  @Override
  public Verdict recognize(Head head) {
    return head.text().startsWith("plans\n") ? Verdict.YES : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers)
      throws ImportException, IOException {
    List<PlanTree> plans = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8))) {
      String first = lines.readLine();
      if (first == null || !first.equals("plans")) {
        throw new ImportException(
            new Problem.Malformed(new Place.Line(1), "another first line", "plans"));
      }
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        progress.tick();
        plans.add(plan(line, source));
      }
    }
    return new Imported(
        List.of(new Capture.OfPlans(format().provenance(source), plans)),
        List.of(new Notice(Notice.Kind.ASSUMED, 1, "nothing")));
  }

  private static PlanTree plan(String type, Source source) throws IOException {
    String sql = source.sibling("names.sql").isPresent() ? "select 1" : "";
    PlanNode root = new PlanNode(1, 0, type, "", "", "", "", "", null, null, null, Map.of());
    return new PlanTree(List.of(root), sql, "", Double.NaN, Double.NaN, Map.of(), Map.of());
  }
}
