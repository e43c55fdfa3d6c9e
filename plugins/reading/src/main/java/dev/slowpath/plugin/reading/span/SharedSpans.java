package dev.slowpath.plugin.reading.span;

import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.model.trace.TraceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Spans of which caller and server share one id, as Zipkin's B3 allows: the server's half becomes
/// a child of the caller's, with an id of its own, and keeps the children that its service made.
public final class SharedSpans {
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final List<SpanForm> forms;
  private final Set<Key> taken = new HashSet<>();
  private final Map<Key, SpanForm> servers = new HashMap<>();
  private int separated;

  private SharedSpans(List<SpanForm> forms) {
    this.forms = forms;
  }

  private record Key(TraceId trace, long id) {}

  /// Gives the servers' halves ids of their own; how many there were.
  public static int separate(List<SpanForm> forms) {
    SharedSpans shared = new SharedSpans(forms);
    shared.separate();
    return shared.separated;
  }

  private void separate() {
    Map<Key, List<SpanForm>> byId = new HashMap<>();
    for (SpanForm form : forms) {
      if (form.trace().isPresent() && form.id().isPresent()) {
        Key key = new Key(form.trace().get(), form.id().getAsLong());
        byId.computeIfAbsent(key, absent -> new ArrayList<>()).add(form);
        taken.add(key);
      }
    }
    byId.forEach((key, same) -> {
      boolean isCalled = same.stream().anyMatch(form -> form.kind() == SpanKind.CLIENT);
      same.stream()
          .filter(form -> isCalled && form.kind() == SpanKind.SERVER)
          .findFirst()
          .ifPresent(server -> servers.put(key, server));
    });
    forms.forEach(this::adopt);
    servers.forEach(this::rename);
  }

  /// A child of the server's service belongs to the server's half.
  private void adopt(SpanForm child) {
    if (child.trace().isEmpty() || child.parent().isEmpty()) {
      return;
    }
    Key key = new Key(child.trace().get(), child.parent().getAsLong());
    SpanForm server = servers.get(key);
    if (server != null && server != child && server.service().equals(child.service())) {
      child.parent(OptionalLong.of(ownId(key)));
    }
  }

  private void rename(Key key, SpanForm server) {
    server.id(OptionalLong.of(ownId(key))).parent(OptionalLong.of(key.id()));
    separated++;
  }

  /// The same for the same trace and id.
  private long ownId(Key key) {
    long id = key.id() * MIX + 1;
    while (id == 0 || taken.contains(new Key(key.trace(), id))) {
      id = id * MIX + 1;
    }
    return id;
  }
}
