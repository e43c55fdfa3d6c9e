package dev.slowpath.workbench.wording;

import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.bottleneck.Proof.Missing;
import java.util.stream.Collectors;

/// Says how sure a cause is, and which file would prove it.
public final class Proofs {

  private Proofs() {}

  /// A name for scripts.
  public static String id(Proof proof) {
    return switch (proof) {
      case Proof.Proved() -> "proved";
      case Proof.Consistent _ -> "consistent";
    };
  }

  /// A sentence: what proves the cause, or what would.
  public static String text(Proof proof, Cause cause) {
    return switch (proof) {
      case Proof.Proved() -> "proved: " + shown(cause);
      case Proof.Consistent(var missing) ->
          missing.isEmpty()
              ? "consistent with the files, not shown by them"
              : "consistent; it would be proved by "
                  + missing.stream().map(Proofs::text).collect(Collectors.joining(", or by "));
    };
  }

  private static String shown(Cause cause) {
    return switch (cause) {
      case Cause.NPlusOne _ -> "the values differ from execution to execution";
      case Cause.MissingIndex _ -> "the plan shows the scan, and what it reads in vain";
      case Cause.SlowStatement _ -> "the server measured the time itself";
      case Cause.LockWait _ -> "the server's log tells how long it waited";
      case Cause.HotCode _ -> "the samples show it";
      case Cause.MissingCache _ ->
          "the same values were asked for again, and nothing wrote to the table in between (that"
              + " the answers were equal is in no trace)";
      case Cause.SerialIo _ -> "the calls overlap in other traces";
      case Cause.PoolWait _ -> "the spans measured the wait";
      case Cause.WorkerQueueing _ -> "all workers were busy while requests waited";
      case Cause.RepeatedSerialisation _ -> "the spans show each pass";
      case Cause.ConnectionChurn _ -> "the spans measured the connecting";
      case Cause.ServerMisconfigured _ -> "this code runs only with the setting";
      case Cause.Retries _ -> "the same call follows the one that failed";
      case Cause.FailingCalls _ -> "the spans say that they failed";
      case Cause.RepeatedCalls _ ->
          "the same URL was asked for again (that the answers were equal is in no trace)";
      case Cause.LargePayload _ -> "the spans state the size of the answers";
      case Cause.SlowCalls _ -> "the spans measured the calls";
      case Cause.BlockingCall _ -> "stacks of the event loop hold the call";
      case Cause.GilContention _ -> "stacks wait in the interpreter's lock";
      case Cause.ImportTime _ -> "the samples show it";
      case Cause.Stalled(var stall, _, _, _, _) -> JvmWords.proof(stall);
      case Cause.OverFetching _ -> "the server was done long before the rows were there";
    };
  }

  /// The file that is missing.
  public static String text(Missing missing) {
    return switch (missing) {
      case PARAMETERS -> "traces with the parameters' values (db.query.parameter.*)";
      case PLAN -> "the statement's plan (EXPLAIN (ANALYZE, BUFFERS))";
      case STATEMENTS -> "two snapshots of pg_stat_statements around the load";
      case TRACES -> "traces of the same time";
      case UNSAMPLED -> "traces of every request, not of a sample";
      case WRITERS -> "traces of what else writes to what is read";
      case INDEPENDENCE -> "traces in which the calls overlap or come in another order";
    };
  }

  /// A name for scripts.
  public static String id(Missing missing) {
    return switch (missing) {
      case PARAMETERS -> "parameters";
      case PLAN -> "plan";
      case STATEMENTS -> "statements";
      case TRACES -> "traces";
      case INDEPENDENCE -> "independence";
      case UNSAMPLED -> "unsampled";
      case WRITERS -> "writers";
    };
  }
}
