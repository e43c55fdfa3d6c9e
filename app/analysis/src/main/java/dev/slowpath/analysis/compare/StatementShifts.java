package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.statistics.BlockBootstrap;
import dev.slowpath.analysis.statistics.Estimate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds a statement of before against the same of after.
final class StatementShifts {

  private StatementShifts() {}

  static StatementShift of(
      String text, @Nullable StatementSide before, @Nullable StatementSide after) {
    Estimate load = load(before, after);
    Fate fate = before == null ? Fate.NEW : after == null ? Fate.GONE : Fate.of(load);
    return new StatementShift(
        text, Optional.ofNullable(before), Optional.ofNullable(after), fate, load);
  }

  /// By the traces of both sides, else by both servers: never one against the other.
  private static Estimate load(@Nullable StatementSide before, @Nullable StatementSide after) {
    if (before == null || after == null) {
      return Estimate.UNKNOWN;
    }
    if (before.byBlock().blocks() > 0 && after.byBlock().blocks() > 0) {
      return BlockBootstrap.ratio(before.byBlock(), after.byBlock());
    }
    return Estimate.point(after.server().load() / before.server().load());
  }
}
