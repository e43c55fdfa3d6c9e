package dev.slowpath.analysis.link;

import dev.slowpath.model.trace.TraceSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/// The process that a span ran in, as far as its resource tells: threads of one name in two
/// processes are two threads.
///
/// @param instance the service's instance, pod, container or host with its process id; empty where
///   the spans do not say
record ProcessKey(String service, String instance) implements Comparable<ProcessKey> {
  private static final int UNSEEN = -2;

  private static final Comparator<ProcessKey> ORDER =
      Comparator.comparing(ProcessKey::service).thenComparing(ProcessKey::instance);

  /// Attributes of a resource, by OpenTelemetry's semantic conventions, that name one process
  /// together.
  private static final List<String> INSTANCE =
      List.of("service.instance.id", "k8s.pod.name", "container.id", "host.name", "process.pid");

  /// The processes of spans, each made once for all spans that follow each other in it.
  static IntFunction<ProcessKey> of(TraceSet traces) {
    int[] keys = INSTANCE.stream().mapToInt(traces::number).toArray();
    int[] last = new int[keys.length + 1];
    Arrays.fill(last, UNSEEN);
    ProcessKey[] known = new ProcessKey[1];
    return span -> {
      boolean isSame = last[keys.length] == traces.serviceNumber(span);
      last[keys.length] = traces.serviceNumber(span);
      for (int at = 0; at < keys.length; at++) {
        int value = keys[at] < 0 ? -1 : traces.valueNumber(span, keys[at]);
        isSame &= last[at] == value;
        last[at] = value;
      }
      if (!isSame) {
        known[0] = of(traces, span);
      }
      return known[0];
    };
  }

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
