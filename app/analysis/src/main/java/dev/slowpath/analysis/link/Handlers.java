package dev.slowpath.analysis.link;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.profile.Frame;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The methods that handle requests, as spans name them: by `code.function.name`, by
/// `code.namespace` and `code.function`, or by an inner span's own name of the form `Type.method`,
/// as Spring's instrumentation gives it. A method that handles requests of two endpoints names
/// neither.
final class Handlers {
  private static final Pattern METHOD = Pattern.compile("[A-Z]\\w*\\.[a-z_]\\w*");

  private final Map<String, EndpointKey> byMethod = new HashMap<>();
  private final Set<String> ofSeveral = new HashSet<>();

  private Handlers() {}

  /// The handlers that the spans of requests name.
  static Handlers of(Linked linked) {
    Handlers handlers = new Handlers();
    TraceSet traces = linked.traces();
    linked
        .requests()
        .byEndpoint()
        .forEach((endpoint, entries) ->
            entries.forEach(entry ->
                method(traces, entry).ifPresent(method -> handlers.add(method, endpoint))));
    linked
        .requests()
        .spansOf((endpoint, span) ->
            method(traces, span).ifPresent(method -> handlers.add(method, endpoint)));
    handlers.ofSeveral.forEach(handlers.byMethod::remove);
    return handlers;
  }

  private void add(String method, EndpointKey endpoint) {
    EndpointKey known = byMethod.putIfAbsent(method, endpoint);
    if (known != null && !known.equals(endpoint)) {
      ofSeveral.add(method);
    }
  }

  private static Optional<String> method(TraceSet traces, int span) {
    SpanKind kind = traces.kind(span);
    if (kind != SpanKind.SERVER && kind != SpanKind.INTERNAL) {
      return Optional.empty();
    }
    String function =
        traces.firstOf(span, List.of("code.function.name", "code.function")).orElse("");
    String type = traces.firstOf(span, List.of("code.namespace")).orElse("");
    if (!function.isEmpty()) {
      return Optional.of(brief(type.isEmpty() ? function : type + "." + function));
    }
    String name = traces.name(span);
    return METHOD.matcher(name).matches() ? Optional.of(name) : Optional.empty();
  }

  /// Type and method, without the packages.
  private static String brief(String method) {
    int last = method.lastIndexOf('.');
    int before = last < 0 ? -1 : method.lastIndexOf('.', last - 1);
    return method.substring(before + 1);
  }

  boolean isEmpty() {
    return byMethod.isEmpty();
  }

  /// The endpoint of the outermost handler on a stack; empty where none is on it.
  Optional<EndpointKey> at(Profile profile, int stack) {
    for (Frame frame : profile.path(stack)) {
      EndpointKey endpoint = byMethod.get(brief(frame.name()));
      if (endpoint != null) {
        return Optional.of(endpoint);
      }
    }
    return Optional.empty();
  }
}
