package dev.slowpath.workbench.intake;

import dev.slowpath.plugin.Format;
import dev.slowpath.plugin.Head;
import dev.slowpath.plugin.Imported;
import dev.slowpath.plugin.Importer;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.Verdict;
import dev.slowpath.plugin.Workers;
import java.util.List;

/// A second small format, which is never sure and claims what begins with `perhaps` or `plans?`.
public final class PlanNamesOrNotImporter implements Importer {

  @Override
  public Format format() {
    return new Format("perhaps", "Perhaps", List.of(), "1");
  }

  @Override
  public Verdict recognize(Head head) {
    return head.text().startsWith("perhaps") ? Verdict.MAYBE : Verdict.NO;
  }

  @Override
  public Imported read(Source source, Progress progress, Workers workers) {
    return new Imported(List.of(), List.of());
  }
}
