package dev.slowpath.analysis.sentry;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.Locator;
import java.util.Objects;

/// What one of Sentry's rules would report of an endpoint.
///
/// @param what the statement, pattern or target
/// @param requests in which the rule fires, weights counted
/// @param worstMs the most time that one request spends on it
/// @param at where that request shows it
public record SentryIssue(
    SentryRule rule,
    EndpointKey endpoint,
    String what,
    double requests,
    double worstMs,
    Locator at) {

  public SentryIssue {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(endpoint);
    Objects.requireNonNull(what);
    Objects.requireNonNull(at);
  }
}
