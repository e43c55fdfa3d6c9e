package dev.slowpath.plugin.postgres.plans;

import dev.slowpath.model.plan.PlanTree;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Limits;
import dev.slowpath.plugin.Progress;
import java.util.List;

/// The plan in one message of auto_explain.
public final class LoggedPlan {
  private LoggedPlan() {}

  /// What a message held.
  ///
  /// @param plans one, or none
  /// @param why there is none; empty where there is one
  public record Read(List<PlanTree> plans, String why) {
    public Read {
      plans = List.copyOf(plans);
    }
  }

  /// Reads it.
  ///
  /// @param message from its duration on, its lines without the tab that stderr puts before them
  /// @param line the message's first line in the file
  public static Read read(String message, long line, Limits limits, Progress progress) {
    try {
      PlanFile file = new PlanFile(LogLines.lines(message, line), true, limits, progress);
      file.read();
      List<PlanTree> plans = file.plans().stream().map(PlanDraft::finished).toList();
      return new Read(plans, plans.isEmpty() ? "no plan in the message" : "");
    } catch (ImportException refused) {
      return new Read(List.of(), refused.problem().found());
    }
  }
}
