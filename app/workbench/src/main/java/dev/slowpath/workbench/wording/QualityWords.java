package dev.slowpath.workbench.wording;

import dev.slowpath.workbench.quality.DataQuality;

/// Says how well captures fit together.
public final class QualityWords {

  private QualityWords() {}

  /// What is looked at.
  public static String name(DataQuality.Kind kind) {
    return switch (kind) {
      case LOAD -> "Load that the ranking explains";
      case SPANS -> "Spans that belong to a request";
      case DATABASE_TIME -> "Database time that the traces show";
      case EXECUTIONS -> "Executions that the traces show";
      case CPU -> "CPU time that belongs to requests";
      case PLANS -> "Plans of statements that ran";
    };
  }

  /// The part and the whole.
  public static String text(DataQuality.Joined joined) {
    return switch (joined.kind()) {
      case LOAD -> "%s of %s".formatted(Numbers.load(joined.part()), Numbers.load(joined.whole()));
      case DATABASE_TIME, CPU ->
          "%s of %s".formatted(Numbers.duration(joined.part()), Numbers.duration(joined.whole()));
      case SPANS, EXECUTIONS, PLANS ->
          "%s of %s"
              .formatted(
                  Numbers.count(Math.round(joined.part())),
                  Numbers.count(Math.round(joined.whole())));
    };
  }

  /// What a part that is smaller than its whole means.
  public static String meaning(DataQuality.Kind kind) {
    return switch (kind) {
      case LOAD -> "The rest is time in requests that no cause accounts for.";
      case SPANS -> "The others have no span above them that serves a call, and are in no figure.";
      case DATABASE_TIME -> "The rest is the work of callers that were not traced.";
      case EXECUTIONS -> "Fewer than the server counted: sampled traces, or another caller.";
      case CPU -> "The rest ran outside any traced request: start, collector, background work.";
      case PLANS -> "A plan of a statement that neither traces nor snapshots show proves nothing.";
    };
  }
}
