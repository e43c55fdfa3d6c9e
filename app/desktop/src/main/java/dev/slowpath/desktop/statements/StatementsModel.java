package dev.slowpath.desktop.statements;

import dev.slowpath.analysis.detect.Tables;
import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.link.Linked.ServerStatement;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.analysis.statement.StatementFigure;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.workbench.screen.Investigation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

    double latest(Counter counter) {
      return server.change().latest().get(counter).orElse(Double.NaN);
    }

    double perCall(Counter counter) {
      return of(counter) / of(Counter.CALLS);
    }

    /// A figure of each call; deviation and maximum are of calls already.
    double perCall(StatementFigure figure) {
      double value = figure.of(server.change());
      return switch (figure) {
        case MEAN_MS, DEVIATION_MS, MAX_MS -> value;
        case LOAD, CALLS, ROWS, READ_BLOCKS, TEMP_BLOCKS, WAL_BYTES, PLANNING_MS, JIT_MS, IO_MS ->
            value / of(Counter.CALLS);
      };
    }

    /// The load from snapshot to snapshot.
    List<Double> course() {
      return server.window().loads(server.change().key());
    }

    /// The tables that it names.
    Set<String> tables() {
      return Tables.of(form);
    }

    /// Its database and user, as far as a snapshot names them.
    String owner() {
      String database = server.window().server().database(server.change().key());
      String user = server.window().server().user(server.change().key());
      return user.isEmpty() ? database : user + " in " + database;
    }

    /// Seconds of execution per second of the window.
    double load() {
      return of(Counter.TOTAL_EXEC_MS) / 1e3 / server.window().seconds();
    }

    double hitRatio() {
      double hit = of(Counter.SHARED_BLKS_HIT);
      return hit / (hit + of(Counter.SHARED_BLKS_READ));
    }

    /// Mean of one execution as the clients see it; unknown where no span carries the statement.
    double clientMs() {
      double executions = callers.stream().mapToDouble(StatementUse::executions).sum();
      double totalMs = callers.stream().mapToDouble(StatementUse::totalMs).sum();
      return executions > 0 ? totalMs / executions : Double.NaN;
    }

    boolean holds(String text) {
      return server.change().text().toLowerCase(Locale.ROOT).contains(text)
          || server.change().key().queryId().contains(text)
          || callers.stream()
              .anyMatch(use -> use.endpoint().name().toLowerCase(Locale.ROOT).contains(text));
    }
  }

  /// The heaviest first.
  public static List<Row> rows(Investigation investigation) {
    var linked = investigation.linked();
    Map<String, List<StatementUse>> uses =
        linked.uses().stream().collect(Collectors.groupingBy(use -> use.statement().text()));
    return linked.statements().stream()
        .map(server -> {
          CanonicalSql form = CanonicalSql.of(server.change().text());
          List<StatementUse> callers = uses.getOrDefault(form.text(), List.of());
          return new Row(server, form, callers, linked.plansOf(form));
        })
        .toList();
  }

  /// The rows that hold a text in their statement, queryid or endpoint.
  static List<Row> holding(List<Row> rows, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty() ? rows : rows.stream().filter(row -> row.holds(wanted)).toList();
  }

  /// The endpoints that execute it, in a few words.
  static String callers(Row row) {
    return switch (row.callers().size()) {
      case 0 -> "not linked: no span carries it";
      case 1 -> row.callers().getFirst().endpoint().name();
      default -> row.callers().size() + " endpoints";
    };
  }

  /// Executions in a request that makes any, on average.
  static double perRequest(StatementUse use) {
    double requests = use.perRequest().stream().mapToDouble(StatementUse.InRequest::weight).sum();
    return use.executions() / requests;
  }
}
