package dev.slowpath.analysis.sentry;

import dev.slowpath.analysis.sentry.SentryRules.Fired;
import java.util.ArrayList;
import java.util.List;

/// Sentry's rule about a pattern of several spans that is repeated (MN+1): of the spans that hold
/// no others, one after another, below ancestors that meet soon.
final class PatternRule {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 8;
  private static final int REPEATS = 3;
  private static final int DEPTH = 3;
  private static final double MS = 50;
  private static final double SHARE = 0.05;

  private final Flattened request;
  private final List<Integer> leaves;
  private final List<String> keys;
  private final List<Fired> fired = new ArrayList<>();

  private PatternRule(Flattened request) {
    this.request = request;
    leaves = request.spans().stream().filter(request::isLeaf).toList();
    keys = leaves.stream().map(request::key).toList();
  }

  static List<Fired> of(Flattened request) {
    PatternRule rule = new PatternRule(request);
    rule.look();
    return rule.fired;
  }

  /// From each place the shortest pattern that repeats often enough; what it covers is done with.
  private void look() {
    int from = 0;
    while (from < leaves.size()) {
      int covered = 0;
      for (int length = SHORTEST; length <= LONGEST && covered == 0; length++) {
        int repeats = repeats(from, length);
        if (repeats >= REPEATS && isOfTwo(from, length)) {
          report(from, length, repeats);
          covered = length * repeats;
        }
      }
      from += Math.max(1, covered);
    }
  }

  private int repeats(int from, int length) {
    int at = from + 1;
    while (at < leaves.size()
        && !request.overlaps(leaves.get(at - 1), leaves.get(at))
        && (at < from + length || keys.get(at).equals(keys.get(at - length)))) {
      at++;
    }
    return (at - from) / length;
  }

  /// A pattern of one key alone is no pattern but a repetition.
  private boolean isOfTwo(int from, int length) {
    return keys.subList(from, from + length).stream().distinct().count() > 1;
  }

  private void report(int from, int length, int repeats) {
    List<Integer> all = leaves.subList(from, from + length * repeats);
    List<Integer> queries =
        all.stream().filter(span -> request.isDatabase(span) && request.isWhole(span)).toList();
    double ms = request.unionMs(all);
    double databaseMs = request.unionMs(queries);
    boolean meets = commonAncestor(all.getFirst(), all.getLast());
    if (!queries.isEmpty() && meets && ms >= MS && databaseMs >= SHARE * request.totalMs()) {
      String pattern = String.join(" → ", keys.subList(from, from + length));
      fired.add(new Fired(SentryRule.MN_PLUS_ONE_DB, pattern, ms, all.getFirst()));
    }
  }

  /// Whether two spans have an ancestor in common a few steps above them.
  private boolean commonAncestor(int one, int other) {
    int left = one;
    for (int up = 0; up < DEPTH; up++) {
      left = request.parent(left);
      int right = other;
      for (int above = 0; above < DEPTH && left >= 0; above++) {
        right = request.parent(right);
        if (right == left) {
          return true;
        }
        if (right < 0) {
          break;
        }
      }
      if (left < 0) {
        return false;
      }
    }
    return false;
  }
}
