package dev.slowpath.analysis.sentry;

import dev.slowpath.analysis.link.Linked;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.sql.CanonicalSql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What Sentry's rules would report of the same spans, to stand beside the ranking. They look at
/// one trace at a time and rank nothing; here the requests are counted in which each would fire.
///
/// Source: `src/sentry/issue_detection/detectors` and its settings.
public final class SentryRules {
  private static final Comparator<SentryIssue> MOST_REQUESTS =
      Comparator.<SentryIssue>comparingDouble(issue -> -issue.requests())
          .thenComparing(SentryIssue::rule)
          .thenComparing(SentryIssue::endpoint)
          .thenComparing(SentryIssue::what);

  private final Linked linked;
  private final Map<Kind, Counted> found = new HashMap<>();

  private record Kind(SentryRule rule, EndpointKey endpoint, String what) {}

  private static final class Counted {
    private double requests;
    private double worstMs;
    private int worst;
  }

  /// What a rule says of one request.
  record Fired(SentryRule rule, String what, double ms, int span) {}

  private SentryRules(Linked linked) {
    this.linked = linked;
  }

  /// All issues, those of most requests first.
  public static List<SentryIssue> of(Linked linked) {
    SentryRules rules = new SentryRules(linked);
    Map<String, CanonicalSql> forms = new HashMap<>();
    linked
        .requests()
        .byEndpoint()
        .forEach((key, entries) ->
            entries.forEach(entry -> rules.count(key, new Flattened(linked, entry, forms))));
    return rules.issues();
  }

  private void count(EndpointKey key, Flattened request) {
    List<Fired> fired = new ArrayList<>(DatabaseRules.of(request));
    fired.addAll(PatternRule.of(request));
    fired.addAll(CallRules.of(request));
    Set<Kind> counted = new HashSet<>();
    for (Fired one : fired) {
      Kind kind = new Kind(one.rule(), key, one.what());
      Counted sum = found.computeIfAbsent(kind, absent -> new Counted());
      if (counted.add(kind)) {
        sum.requests += linked.traces().weight(request.entry());
      }
      if (one.ms() > sum.worstMs) {
        sum.worstMs = one.ms();
        sum.worst = one.span();
      }
    }
  }

  private List<SentryIssue> issues() {
    List<SentryIssue> issues = new ArrayList<>();
    found.forEach((kind, sum) ->
        issues.add(
            new SentryIssue(
                kind.rule(),
                kind.endpoint(),
                kind.what(),
                sum.requests,
                sum.worstMs,
                linked.traces().locator(sum.worst))));
    issues.sort(MOST_REQUESTS);
    return issues;
  }
}
