package dev.slowpath.analysis.link;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Groups the database spans of every request by canonical statement.
final class StatementUses {
  private static final List<String> TABLE = List.of("db.collection.name", "db.sql.table");
  private static final int UNKNOWN = -1;

  private final Requests requests;
  private final TraceSet traces;
  private final SpanSql sql;
  private final int[] holder;

  private StatementUses(Requests requests, SpanSql sql) {
    this.requests = requests;
    this.sql = sql;
    this.traces = requests.traces();
    holder = new int[traces.size()];
    Arrays.fill(holder, UNKNOWN);
  }

  static List<StatementUse> of(Requests requests, SpanSql sql) {
    StatementUses uses = new StatementUses(requests, sql);
    Map<Integer, List<Integer>> spansOf = uses.databaseSpans();
    return requests.byEndpoint().entrySet().stream()
        .flatMap(one -> uses.at(one.getKey(), one.getValue(), spansOf))
        .toList();
  }

  private Map<Integer, List<Integer>> databaseSpans() {
    Map<Integer, List<Integer>> spansOf = new HashMap<>();
    for (int span = 0; span < traces.size(); span++) {
      if (requests.requestOf(span) >= 0 && sql.has(span) && !isInner(span)) {
        spansOf.computeIfAbsent(requests.requestOf(span), absent -> new ArrayList<>()).add(span);
      }
    }
    return spansOf;
  }

  /// Two instrumentations, of the mapper and of the driver, show one execution twice.
  private boolean isInner(int span) {
    int parent = span == requests.requestOf(span) ? -1 : traces.parent(span);
    if (parent < 0) {
      return false;
    }
    int around = holderOf(parent);
    return sql.has(around) && sql.statement(around).equals(sql.statement(span));
  }

  /// The nearest span at or above this one that has a statement or is the request itself. Every
  /// span is climbed once: the answer is written down the way it came.
  private int holderOf(int span) {
    int at = span;
    while (holder[at] == UNKNOWN && at != requests.requestOf(at) && !sql.has(at)) {
      at = traces.parent(at);
    }
    int answer = holder[at] == UNKNOWN ? at : holder[at];
    for (int back = span; back != at; back = traces.parent(back)) {
      holder[back] = answer;
    }
    holder[at] = answer;
    return answer;
  }

  private Stream<StatementUse> at(
      EndpointKey endpoint, List<Integer> entries, Map<Integer, List<Integer>> spansOf) {
    Map<CanonicalSql, List<StatementUse.InRequest>> byStatement = new TreeMap<>();
    Map<CanonicalSql, String> tables = new HashMap<>();
    for (int entry : entries) {
      Map<CanonicalSql, List<Integer>> groups = new HashMap<>();
      for (int span : spansOf.getOrDefault(entry, List.of())) {
        CanonicalSql statement = sql.statement(span);
        groups.computeIfAbsent(statement, absent -> new ArrayList<>()).add(span);
        if (!tables.containsKey(statement)) {
          traces.firstOf(span, TABLE).ifPresent(table -> tables.put(statement, table));
        }
      }
      groups.forEach((statement, spans) ->
          byStatement
              .computeIfAbsent(statement, absent -> new ArrayList<>())
              .add(inRequest(entry, spans)));
    }
    return byStatement.entrySet().stream()
        .map(one ->
            new StatementUse(
                endpoint, one.getKey(), tables.getOrDefault(one.getKey(), ""), one.getValue()));
  }

  /// @param byStart executions in one trace, which are in the order of their starts
  private StatementUse.InRequest inRequest(int entry, List<Integer> byStart) {
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
        entry, traces.weight(entry), count, distinct(entry, byStart), covered, shortest, byStart);
  }

  /// Different executions by their text and parameters; -1 where neither holds all values.
  private int distinct(int entry, List<Integer> spans) {
    boolean anyParameter = false;
    boolean isOpen = false;
    int[] questions = new int[spans.size()];
    for (int at = 0; at < questions.length; at++) {
      int span = spans.get(at);
      anyParameter |= sql.hasValues(span);
      isOpen |= traces.weight(span) > traces.weight(entry);
      isOpen |= sql.statement(span).truncated() || sql.hasPlaceholders(span);
      questions[at] = sql.question(span);
    }
    Arrays.sort(questions);
    int distinct = 1;
    for (int at = 1; at < questions.length; at++) {
      distinct += questions[at] == questions[at - 1] ? 0 : 1;
    }
    return distinct == 1 && !anyParameter && isOpen ? -1 : distinct;
  }
}
