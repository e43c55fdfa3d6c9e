package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.BlockSums;
import java.util.Objects;

/// One statement on one side of a comparison, as the traces and the server know it. Unknown is NaN.
///
/// @param text canonical SQL
/// @param executions in the traces, weights counted
/// @param perSecond executions a second
/// @param meanMs of one execution, as the service waits for it
/// @param load seconds a second
/// @param byBlock seconds of execution and seconds of time
/// @param server what the server counted
public record StatementSide(
    String text,
    double executions,
    double perSecond,
    double meanMs,
    double load,
    BlockSums byBlock,
    Server server) {

  public StatementSide {
    Objects.requireNonNull(text);
    Objects.requireNonNull(byBlock);
    Objects.requireNonNull(server);
  }

  /// What a server counted of a statement; NaN where no two snapshots say.
  public record Server(double callsPerSecond, double meanMs, double load) {
    static final Server UNKNOWN = new Server(Double.NaN, Double.NaN, Double.NaN);
  }

  /// The load by the best witness there is.
  public double bestLoad() {
    return Double.isNaN(load) ? server.load() : load;
  }
}
