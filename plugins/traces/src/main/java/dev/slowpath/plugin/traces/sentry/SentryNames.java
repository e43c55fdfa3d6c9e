package dev.slowpath.plugin.traces.sentry;

import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.plugin.reading.span.Kinds;
import dev.slowpath.plugin.reading.span.SpanForm;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Sentry's operations and descriptions mean.
final class SentryNames {
  private static final Set<String> NO_FAILURES = Set.of("", "ok", "unset", "cancelled");
  private static final Pattern CALL = Pattern.compile("([A-Z]{3,7}) (\\S+)");
  private static final Pattern RELEASE = Pattern.compile("([A-Za-z][\\w.-]*)@.+");

  private SentryNames() {}

  static boolean isFailure(String status) {
    return !NO_FAILURES.contains(status);
  }

  /// @param isRoot whether it is the transaction itself
  static SpanKind kind(String op, String stated, boolean isRoot) {
    SpanKind kind = Kinds.of(stated);
    if (kind != SpanKind.UNKNOWN) {
      return kind;
    }
    if (op.equals("http.server") || op.equals("rpc.server") || op.equals("websocket.server")) {
      return SpanKind.SERVER;
    }
    if (isRoot) {
      return op.startsWith("queue.") ? SpanKind.CONSUMER : SpanKind.INTERNAL;
    }
    boolean isCall =
        op.startsWith("db")
            || op.startsWith("cache")
            || op.startsWith("http.client")
            || op.startsWith("rpc.client");
    return isCall ? SpanKind.CLIENT : SpanKind.INTERNAL;
  }

  /// A description is the statement or the call, where the data does not say it by itself.
  static void describe(SpanForm form, String op, String description) {
    if (op.startsWith("db.redis") || op.startsWith("cache")) {
      form.with("db.system.name", "redis");
    } else if (op.startsWith("db") && !op.equals("db.connection")) {
      form.with("db.query.text", description);
    }
    Matcher call = CALL.matcher(description);
    if (op.startsWith("http.client") && call.matches()) {
      form.with("http.request.method", call.group(1));
      form.with("url.full", call.group(2));
    }
  }

  /// A transaction named by its path is a route; its method stands elsewhere.
  static void route(SpanForm root, String method) {
    if (root.name().startsWith("/") && root.kind() == SpanKind.SERVER) {
      root.with("http.route", root.name());
      root.with("http.request.method", method);
    }
  }

  /// `shop` of `shop@1.2`; empty for a release without a name.
  static String beforeVersion(String release) {
    Matcher named = RELEASE.matcher(release);
    return named.matches() ? named.group(1) : "";
  }
}
