package dev.slowpath.analysis.sentry;

import dev.slowpath.analysis.sentry.SentryRules.Fired;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Sentry's rules about the outgoing calls of one request: one after another, with large answers.
final class CallRules {
  private static final double CALL_MS = 500;
  private static final double PAUSE_MS = 500;
  private static final int CALLS = 3;
  private static final int HOSTS = 2;
  private static final double SAVED_MS = 2_000;
  private static final double LARGE_BYTES = 300_000;
  private static final double LARGE_MS = 100;

  private static final List<String> HOST =
      List.of("server.address", "net.peer.name", "http.host", "url.full", "http.url");
  private static final List<String> BYTES =
      List.of("http.response.body.size", "http.response_content_length");

  private final Flattened request;
  private final List<Fired> fired = new ArrayList<>();

  private CallRules(Flattened request) {
    this.request = request;
  }

  static List<Fired> of(Flattened request) {
    CallRules rules = new CallRules(request);
    rules.consecutive();
    rules.large();
    return rules.fired;
  }

  private void consecutive() {
    List<Integer> run = new ArrayList<>();
    for (int span : request.spans()) {
      if (!request.isCall(span) || request.ms(span) < CALL_MS) {
        continue;
      }
      boolean follows =
          run.isEmpty()
              || (!request.overlaps(run.getLast(), span)
                  && request.pauseMs(run.getLast(), span) < PAUSE_MS);
      if (!follows) {
        consecutive(run);
        run.clear();
      }
      run.add(span);
    }
    consecutive(run);
  }

  private void consecutive(List<Integer> run) {
    double sum = run.stream().mapToDouble(request::ms).sum();
    double longest = run.stream().mapToDouble(request::ms).max().orElse(0);
    TreeSet<String> hosts = new TreeSet<>();
    run.forEach(span -> hosts.add(host(span)));
    if (run.size() >= CALLS && hosts.size() <= HOSTS && sum - longest >= SAVED_MS) {
      String what = String.join(", ", hosts);
      fired.add(new Fired(SentryRule.CONSECUTIVE_HTTP, what, sum, run.getFirst()));
    }
  }

  private String host(int span) {
    String host = request.attribute(span, HOST);
    return host.isEmpty() ? request.name(span) : host;
  }

  private void large() {
    for (int span : request.spans()) {
      String bytes = request.isCall(span) ? request.attribute(span, BYTES) : "";
      boolean isLarge = bytes.matches("\\d{1,15}") && Double.parseDouble(bytes) > LARGE_BYTES;
      if (isLarge && request.ms(span) >= LARGE_MS) {
        fired.add(new Fired(SentryRule.LARGE_PAYLOAD, host(span), request.ms(span), span));
      }
    }
  }
}
