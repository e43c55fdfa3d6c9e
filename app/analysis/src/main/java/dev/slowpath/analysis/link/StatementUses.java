package dev.slowpath.analysis.link;

import dev.slowpath.analysis.marks.Marks;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Groups the database spans of every request by canonical statement.
final class StatementUses {
  private static final List<String> TABLE = List.of("db.collection.name", "db.sql.table");
  private static final int UNKNOWN = -1;
  private static final String PARAMETER = "db.query.parameter.";

  private final Requests requests;
  private final TraceSet traces;
  private final Map<String, CanonicalSql> known = new HashMap<>();
  private final int[] holder;

  private StatementUses(Requests requests) {
    this.requests = requests;
    this.traces = requests.traces();
    holder = new int[traces.size()];
    Arrays.fill(holder, UNKNOWN);
  }

  static List<StatementUse> of(Requests requests) {
    StatementUses uses = new StatementUses(requests);
    Map<Integer, List<Integer>> spansOf = uses.databaseSpans();
    List<StatementUse> all = new ArrayList<>();
    requests
        .byEndpoint()
        .forEach((endpoint, entries) -> all.addAll(uses.at(endpoint, entries, spansOf)));
    return all;
  }

  private Map<Integer, List<Integer>> databaseSpans() {
    Map<Integer, List<Integer>> spansOf = new HashMap<>();
    for (int span = 0; span < traces.size(); span++) {
      if (requests.requestOf(span) >= 0 && statement(span).isPresent() && !isInner(span)) {
        spansOf.computeIfAbsent(requests.requestOf(span), absent -> new ArrayList<>()).add(span);
      }
    }
    return spansOf;
  }

  /// Two instrumentations, of the mapper and of the driver, show one execution twice.
  private boolean isInner(int span) {
    int parent = span == requests.requestOf(span) ? -1 : traces.parent(span);
    return parent >= 0 && statement(holderOf(parent)).equals(statement(span));
  }

  /// The nearest span at or above this one that has a statement or is the request itself. Every
  /// span is climbed once: the answer is written down the way it came.
  private int holderOf(int span) {
    int at = span;
    while (holder[at] == UNKNOWN && at != requests.requestOf(at) && statement(at).isEmpty()) {
      at = traces.parent(at);
    }
    int answer = holder[at] == UNKNOWN ? at : holder[at];
    for (int back = span; back != at; back = traces.parent(back)) {
      holder[back] = answer;
    }
    holder[at] = answer;
    return answer;
  }

  private List<StatementUse> at(
      EndpointKey endpoint, List<Integer> entries, Map<Integer, List<Integer>> spansOf) {
    Map<CanonicalSql, List<StatementUse.InRequest>> byStatement = new TreeMap<>();
    Map<CanonicalSql, String> tables = new HashMap<>();
    for (int entry : entries) {
      Map<CanonicalSql, List<Integer>> groups = new TreeMap<>();
      for (int span : spansOf.getOrDefault(entry, List.of())) {
        CanonicalSql statement = statement(span).orElseThrow();
        groups.computeIfAbsent(statement, absent -> new ArrayList<>()).add(span);
        traces.firstOf(span, TABLE).ifPresent(table -> tables.putIfAbsent(statement, table));
      }
      groups.forEach((statement, spans) ->
          byStatement
              .computeIfAbsent(statement, absent -> new ArrayList<>())
              .add(inRequest(entry, spans)));
    }
    List<StatementUse> uses = new ArrayList<>();
    byStatement.forEach((statement, perRequest) ->
        uses.add(
            new StatementUse(endpoint, statement, tables.getOrDefault(statement, ""), perRequest)));
    return uses;
  }

  private Optional<CanonicalSql> statement(int span) {
    return traces
        .firstOf(span, Marks.SQL_TEXT)
        .map(text -> known.computeIfAbsent(text, CanonicalSql::of));
  }

  private StatementUse.InRequest inRequest(int entry, List<Integer> spans) {
    List<Integer> byStart = new ArrayList<>(spans);
    byStart.sort(Comparator.comparingLong(traces::startNs));
    long covered = 0;
    long coveredUntil = Long.MIN_VALUE;
    long shortest = Long.MAX_VALUE;
    double count = 0;
    for (int span : byStart) {
      long from = Math.max(coveredUntil, traces.startNs(span));
      covered += Math.max(0, traces.endNs(span) - from);
      coveredUntil = Math.max(coveredUntil, traces.endNs(span));
      // A composite span weighs more than its request: it stands for several executions.
      double executions = traces.weight(span) / traces.weight(entry);
      count += executions;
      shortest = Math.min(shortest, Math.round(traces.durationNs(span) / Math.max(1, executions)));
    }
    return new StatementUse.InRequest(
        entry, traces.weight(entry), count, distinct(entry, spans), covered, shortest, byStart);
  }

  /// Different executions by their text and parameters; -1 where neither holds all values.
  private int distinct(int entry, List<Integer> spans) {
    Set<Map<String, String>> values = new HashSet<>();
    boolean anyParameter = false;
    boolean isOpen = false;
    for (int span : spans) {
      Map<String, String> identity = new TreeMap<>();
      traces
          .attributes(span)
          .forEach((key, value) -> {
            if (key.startsWith(PARAMETER)) {
              identity.put(key, value);
            }
          });
      anyParameter |= !identity.isEmpty();
      String text = traces.firstOf(span, Marks.SQL_TEXT).orElse("");
      boolean isComposite = traces.weight(span) > traces.weight(entry);
      isOpen |= isComposite || statement(span).map(CanonicalSql::truncated).orElse(false);
      isOpen |= CanonicalSql.hasPlaceholders(text);
      identity.put("", CanonicalSql.withoutComments(text));
      values.add(identity);
    }
    return values.size() == 1 && !anyParameter && isOpen ? -1 : values.size();
  }
}
