package dev.slowpath.analysis.link;

import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.profile.Profile;
import dev.slowpath.model.profile.Stacks;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// The methods that handle requests, as spans name them: by `code.function.name`, by
/// `code.namespace` and `code.function`, or by an inner span's own name of the form `Type.method`,
/// as Spring's instrumentation gives it. A method that handles requests of two endpoints names
/// neither.
final class Handlers {
  private static final List<String> FUNCTION = List.of("code.function.name", "code.function");
  private static final Pattern METHOD = Pattern.compile("[A-Z]\\w*\\.[a-z_]\\w*");

  private final Map<String, EndpointKey> byMethod = new HashMap<>();
  private final Set<String> ofSeveral = new HashSet<>();
  private final Map<String, Boolean> isMethod = new HashMap<>();
  private final TraceSet traces;

  private Handlers(TraceSet traces) {
    this.traces = traces;
  }

  /// The handlers that the spans of requests name.
  static Handlers of(Linked linked) {
    Handlers handlers = new Handlers(linked.traces());
    linked
        .requests()
        .byEndpoint()
        .forEach((endpoint, entries) ->
            entries.forEach(entry ->
                handlers.method(entry).ifPresent(method -> handlers.add(method, endpoint))));
    linked
        .requests()
        .spansOf((endpoint, span) ->
            handlers.method(span).ifPresent(method -> handlers.add(method, endpoint)));
    handlers.ofSeveral.forEach(handlers.byMethod::remove);
    return handlers;
  }

  private void add(String method, EndpointKey endpoint) {
    EndpointKey known = byMethod.putIfAbsent(method, endpoint);
    if (known != null && !known.equals(endpoint)) {
      ofSeveral.add(method);
    }
  }

  private Optional<String> method(int span) {
    SpanKind kind = traces.kind(span);
    if (kind != SpanKind.SERVER && kind != SpanKind.INTERNAL) {
      return Optional.empty();
    }
    String function = traces.firstOf(span, FUNCTION).orElse("");
    if (!function.isEmpty()) {
      String type = Objects.requireNonNullElse(traces.attribute(span, "code.namespace"), "");
      return Optional.of(brief(type.isEmpty() ? function : type + "." + function));
    }
    String name = traces.name(span);
    boolean is = isMethod.computeIfAbsent(name, one -> METHOD.matcher(one).matches());
    return is ? Optional.of(name) : Optional.empty();
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

  /// The endpoint of the outermost handler on each stack of a profile; empty where none is on it.
  IntFunction<Optional<EndpointKey>> of(Profile profile) {
    List<Optional<EndpointKey>> byFrame =
        profile.frames().stream()
            .map(frame -> Optional.ofNullable(byMethod.get(brief(frame.name()))))
            .toList();
    return stack -> {
      Optional<EndpointKey> outermost = Optional.empty();
      for (int at = stack; at != Stacks.ROOT; at = profile.stacks().parent(at)) {
        Optional<EndpointKey> here = byFrame.get(profile.stacks().frame(at));
        outermost = here.isPresent() ? here : outermost;
      }
      return outermost;
    };
  }
}
