package dev.slowpath.desktop.statements;

import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.link.Linked.ServerStatement;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.workbench.screen.Investigation;
import java.util.List;

/// The statements of the server over the window, and what else knows them.
public final class StatementsModel {

  private StatementsModel() {}

  /// A statement.
  ///
  /// @param callers what endpoints execute it
  /// @param plans what plans show it
  public record Row(
      ServerStatement server,
      CanonicalSql form,
      List<StatementUse> callers,
      List<KnownPlan> plans) {
    public Row {
      callers = List.copyOf(callers);
      plans = List.copyOf(plans);
    }

    double of(Counter counter) {
      return server.change().work().get(counter).orElse(Double.NaN);
    }

    double perCall(Counter counter) {
      return of(counter) / of(Counter.CALLS);
    }

    /// Seconds of execution per second of the window.
    double load() {
      return of(Counter.TOTAL_EXEC_MS) / 1e3 / server.window().seconds();
    }

    double hitRatio() {
      double hit = of(Counter.SHARED_BLKS_HIT);
      return hit / (hit + of(Counter.SHARED_BLKS_READ));
    }
  }

  /// The heaviest first.
  public static List<Row> rows(Investigation investigation) {
    var linked = investigation.linked();
    return linked.statements().stream()
        .map(server -> {
          CanonicalSql form = CanonicalSql.of(server.change().text());
          List<StatementUse> callers =
              linked.uses().stream()
                  .filter(use -> use.statement().text().equals(form.text()))
                  .toList();
          return new Row(server, form, callers, linked.plansOf(form));
        })
        .toList();
  }

  /// The endpoints that execute it, in a few words.
  static String callers(Row row) {
    return switch (row.callers().size()) {
      case 0 -> "not linked: no span carries it";
      case 1 -> row.callers().getFirst().endpoint().name();
      default -> row.callers().size() + " endpoints";
    };
  }
}
