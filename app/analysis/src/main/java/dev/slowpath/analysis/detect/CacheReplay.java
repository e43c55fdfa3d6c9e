package dev.slowpath.analysis.detect;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.analysis.link.SpanSql;
import dev.slowpath.analysis.link.StatementUse;
import dev.slowpath.model.bottleneck.Proof;
import dev.slowpath.model.sql.CanonicalSql;
import dev.slowpath.model.statement.Counter;
import dev.slowpath.model.trace.TraceSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Replays the executions of a statement against a cache that is keyed by its text and values: what
/// would have been a hit, in the real order of requests. A write to one of the statement's tables
/// empties the cache. That the answer was the same is in no trace; that the question was, is.
///
/// Statements whose spans hold no values (neither parameters nor literals), and those that name no
/// table, are not replayed.
final class CacheReplay {
  private final TraceSet traces;
  private final SpanSql sql;
  private final Linked linked;
  private final Map<String, TreeSet<Long>> writes = new HashMap<>();
  private final Set<String> writtenUnseen = new HashSet<>();

  CacheReplay(Linked linked) {
    this.linked = linked;
    traces = linked.traces();
    sql = linked.sql();
    Map<CanonicalSql, Set<String>> written = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (int span = 0; span < traces.size(); span++) {
      if (sql.has(span)) {
        CanonicalSql statement = sql.statement(span);
        seen.add(statement.text());
        for (String table : written.computeIfAbsent(statement, CacheReplay::writtenBy)) {
          writes.computeIfAbsent(table, any -> new TreeSet<>()).add(traces.endNs(span));
        }
      }
    }
    for (Linked.ServerStatement one : linked.statements()) {
      CanonicalSql statement = one.form();
      boolean isUsed = one.change().work().orZero(Counter.CALLS) > 0;
      if (isUsed && !seen.contains(statement.text())) {
        writtenUnseen.addAll(writtenBy(statement));
      }
    }
  }

  /// The tables that a statement changes, as far as its first word tells.
  private static Set<String> writtenBy(CanonicalSql statement) {
    boolean writes = !statement.reads() && !statement.managesSession();
    return writes ? Tables.of(statement) : Set.of();
  }

  /// A cache of each request's own, where one repeats the statement so often for the same values.
  Optional<Replay.Hits> within(StatementUse use, double least) {
    boolean repeats =
        use.perRequest().stream()
            .anyMatch(one -> one.distinct() > 0 && one.count() - one.distinct() >= least - 1);
    return repeats ? replayed(use, 0) : Optional.empty();
  }

  /// Proved where every execution and every write is among the files.
  Proof proof(StatementUse use, Replay.Hits hits) {
    List<Proof.Missing> missing = new ArrayList<>();
    boolean isSampled = use.perRequest().stream().anyMatch(one -> one.weight() != 1);
    if (isSampled && hits.ttlSeconds() > 0) {
      missing.add(Proof.Missing.UNSAMPLED);
    }
    if (Tables.of(use.statement()).stream().anyMatch(writtenUnseen::contains)) {
      missing.add(Proof.Missing.WRITERS);
    }
    return missing.isEmpty() ? new Proof.Proved() : new Proof.Consistent(missing);
  }

  /// The replay with answers that are kept so long; 0: within each request. Empty where the spans
  /// hold no values.
  Optional<Replay.Hits> replayed(StatementUse use, double ttlSeconds) {
    Set<String> tables = Tables.of(use.statement());
    List<Integer> spans = use.perRequest().stream().flatMap(one -> one.spans().stream()).toList();
    boolean anyValue =
        spans.stream().anyMatch(span -> sql.hasValues(span) || !sql.hasPlaceholders(span));
    if (!anyValue || tables.isEmpty()) {
      return Optional.empty();
    }
    Replay.Questions questions =
        new Replay.Questions() {
          @Override
          public Object key(int span) {
            return sql.question(span);
          }

          @Override
          public boolean isChanged(int span, long fromNs, long toNs) {
            return tables.stream().anyMatch(table -> isWritten(table, fromNs, toNs));
          }
        };
    return Optional.of(new Replay(linked, questions).of(spans, ttlSeconds));
  }

  private boolean isWritten(String table, long fromNs, long toNs) {
    TreeSet<Long> ofTable = writes.get(table);
    Long written = ofTable == null ? null : ofTable.ceiling(fromNs);
    return written != null && written <= toNs;
  }
}
