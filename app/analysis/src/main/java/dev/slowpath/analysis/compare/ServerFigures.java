package dev.slowpath.analysis.compare;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.Counters;
import dev.slowpath.model.statement.StatementWindow;
import java.util.Map;
import java.util.TreeMap;

/// What servers counted in the time of a side. Totals since counting began are of no known time,
/// and left out.
final class ServerFigures {

  private ServerFigures() {}

  /// By canonical text; the rows of several users and databases are one statement.
  static Map<String, StatementSide.Server> byStatement(Linked linked) {
    Map<String, double[]> sums = new TreeMap<>();
    for (Linked.ServerStatement one : linked.statements()) {
      double seconds = one.window().seconds();
      CanonicalSql form = one.form();
      double calls = one.change().work().orZero(Counter.CALLS);
      if (isMeasured(one.window()) && calls > 0 && !form.managesSession()) {
        double[] sum = sums.computeIfAbsent(form.text(), absent -> new double[2]);
        double ms = one.change().work().orZero(Counter.TOTAL_EXEC_MS);
        sum[0] += calls / seconds;
        sum[1] += ms / 1e3 / seconds;
      }
    }
    Map<String, StatementSide.Server> all = new TreeMap<>();
    sums.forEach((text, sum) ->
        all.put(text, new StatementSide.Server(sum[0], sum[1] / sum[0] * 1e3, sum[1])));
    return all;
  }

  /// The share of blocks found in the server's buffers; NaN where nothing says.
  static double hitRatio(Linked linked) {
    double hit = 0;
    double read = 0;
    for (Linked.ServerStatement one : linked.statements()) {
      if (isMeasured(one.window())) {
        Counters work = one.change().work();
        hit += work.orZero(Counter.SHARED_BLKS_HIT);
        read += work.orZero(Counter.SHARED_BLKS_READ);
      }
    }
    return hit / (hit + read);
  }

  private static boolean isMeasured(StatementWindow window) {
    return window.basis() != StatementWindow.Basis.TOTALS && window.seconds() > 0;
  }
}
