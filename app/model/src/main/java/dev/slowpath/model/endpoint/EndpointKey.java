package dev.slowpath.model.endpoint;

import java.util.Comparator;
import java.util.Objects;

/// The identity of an endpoint: the service and `METHOD route`, or the job's name.
public record EndpointKey(String service, String name) implements Comparable<EndpointKey> {
  private static final Comparator<EndpointKey> ORDER =
      Comparator.comparing(EndpointKey::service).thenComparing(EndpointKey::name);

  public EndpointKey {
    Objects.requireNonNull(service);
    Objects.requireNonNull(name);
  }

  @Override
  public int compareTo(EndpointKey other) {
    return ORDER.compare(this, other);
  }
}
