package dev.slowpath.analysis.sentry;

import dev.slowpath.analysis.sentry.SentryRules.Fired;
import dev.slowpath.model.sql.CanonicalSql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Sentry's rules about queries of one request: repeated behind a source, one after another
/// although independent, slow.
final class DatabaseRules {
  private static final int REPEATS = 5;
  private static final double REPEATED_MS = 50;
  private static final double INDEPENDENT_MS = 30;
  private static final double SAVED_MS = 100;
  private static final double SAVED_SHARE = 0.1;
  private static final double SLOW_MS = 500;

  private final Flattened request;
  private final List<Fired> fired = new ArrayList<>();

  private DatabaseRules(Flattened request) {
    this.request = request;
  }

  static List<Fired> of(Flattened request) {
    DatabaseRules rules = new DatabaseRules(request);
    rules.repeated();
    rules.consecutive();
    rules.slow();
    return rules.fired;
  }

  /// A query, then others of one text below the same parent; anything that is no query ends them.
  private void repeated() {
    int source = -1;
    List<Integer> repeats = new ArrayList<>();
    for (int span : request.spans()) {
      if (!request.isDatabase(span)) {
        ended(repeats);
        source = -1;
      } else if (source < 0) {
        source = span;
      } else if (continues(source, repeats, span)) {
        repeats.add(span);
      } else {
        int before = repeats.isEmpty() ? source : repeats.getLast();
        ended(repeats);
        source = before;
        if (continues(source, repeats, span)) {
          repeats.add(span);
        } else {
          source = span;
        }
      }
    }
    ended(repeats);
  }

  private boolean continues(int source, List<Integer> repeats, int span) {
    boolean isOfParent = request.parent(span) == request.parent(source);
    if (!isOfParent || !request.isWhole(span)) {
      return false;
    }
    return repeats.isEmpty()
        ? !request.sql(span).equals(request.sql(source))
        : request.text(span).equals(request.text(repeats.getFirst()));
  }

  private void ended(List<Integer> repeats) {
    double ms = request.unionMs(repeats);
    if (repeats.size() >= REPEATS && ms >= REPEATED_MS) {
      CanonicalSql sql = request.sql(repeats.getFirst());
      fired.add(new Fired(SentryRule.N_PLUS_ONE_DB, sql.text(), ms, repeats.getFirst()));
    }
    repeats.clear();
  }

  private void consecutive() {
    List<Integer> run = new ArrayList<>();
    for (int span : request.spans()) {
      boolean follows =
          request.isSelect(span) && (run.isEmpty() || !request.overlaps(run.getLast(), span));
      if (!follows) {
        consecutive(run);
        run.clear();
      }
      if (request.isSelect(span)) {
        run.add(span);
      }
    }
    consecutive(run);
  }

  private void consecutive(List<Integer> run) {
    double longest = 0;
    double dependent = 0;
    double total = 0;
    int independents = 0;
    int shown = -1;
    for (int at = 0; at < run.size(); at++) {
      double ms = request.ms(run.get(at));
      total += ms;
      if (at > 0 && isIndependent(run.get(at)) && ms > INDEPENDENT_MS) {
        independents++;
        longest = Math.max(longest, ms);
        shown = shown < 0 ? run.get(at) : shown;
      } else {
        dependent += ms;
      }
    }
    double saved = total - Math.max(longest, dependent);
    if (independents > 0 && saved >= SAVED_MS && saved >= SAVED_SHARE * request.totalMs()) {
      fired.add(
          new Fired(SentryRule.CONSECUTIVE_DB, request.sql(shown).text(), total, run.getFirst()));
    }
  }

  /// Whether nothing in a query can come from another's answer.
  private boolean isIndependent(int span) {
    CanonicalSql sql = request.sql(span);
    String text = sql.text().toLowerCase(Locale.ROOT);
    return !sql.truncated() && !text.contains(" where ") && !text.contains("?");
  }

  private void slow() {
    Set<String> seen = new HashSet<>();
    for (int span : request.spans()) {
      boolean isSlow = request.isSelect(span) && request.ms(span) >= SLOW_MS;
      if (isSlow && request.isWhole(span) && seen.add(request.text(span))) {
        fired.add(new Fired(SentryRule.SLOW_DB, request.sql(span).text(), request.ms(span), span));
      }
    }
  }
}
