package dev.slowpath.cli.document;

import dev.slowpath.analysis.detect.Tables;
import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.Linked.KnownPlan;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.analysis.statement.StatementFigure;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.LoggedStatement;
import dev.slowpath.model.statement.StatementChange;
import dev.slowpath.model.statement.StatementKey;
import dev.slowpath.model.statement.StatementWindow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A statement window as it was asked for: ordered, and joined to what else was read.
///
/// @param order what the statements are ordered by
/// @param shown how many of them text shows
public record StatementsView(
    StatementWindow window, Linked linked, StatementFigure order, int shown) {

  public StatementsView {
    Objects.requireNonNull(window);
    Objects.requireNonNull(linked);
    Objects.requireNonNull(order);
  }

  /// The statements in the order asked for.
  List<StatementChange> ordered() {
    return order == StatementFigure.LOAD ? window.changes() : order.largestFirst(window.changes());
  }

  /// Who executes each statement, by its canonical text.
  Map<String, List<StatementUse>> callers() {
    return linked.uses().stream()
        .sorted(Comparator.comparingDouble(use -> -use.totalMs()))
        .collect(Collectors.groupingBy(use -> use.statement().text()));
  }

  List<KnownPlan> plans(CanonicalSql form) {
    return form.text().isEmpty() ? List.of() : linked.plansOf(form);
  }

  /// What logs tell of a statement; empty where the statements are a log's themselves.
  Optional<LoggedStatement> logged(CanonicalSql form) {
    return isOfLog() || form.text().isEmpty() ? Optional.empty() : linked.loggedOf(form);
  }

  /// Whether no snapshot was read, and a log tells all there is.
  boolean isOfLog() {
    return window.basis() == StatementWindow.Basis.LOGGED;
  }

  /// What is logged and stands in no snapshot, the longest in all first.
  List<LoggedStatement> loggedOnly() {
    if (linked.logged().isEmpty()) {
      return List.of();
    }
    Set<String> counted =
        window.changes().stream()
            .map(change -> CanonicalSql.of(change.text()).text())
            .collect(Collectors.toSet());
    return linked.logged().stream()
        .filter(one -> !counted.contains(one.form().text()))
        .sorted(
            Comparator.<LoggedStatement>comparingDouble(one -> -one.totalMs())
                .thenComparing(LoggedStatement::form))
        .toList();
  }

  static Set<String> tables(CanonicalSql form) {
    return Tables.of(form);
  }

  /// Whether there is a course over time to show: more than one step.
  boolean hasCourse() {
    return window.steps().size() > 1;
  }

  /// Whether the entries are of several databases.
  boolean hasDatabases() {
    return hasSeveral(StatementKey::databaseId);
  }

  /// Whether the entries are of several users.
  boolean hasUsers() {
    return hasSeveral(StatementKey::userId);
  }

  private boolean hasSeveral(Function<StatementKey, String> id) {
    List<StatementChange> changes = window.changes();
    String first = changes.isEmpty() ? "" : id.apply(changes.getFirst().key());
    return changes.stream().anyMatch(one -> !id.apply(one.key()).equals(first));
  }

  /// The name of an entry's database, else its id.
  String database(StatementChange change) {
    String name = window.server().database(change.key());
    return name.isEmpty() ? change.key().databaseId() : name;
  }

  /// The name of an entry's user, else its id.
  String user(StatementChange change) {
    String name = window.server().user(change.key());
    return name.isEmpty() ? change.key().userId() : name;
  }
}
