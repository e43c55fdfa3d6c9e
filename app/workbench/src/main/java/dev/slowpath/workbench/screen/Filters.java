package dev.slowpath.workbench.screen;

import dev.slowpath.model.bottleneck.Bottleneck;
import dev.slowpath.model.endpoint.EndpointKey;
import dev.slowpath.model.source.TimeRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The filters in force, at most one of each kind, in the order they are shown: time, endpoint,
/// service, thread.
public record Filters(List<Filter> all) {
  private static final Filters NONE = new Filters(List.of());

  public Filters {
    all = all.stream().sorted(Comparator.comparingInt(Filters::place)).toList();
    if (all.stream().map(Filters::place).distinct().count() < all.size()) {
      throw new IllegalArgumentException("two filters of one kind: " + all);
    }
  }

  public static Filters none() {
    return NONE;
  }

  private static int place(Filter filter) {
    return switch (filter) {
      case Filter.Time _ -> 0;
      case Filter.OfEndpoint _ -> 1;
      case Filter.OfService _ -> 2;
      case Filter.OfThread _ -> 3;
    };
  }

  /// With one more, which takes the place of another of its kind.
  public Filters with(Filter filter) {
    return new Filters(Stream.concat(others(filter), Stream.of(filter)).toList());
  }

  public Filters without(Filter filter) {
    return new Filters(all.stream().filter(one -> !one.equals(filter)).toList());
  }

  private Stream<Filter> others(Filter filter) {
    return all.stream().filter(one -> place(one) != place(filter));
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  public Optional<TimeRange> time() {
    return only(Filter.Time.class).map(Filter.Time::range);
  }

  public Optional<EndpointKey> endpoint() {
    return only(Filter.OfEndpoint.class).map(Filter.OfEndpoint::endpoint);
  }

  public Optional<String> service() {
    return only(Filter.OfService.class).map(Filter.OfService::service);
  }

  /// The name of the one thread whose samples are shown.
  public Optional<String> thread() {
    return only(Filter.OfThread.class).map(Filter.OfThread::thread);
  }

  private <F extends Filter> Optional<F> only(Class<F> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /// Whether the requests of an endpoint are shown.
  public boolean admits(EndpointKey key) {
    return endpoint().map(key::equals).orElse(true)
        && service().map(key.service()::equals).orElse(true);
  }

  /// Whether a bottleneck is shown: one outside any request only where no endpoint or service is
  /// asked for.
  public boolean admits(Bottleneck bottleneck) {
    EndpointKey key = bottleneck.where().endpoint();
    return key == null ? !holdsToRequests() : admits(key);
  }

  /// Whether some requests are left out for where they were served.
  boolean holdsToRequests() {
    return endpoint().isPresent() || service().isPresent();
  }
}
