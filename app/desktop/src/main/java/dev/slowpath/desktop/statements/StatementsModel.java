package dev.slowpath.desktop.statements;

import dev.slowpath.analysis.detect.Tables;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.link.Linked.ServerStatement;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.analysis.statement.StatementFigure;
import dev.slowpath.analysis.statement.StatementGroups;
import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.bottleneck.Cause;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.statement.LoggedStatement;
import dev.slowpath.model.statement.StatementWindow;
import dev.slowpath.workbench.screen.Investigation;
import dev.slowpath.workbench.wording.Numbers;
import dev.slowpath.workbench.wording.StatementWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The statements of the server over the window, else those of its log, and what else knows them.
public final class StatementsModel {

  private StatementsModel() {}

  /// A statement.
  ///
  /// @param callers what endpoints execute it
  /// @param plans what plans show it
  /// @param logged what logs tell of it
  public record Row(
      ServerStatement server,
      CanonicalSql form,
      List<StatementUse> callers,
      List<KnownPlan> plans,
      Optional<LoggedStatement> logged) {
    public Row {
      callers = List.copyOf(callers);
      plans = List.copyOf(plans);
    }

    double of(Counter counter) {
      return server.change().of(counter);
    }

    double latest(Counter counter) {
      return server.change().latest().orNaN(counter);
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

    /// Whether several snapshots tell of it.
    boolean hasCourse() {
      return server.window().steps().size() > 1;
    }

    /// Whether it is known of a log alone.
    boolean isOfLog() {
      return server.window().basis() == StatementWindow.Basis.LOGGED;
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

    boolean isOf(Scope scope) {
      return switch (scope.kind()) {
        case ALL -> true;
        case DATABASE -> server.change().key().databaseId().equals(scope.id());
        case USER -> server.change().key().userId().equals(scope.id());
      };
    }

    boolean holds(String text) {
      return server.change().text().toLowerCase(Locale.ROOT).contains(text)
          || server.change().key().queryId().contains(text)
          || callers.stream()
              .anyMatch(use -> use.endpoint().name().toLowerCase(Locale.ROOT).contains(text));
    }
  }

  /// Whose statements are listed.
  ///
  /// @param id of the database or user
  /// @param name as it is shown, with its load
  record Scope(Kind kind, String id, String name) {
    static final Scope ALL = new Scope(Kind.ALL, "", "All owners");

    enum Kind {
      ALL,
      DATABASE,
      USER
    }
  }

  /// All statements, worked out beside the screen.
  ///
  /// @param load of all of them
  /// @param most the highest of one
  /// @param scopes whose there are, where there is a choice
  /// @param remarks what makes the figures mean less, and what is not measured
  record Listing(
      List<Row> rows, double load, double most, List<Scope> scopes, List<String> remarks) {
    static final Listing EMPTY = new Listing(List.of(), 0, 1, List.of(), List.of());

    Listing {
      rows = List.copyOf(rows);
      scopes = List.copyOf(scopes);
      remarks = List.copyOf(remarks);
    }
  }

  static Listing listing(Investigation investigation) {
    List<Row> rows = rows(investigation);
    double load = 0;
    double most = 0;
    for (Row row : rows) {
      double one = row.load();
      load += one > 0 ? one : 0;
      most = Math.max(most, one > 0 ? one : 0);
    }
    List<String> remarks =
        rows.isEmpty() ? List.of() : StatementWords.remarks(rows.getFirst().server().window());
    return new Listing(rows, load, most > 0 ? most : 1, scopes(rows), remarks);
  }

  /// Every database and user with its load, where there are several of either.
  private static List<Scope> scopes(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    StatementWindow window = rows.getFirst().server().window();
    List<Scope> scopes = new ArrayList<>();
    scopes.addAll(scopes(Scope.Kind.DATABASE, StatementGroups.byDatabase(window), window));
    scopes.addAll(scopes(Scope.Kind.USER, StatementGroups.byUser(window), window));
    if (!scopes.isEmpty()) {
      scopes.addFirst(Scope.ALL);
    }
    return scopes;
  }

  private static List<Scope> scopes(
      Scope.Kind kind, List<StatementGroups.Group> groups, StatementWindow window) {
    if (groups.size() < 2) {
      return List.of();
    }
    String noun = kind == Scope.Kind.USER ? "User" : "Database";
    return groups.stream()
        .map(group -> {
          String name = group.name().isEmpty() ? group.id() : group.name();
          double load = group.execMs() / 1e3 / window.seconds();
          return new Scope(
              kind, group.id(), "%s %s · load %s".formatted(noun, name, Numbers.load(load)));
        })
        .toList();
  }

  /// What the page lists: what snapshots tell, else what logs do.
  static List<ServerStatement> listed(Linked linked) {
    return linked.statements().isEmpty() ? linked.loggedRows() : linked.statements();
  }

  /// How many there are.
  static int count(Linked linked) {
    return linked.statements().isEmpty() ? linked.loggedRows().size() : linked.statements().size();
  }

  /// The heaviest first.
  public static List<Row> rows(Investigation investigation) {
    var linked = investigation.linked();
    Map<String, List<StatementUse>> uses =
        linked.uses().stream().collect(Collectors.groupingBy(use -> use.statement().text()));
    return listed(linked).stream()
        .map(server -> {
          CanonicalSql form = server.form();
          List<StatementUse> callers = uses.getOrDefault(form.text(), List.of());
          return new Row(server, form, callers, linked.plansOf(form), linked.loggedOf(form));
        })
        .toList();
  }

  /// The rows of some user or database that hold a text in their statement, queryid or endpoint.
  static List<Row> holding(List<Row> rows, String text, Scope scope) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty() && scope.kind() == Scope.Kind.ALL
        ? rows
        : rows.stream().filter(row -> row.isOf(scope) && row.holds(wanted)).toList();
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

  /// The index that the ranking says a statement lacks; empty for none.
  static String index(Investigation investigation, Row row) {
    return investigation.ranking().bottlenecks().stream()
        .filter(one -> one.where().statement().equals(row.form().text()))
        .map(Bottleneck::cause)
        .filter(Cause.MissingIndex.class::isInstance)
        .map(Cause.MissingIndex.class::cast)
        .filter(lacks -> !lacks.columns().isEmpty())
        .findFirst()
        .map(lacks ->
            "CREATE INDEX ON %s (%s)".formatted(lacks.table(), String.join(", ", lacks.columns())))
        .orElse("");
  }
}
