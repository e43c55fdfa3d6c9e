package dev.slowpath.analysis.compare;

import dev.slowpath.model.endpoint.EndpointKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which endpoint of after is which of before. The same name of the same service is the same
/// endpoint; a name that only one service has on either side is the same endpoint too; what has
/// another name in the new system is told.
///
/// @param renamed old names to new ones, `METHOD route` each
public record Mapping(Map<String, String> renamed) {
  /// All names are what they were.
  public static final Mapping SAME = new Mapping(Map.of());

  public Mapping {
    renamed = Map.copyOf(renamed);
  }

  /// The endpoint of after for each of before that has one.
  Map<EndpointKey, EndpointKey> pairs(
      Collection<EndpointKey> before, Collection<EndpointKey> after) {
    Map<EndpointKey, EndpointKey> pairs = new HashMap<>();
    for (EndpointKey one : before) {
      String name = renamed.getOrDefault(one.name(), one.name());
      List<EndpointKey> sameName = after.stream().filter(it -> it.name().equals(name)).toList();
      boolean isOnly = before.stream().filter(it -> it.name().equals(one.name())).count() == 1;
      Optional<EndpointKey> exact =
          sameName.stream().filter(it -> it.service().equals(one.service())).findFirst();
      exact
          .or(() ->
              sameName.size() == 1 && isOnly ? Optional.of(sameName.getFirst()) : Optional.empty())
          .ifPresent(other -> pairs.put(one, other));
    }
    return pairs;
  }
}
