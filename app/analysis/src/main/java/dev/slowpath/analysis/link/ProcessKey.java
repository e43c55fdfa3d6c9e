package dev.slowpath.analysis.link;

import dev.slowpath.model.trace.TraceSet;
import java.util.Comparator;
import java.util.List;

/// The process that a span ran in, as far as its resource tells: threads of one name in two
/// processes are two threads.
///
/// @param instance the service's instance, pod, container or host with its process id; empty where
///   the spans do not say
record ProcessKey(String service, String instance) implements Comparable<ProcessKey> {
  private static final Comparator<ProcessKey> ORDER =
      Comparator.comparing(ProcessKey::service).thenComparing(ProcessKey::instance);

  /// Attributes of a resource, by OpenTelemetry's semantic conventions, that name one process
  /// together.
  static final List<String> INSTANCE =
      List.of("service.instance.id", "k8s.pod.name", "container.id", "host.name", "process.pid");

  static ProcessKey of(TraceSet traces, int span) {
    StringBuilder instance = new StringBuilder();
    for (String key : INSTANCE) {
      String value = traces.attribute(span, key);
      if (value != null) {
        instance.append(instance.isEmpty() ? "" : " ").append(value);
      }
    }
    return new ProcessKey(traces.service(span), instance.toString());
  }

  /// As text, the service first.
  String name() {
    return instance.isEmpty() ? service : service + " " + instance;
  }

  @Override
  public int compareTo(ProcessKey other) {
    return ORDER.compare(this, other);
  }
}
